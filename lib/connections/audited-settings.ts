/** What the audit keeps of a connection's settings. */
import type { AwsConnection, EvidenceSettings } from '@/lib/domain/aws-connection'

/** What can be set, of a stored connection as well as of a form. */
type Settings = Pick<AwsConnection, 'name' | 'credentials' | 'regions' | 'queueUrls' | 'evidence'>

type Values = Record<string, unknown>
interface Moved {
  before: Values
  after: Values
}

/** An external id as short as this could be guessed from its end. */
const LEAST_SHOWN = 12
const SHOWN_OF_ID = 4

/** The settings, and of the external id only enough to tell it from another. */
export function audited(settings: Settings): Values {
  return disguised(valuesOf(settings))
}

/** The settings that differ, as the audit keeps them; null where none does. */
export function movedSettings(before: Settings, after: Settings): Moved | null {
  const moved = movedFields(valuesOf(before), valuesOf(after))
  return moved === null ? null : { before: disguised(moved.before), after: disguised(moved.after) }
}

/** The fields whose values differ, before and after; null where none does. */
export function movedFields(before: Values, after: Values): Moved | null {
  const fields = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (fields.length === 0) return null
  const only = (values: Values) => Object.fromEntries(fields.map((field) => [field, values[field]]))
  return { before: only(before), after: only(after) }
}

/** What is set about evidence, as far as it is given. */
export function auditedEvidence(evidence: Partial<EvidenceSettings>): Values {
  return disguised(evidenceValues(evidence))
}

function evidenceValues({ role, externalId, ...others }: Partial<EvidenceSettings>): Values {
  return { evidenceRole: role, evidenceExternalId: externalId, ...others }
}

function valuesOf({ name, credentials, regions, queueUrls, evidence }: Settings): Values {
  const { from, ...given } = { profile: null, roleArn: null, externalId: null, ...credentials }
  return { name, credentials: from, ...given, regions, queueUrls, ...evidenceValues(evidence) }
}

/** External ids, which are half a secret. */
const HALF_SECRET = ['externalId', 'evidenceExternalId']

function disguised(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, HALF_SECRET.includes(name) ? endOf(value) : value]),
  )
}

function endOf(id: unknown): unknown {
  if (typeof id !== 'string') return id
  return id.length < LEAST_SHOWN ? '…' : `…${id.slice(-SHOWN_OF_ID)}`
}
