/** Decides which events become incidents at all, and which of those are about access rather than an outage. */
import type { EventFacts } from './facts'

/** AWS Health's codes for what befalls an account's own credentials and conduct. */
const ACCESS_SERVICES: ReadonlySet<string> = new Set(['abuse', 'risk', 'security'])

/** IAM, STS, sign-in and IAM Identity Center: what everybody's access rests on. */
const IDENTITY_SERVICES: ReadonlySet<string> = new Set(['iam', 'sts', 'signin', 'identitycenter'])

/** The catalogue ids of the identity services, in alphabetical order. */
export const IDENTITY_SERVICE_IDS: readonly string[] = [...IDENTITY_SERVICES].sort()

/**
 * Whether an event belongs to an incident: an issue or an investigation that has begun. Notices, planned changes, lifecycle
 * and billing matters do not.
 */
export function belongsToIncident({
  category,
  status,
  service,
  scope,
  typeCode,
}: Pick<EventFacts, 'category' | 'status' | 'service' | 'scope' | 'typeCode'>): boolean {
  if (category !== 'issue' && category !== 'investigation') return false
  if (status === 'upcoming') return false
  const code = typeCode?.toUpperCase() ?? null
  if (code?.includes('LIFECYCLE')) return false
  const isBilling = service === 'billing' || code?.startsWith('AWS_BILLING_') === true
  return !isBilling || (code === null ? scope === 'PUBLIC' : code.includes('OPERATIONAL_ISSUE'))
}

/** Whether an event is about a credential, abuse or security of an account. */
export function isAccessEvent({ service }: Pick<EventFacts, 'service'>): boolean {
  return ACCESS_SERVICES.has(service)
}

/** Whether an event is of one of the identity services. */
export function isIdentityEvent({ service }: Pick<EventFacts, 'service'>): boolean {
  return IDENTITY_SERVICES.has(service)
}
