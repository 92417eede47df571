/** Remembers which pages of which communications EventBridge delivered, so that what comes again is known. */
import 'server-only'
import { bulkRows, insertRows, timestamp } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import type { EventbridgeMessage } from '@/lib/sources/eventbridge/message'
import { pageKey } from './communications'

/** Where messages came in, as source_listing names it. */
export type ArrivalListing = 'webhook' | `eventbridge:${string}`

const KEY = [
  { name: 'event_arn', type: 'text', value: ({ arn }: EventbridgeMessage) => arn },
  { name: 'communication_id', type: 'text', value: ({ communicationId }: EventbridgeMessage) => communicationId },
  { name: 'account_id', type: 'text', value: ({ account }: EventbridgeMessage) => account ?? '' },
  { name: 'page', type: 'integer', value: ({ page }: EventbridgeMessage) => page },
]

/** The messages whose page is new, or was delivered as it stood at another time; each once. */
export async function findFresh(
  client: Queryable,
  messages: readonly EventbridgeMessage[],
): Promise<EventbridgeMessage[]> {
  const { rows } = await client.query<{ place: string; said_at: Date }>(
    `SELECT given.place, p.said_at
     FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[]) WITH ORDINALITY
       AS given(event_arn, communication_id, account_id, page, place)
     JOIN eventbridge_page p USING (event_arn, communication_id, account_id, page)`,
    bulkRows(KEY, messages).parameters,
  )
  const stored = new Map(rows.map(({ place, said_at }) => [Number(place) - 1, said_at.getTime()]))
  const seen = new Set<string>()
  return messages.filter((message, index) => {
    const { saidAt } = message.event.event
    const key = `${saidAt} ${pageKey(message)}`
    const isRepeat = seen.has(key) || stored.get(index) === saidAt
    seen.add(key)
    return !isRepeat
  })
}

interface Delivered {
  latest: EventbridgeMessage
  times: number
}

/** Notes messages as delivered at `receivedAt`, and settles the communications whose pages are all there. */
export async function notePages(
  client: Queryable,
  messages: readonly EventbridgeMessage[],
  listing: ArrivalListing,
  receivedAt: Instant,
): Promise<void> {
  const pages = [...delivered(messages).values()]
  const ofLatest = KEY.map((column) => ({ ...column, value: ({ latest }: Delivered) => column.value(latest) }))
  await insertRows(
    client,
    'eventbridge_page',
    [
      ...ofLatest,
      { name: 'total_pages', type: 'integer', value: ({ latest }) => latest.totalPages },
      { name: 'truncated', type: 'boolean', value: ({ latest }) => latest.truncated },
      { name: 'said_at', type: 'timestamptz', value: ({ latest }) => timestamp(latest.event.event.saidAt) },
      { name: 'received_at', type: 'timestamptz', value: () => timestamp(receivedAt) },
      { name: 'listing_id', type: 'text', value: () => listing },
      { name: 'times', type: 'integer', value: ({ times }) => times },
      {
        name: 'settled_at',
        type: 'timestamptz',
        value: ({ latest }) => (latest.totalPages === 1 ? timestamp(receivedAt) : null),
      },
    ],
    pages,
    `ON CONFLICT (event_arn, communication_id, account_id, page) DO UPDATE SET
       times = eventbridge_page.times + excluded.times,
       total_pages = greatest(eventbridge_page.total_pages, excluded.total_pages),
       truncated = eventbridge_page.truncated OR excluded.truncated,
       said_at = greatest(eventbridge_page.said_at, excluded.said_at)`,
  )
  await settleComplete(
    client,
    pages.map(({ latest }) => latest).filter(({ totalPages }) => totalPages > 1),
    receivedAt,
  )
}

function delivered(messages: readonly EventbridgeMessage[]): Map<string, Delivered> {
  const pages = new Map<string, Delivered>()
  for (const message of messages) {
    const key = pageKey(message)
    const known = pages.get(key)
    if (known === undefined) pages.set(key, { latest: message, times: 1 })
    else {
      known.times += 1
      if (message.event.event.saidAt > known.latest.event.event.saidAt) known.latest = message
    }
  }
  return pages
}

async function settleComplete(client: Queryable, messages: readonly EventbridgeMessage[], at: Instant): Promise<void> {
  if (messages.length === 0) return
  const { from, parameters } = bulkRows(KEY, messages)
  await client.query(
    `UPDATE eventbridge_page p SET settled_at = $5
     FROM (SELECT q.event_arn, q.communication_id, q.account_id
       FROM (SELECT DISTINCT event_arn, communication_id, account_id FROM ${from}) asked
       JOIN eventbridge_page q USING (event_arn, communication_id, account_id)
       GROUP BY 1, 2, 3 HAVING count(*) >= max(q.total_pages)) complete
     WHERE (p.event_arn, p.communication_id, p.account_id)
         = (complete.event_arn, complete.communication_id, complete.account_id) AND p.settled_at IS NULL`,
    [...parameters, timestamp(at)],
  )
}
