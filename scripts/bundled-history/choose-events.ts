/** Decides which recorded events are bundled: all about identity, and the largest of the others. */
import type { RecordedPayload } from './recorded-history'

/** Services through which people and programs prove who they are, as the public feed named and names them. */
const IDENTITY_SERVICES = [
  'iam',
  'iamrolesanywhere',
  'sts',
  'signin',
  'sso',
  'iamidentitycenter',
  'organizations',
  'account',
  'management-console',
  'cognito',
  'directoryservice',
]

const IDENTITY_KEY = new RegExp(`^(?:${IDENTITY_SERVICES.join('|')})(?:-[a-z]{2}-.+)?$`)

const MINUTE = 60

/** Seconds from first to last word that make an event large, by its worst status. */
const LONG: Readonly<Record<string, number>> = { 3: 0, 2: 45 * MINUTE, 1: 5 * 60 * MINUTE }

/** So many updates make an event large whatever its status and length. */
const MANY_UPDATES = 6

/** True for the key of an identity service. */
export function isIdentityKey(key: string): boolean {
  return IDENTITY_KEY.test(key)
}

/**
 * The rule of size. The record must hold an end that lies after the start; then an event is large when it was a
 * disruption (3), a degradation (2) of 45 minutes or more, at its worst informational (1) for five hours or more, or
 * told in six updates or more.
 */
export function isLarge({ date, end_time, status, event_log }: RecordedPayload): boolean {
  const lasted = end_time === undefined ? 0 : Number(end_time) - Number(date)
  if (lasted <= 0) return false
  return lasted >= (LONG[status] ?? Number.POSITIVE_INFINITY) || event_log.length >= MANY_UPDATES
}

/** True when the event belongs into the bundle. */
export function isBundled(key: string, payload: RecordedPayload): boolean {
  return isIdentityKey(key) || isLarge(payload)
}
