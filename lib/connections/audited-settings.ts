/** What the audit keeps of a connection's settings. */
import type { AwsConnection } from '@/lib/domain/aws-connection'

/** What can be set, of a stored connection as well as of a form. */
type Settings = Pick<AwsConnection, 'name' | 'credentials' | 'regions' | 'queueUrls'>

const SHOWN_OF_ID = 4

/** The settings, and of the external id only enough to see that it changed. */
export function audited({ name, credentials, regions, queueUrls }: Settings): Record<string, unknown> {
  const { from, ...given } = { profile: null, roleArn: null, externalId: null, ...credentials }
  const externalId = given.externalId === null ? null : `…${given.externalId.slice(-SHOWN_OF_ID)}`
  return { name, credentials: from, ...given, externalId, regions, queueUrls }
}

type Values = Record<string, unknown>

/** The fields whose values differ, before and after; null where none does. */
export function movedFields(before: Values, after: Values): { before: Values; after: Values } | null {
  const fields = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (fields.length === 0) return null
  const only = (values: Values) => Object.fromEntries(fields.map((field) => [field, values[field]]))
  return { before: only(before), after: only(after) }
}
