/** The tables of changes and of calls per minute, as they are written. */
import { type BulkColumn, timestamp } from '@/lib/db/bulk'
import { storableText, storableValue } from '@/lib/db/storable'
import type { CallMinuteCount } from '@/lib/domain/iam-changes/call-minutes'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { meansOf } from '@/lib/domain/iam-changes/means'
import { subjectOf } from '@/lib/domain/iam-changes/subject'

/** A change, as CloudTrail tells it and as we read it. */
export const CHANGE_COLUMNS: readonly BulkColumn<IamCall>[] = [
  { name: 'account_id', type: 'text', as: '$::char(12)', value: ({ accountId }) => accountId },
  { name: 'event_id', type: 'text', value: ({ eventId }) => storableText(eventId) },
  { name: 'at', type: 'timestamptz', value: ({ at }) => timestamp(at) },
  { name: 'event_source', type: 'text', value: ({ eventSource }) => storableText(eventSource) },
  { name: 'event_name', type: 'text', value: ({ eventName }) => storableText(eventName) },
  { name: 'region', type: 'text', value: ({ region }) => storableText(region) },
  { name: 'actor_type', type: 'text', value: ({ actor }) => wordsOf(actor.type) },
  { name: 'actor_arn', type: 'text', value: ({ actor }) => wordsOf(actor.arn) },
  { name: 'actor_name', type: 'text', value: ({ actor }) => storableText(actor.name) },
  { name: 'source_ip', type: 'text', value: ({ sourceIp }) => wordsOf(sourceIp) },
  { name: 'user_agent', type: 'text', value: ({ userAgent }) => wordsOf(userAgent) },
  { name: 'subject', type: 'text', value: (call) => storableText(subjectOf(call)) },
  { name: 'means', type: 'text', value: (call) => meansOf(call).means },
  { name: 'means_why', type: 'text', value: (call) => storableText(meansOf(call).why) },
  { name: 'error_code', type: 'text', value: ({ errorCode }) => wordsOf(errorCode) },
  { name: 'record', type: 'text', as: '$::jsonb', value: ({ record }) => JSON.stringify(storableValue(record)) },
]

/** How many calls of an account had which result in a minute. */
export const MINUTE_COLUMNS: readonly BulkColumn<CallMinuteCount & { accountId: string }>[] = [
  { name: 'account_id', type: 'text', as: '$::char(12)', value: ({ accountId }) => accountId },
  { name: 'minute', type: 'timestamptz', value: ({ minute }) => timestamp(minute) },
  { name: 'event_source', type: 'text', value: ({ eventSource }) => storableText(eventSource) },
  { name: 'error_code', type: 'text', value: ({ errorCode }) => storableText(errorCode) },
  { name: 'calls', type: 'int', value: ({ calls }) => calls },
  { name: 'global_sts', type: 'int', value: ({ globalSts }) => globalSts },
]

const LONGEST_WORDS = 2_000

/** A text that may be missing, and not longer than anybody reads. */
function wordsOf(text: string | null): string | null {
  return text === null ? null : storableText(text.slice(0, LONGEST_WORDS))
}
