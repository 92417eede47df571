/** Writes changes to identity as CSV. */
import { csvLine } from '@/lib/wire/csv-line'
import type { IamChangeView } from './contract'

const COLUMNS: readonly { name: string; value: (change: IamChangeView) => string | null }[] = [
  { name: 'at', value: ({ at }) => at },
  { name: 'account_id', value: ({ account }) => account.id },
  { name: 'account', value: ({ account }) => account.name },
  { name: 'source', value: ({ eventSource }) => eventSource },
  { name: 'action', value: ({ eventName }) => eventName },
  { name: 'subject', value: ({ subject }) => subject },
  { name: 'region', value: ({ region }) => region },
  { name: 'actor', value: ({ actor }) => actor.name },
  { name: 'actor_type', value: ({ actor }) => actor.type },
  { name: 'actor_arn', value: ({ actor }) => actor.arn },
  { name: 'source_ip', value: ({ sourceIp }) => sourceIp },
  { name: 'user_agent', value: ({ userAgent }) => userAgent },
  { name: 'means', value: ({ means }) => means },
  { name: 'means_why', value: ({ meansWhy }) => meansWhy },
  { name: 'error_code', value: ({ errorCode }) => errorCode },
  { name: 'needs_reason', value: ({ needsReason }) => (needsReason ? 'yes' : 'no') },
  { name: 'reason', value: ({ explanation }) => explanation?.text ?? null },
  { name: 'reason_by', value: ({ explanation }) => explanation?.by ?? null },
  { name: 'reason_at', value: ({ explanation }) => explanation?.at ?? null },
  { name: 'event_id', value: ({ eventId }) => eventId },
]

/** The first line, with its line break. */
export const CHANGE_CSV_HEAD = csvLine(COLUMNS.map(({ name }) => name))

/** One change, with its line break. */
export function changeLine(change: IamChangeView): string {
  return csvLine(COLUMNS.map(({ value }) => value(change)))
}
