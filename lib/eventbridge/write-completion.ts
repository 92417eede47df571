/** Completes through AWS Health what EventBridge tells in part only: truncated messages, and those that lack pages. */
import 'server-only'
import { timestamp } from '@/lib/db/bulk'
import { enqueue } from '@/lib/db/enqueue'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Instant } from '@/lib/domain/health-event'
import { noteReceived } from '@/lib/source-health/write'
import type { Unreadable } from '@/lib/sources/source'
import { type Belonging, findBelongings } from './read-connections'
import type { ArrivalListing } from './write-pages'

/** A communication that is not all there. */
export interface Incomplete {
  arn: string
  /** The affected account; '' for public events. */
  account: string
  saidAt: Instant
  /** What is missing, as the beginning of a sentence. */
  what: string
}

/**
 * Has AWS Health asked for what is missing, where a connection reads it for the account. Returns, for each in order, a note
 * where nobody can complete it.
 */
export async function completeThroughApi(
  client: Queryable,
  incomplete: readonly Incomplete[],
  belongings: readonly Belonging[],
): Promise<(Unreadable | null)[]> {
  const notes: (Unreadable | null)[] = []
  const asked = new Set<string>()
  for (const [index, each] of incomplete.entries()) {
    const covering = belongings[index]?.covering ?? null
    notes.push(covering === null ? noteOf(each) : null)
    if (covering !== null && (await makePending(client, covering, each))) asked.add(covering)
  }
  for (const connection of asked) await enqueue(client, 'poll-health', { connection }, `poll-health:${connection}`)
  return notes
}

function noteOf({ arn, account, what }: Incomplete): Unreadable {
  const whose = account === '' ? '' : ` for account ${account}`
  const why = `${what}, and is incomplete: no connection reads AWS Health${whose}`
  return { where: `a message about ${arn}`, why, received: '', lost: null }
}

/** False where AWS Health told of that account's part as it stood then, or later, already. */
async function makePending(
  client: Queryable,
  connection: string,
  { arn, account, saidAt }: Incomplete,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO event_reading (connection_id, arn, event_id, last_updated_at, status, listed, pending)
     SELECT $1, e.arn, e.id, $3, e.status, json_strip_nulls(json_build_object('arn', e.arn,
         'service', e.upstream_service, 'eventTypeCode', e.type_code, 'eventTypeCategory', e.category,
         'eventScopeCode', nullif(e.scope, 'NONE'), 'region', e.region, 'startTime', e.started_at,
         'endTime', e.ended_at, 'lastUpdatedTime', $3::timestamptz, 'statusCode', e.status))::text, true
     FROM health_event e WHERE e.arn = $2 AND NOT EXISTS (SELECT FROM affected_account a
       WHERE a.event_id = e.id AND a.account_id = $4 AND a.read_for >= $3)
     ON CONFLICT (connection_id, arn) DO UPDATE SET pending = true, refusals = 0`,
    [connection, arn, timestamp(saidAt), account],
  )
  return rowCount !== 0
}

interface Unsettled {
  arn: string
  communication: string
  account: string
  /** Through which it came. */
  listing: ArrivalListing
  /** The webhook's where that is gone with its connection. */
  notedIn: ArrivalListing
  saidAt: Date
  present: number
  total: number
}

/** What has waited for its other pages since `before` is completed through AWS Health, or told to be incomplete. */
export async function completeUnfinished(before: Date, now: Date): Promise<void> {
  await inTransaction(async (client) => {
    const unsettled = await takeUnsettled(client, before, now)
    const belongings = await findBelongings(
      client,
      unsettled.map(({ account, listing }) => ({ account, deliveredTo: null, through: connectionOf(listing) })),
    )
    const notes = await completeThroughApi(client, unsettled.map(incompleteOf), belongings)
    for (const listing of new Set(unsettled.map(({ notedIn }) => notedIn))) {
      const unreadable = unsettled.flatMap((each, index) => (each.notedIn === listing ? (notes[index] ?? []) : []))
      if (unreadable.length === 0) continue
      const result = { kind: 'read', cursor: {}, eventsRead: 0, eventsMoved: 0, unreadable } as const
      await noteReceived(listing, now, result, { now, requests: 0 })
    }
  })
}

function incompleteOf({ arn, account, saidAt, present, total }: Unsettled): Incomplete {
  return { arn, account, saidAt: saidAt.getTime(), what: `it has ${total} pages, of which ${present} came` }
}

/** Communications of which no page has come since, with how many of their pages are there; each is taken once. */
async function takeUnsettled(client: Queryable, before: Date, now: Date): Promise<Unsettled[]> {
  const { rows } = await client.query<Unsettled>(
    `WITH due AS (
       SELECT event_arn, communication_id, account_id FROM eventbridge_page WHERE settled_at IS NULL
       GROUP BY 1, 2, 3 HAVING max(received_at) <= $1),
     taken AS (UPDATE eventbridge_page p SET settled_at = $2 FROM due WHERE p.settled_at IS NULL
       AND (p.event_arn, p.communication_id, p.account_id) = (due.event_arn, due.communication_id, due.account_id))
     SELECT p.event_arn AS arn, p.communication_id AS communication, p.account_id AS account,
       min(p.listing_id) AS listing, coalesce((SELECT l.id FROM source_listing l WHERE l.id = min(p.listing_id)), 'webhook') AS "notedIn", max(p.said_at) AS "saidAt", count(*)::int AS present, max(p.total_pages) AS total
     FROM due JOIN eventbridge_page p USING (event_arn, communication_id, account_id)
     GROUP BY 1, 2, 3 HAVING count(*) < max(p.total_pages)`,
    [before, now],
  )
  return rows
}

function connectionOf(listing: ArrivalListing): string | null {
  return listing === 'webhook' ? null : listing.slice('eventbridge:'.length)
}
