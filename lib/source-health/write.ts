/** Records each attempt to read a listing, and what it leaves the listing's state at. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { pool, type Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Cursor, Unreadable } from '@/lib/sources/source'
import type { ListingId } from './sources'
import { extendCoverage } from './write-coverage'
import { keepUnreadable } from './write-unreadable'

/** A poll that has begun, with what is remembered of earlier ones. */
export interface StartedPoll<C = Cursor> {
  pollRunId: string
  cursor: C
  consecutiveFailures: number
  /** Seconds between two polls, where the listing has a rhythm of its own. */
  intervalSeconds: number | null
}

/** What a poll brought. */
export type PollResult<C = Cursor> =
  | { kind: 'failed'; failure: string; received: Unreadable[] }
  | { kind: 'unchanged'; cursor: C }
  | { kind: 'read'; cursor: C; eventsRead: number; eventsMoved: number; unreadable: Unreadable[] }

/** When a poll ended, what it cost, and when the next one is due. */
export interface PollEnd {
  now: Date
  requests: number
  /** Requests refused because there were too many. */
  throttles?: number
  nextPollAt: Date | null
}

/** Notes that a poll begins. One that a crash left running is noted as failed. */
export function beginPoll<C = Cursor>(listing: ListingId, startedAt: Date): Promise<StartedPoll<C>> {
  return inTransaction((client) => begin<C>(client, listing, startedAt))
}

async function begin<C>(client: Queryable, listing: ListingId, startedAt: Date): Promise<StartedPoll<C>> {
  await client.query(
    `UPDATE poll_run SET outcome = 'failed', finished_at = $2, error = 'The worker stopped before the poll was over.'
     WHERE listing_id = $1 AND outcome = 'running'`,
    [listing, startedAt],
  )
  const { rows } = await client.query<StartedPoll<C>>(
    `WITH listing AS (UPDATE source_listing SET last_attempt_at = $2 WHERE id = $1
         RETURNING cursor, consecutive_failures, interval_seconds),
       run AS (INSERT INTO poll_run (listing_id, started_at, outcome) VALUES ($1, $2, 'running') RETURNING id)
     SELECT run.id AS "pollRunId", cursor, consecutive_failures AS "consecutiveFailures",
       interval_seconds AS "intervalSeconds" FROM listing, run`,
    [listing, startedAt],
  )
  if (!rows[0]) throw new Error(`There is no listing ${listing}: ensureSources makes it.`)
  return rows[0]
}

/**
 * Notes how a poll went, when the next one is due, and announces the listing's new state. False where the poll had been
 * broken off: then what it brought does not count, only what it cost, and the next is due at once.
 */
export function finishPoll<C>(
  listing: ListingId,
  { pollRunId }: Pick<StartedPoll<C>, 'pollRunId'>,
  result: PollResult<C>,
  end: PollEnd,
): Promise<boolean> {
  return inTransaction((client) => finish(client, listing, pollRunId, result, end))
}

async function finish<C>(
  client: Queryable,
  listing: ListingId,
  pollRunId: string,
  result: PollResult<C>,
  { now, requests, throttles = 0, nextPollAt }: PollEnd,
): Promise<boolean> {
  const isRunning = await holdRunning(client, pollRunId)
  await client.query('UPDATE poll_run SET requests = $2, throttles = $3 WHERE id = $1', [
    pollRunId,
    requests,
    throttles,
  ])
  if (!isRunning) {
    await client.query('UPDATE source_listing SET next_poll_at = $2 WHERE id = $1', [listing, now])
    return false
  }
  const unreadable = result.kind === 'read' ? result.unreadable : []
  await client.query(
    `UPDATE poll_run SET finished_at = $2, outcome = $3, events_read = $4, events_moved = $5, unreadable = $6, error = $7
     WHERE id = $1`,
    [
      pollRunId,
      now,
      result.kind === 'failed' ? 'failed' : unreadable.length > 0 ? 'partial' : 'complete',
      result.kind === 'read' ? result.eventsRead : 0,
      result.kind === 'read' ? result.eventsMoved : 0,
      unreadable.length,
      result.kind === 'failed' ? result.failure : null,
    ],
  )
  await writeState(client, listing, result, now, nextPollAt)
  await keepUnreadable(client, listing, result.kind === 'failed' ? result.received : unreadable, now)
  await announce(client, { topic: 'sources' })
  return true
}

/** A poll was broken off: its connection is another's, or gone, or another worker took over. What it read is void. */
export class PollBrokenOff extends Error {
  override name = 'PollBrokenOff'
}

/** Keeps others from breaking off the poll until the transaction of `client` ends. @throws {PollBrokenOff} */
export async function holdPoll(client: Queryable, pollRunId: string): Promise<void> {
  if (!(await holdRunning(client, pollRunId))) throw new PollBrokenOff(`The poll ${pollRunId} was broken off.`)
}

async function holdRunning(client: Queryable, pollRunId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM poll_run WHERE id = $1 AND outcome = 'running' FOR NO KEY UPDATE",
    [pollRunId],
  )
  return rowCount === 1
}

async function writeState<C>(
  client: Queryable,
  listing: ListingId,
  result: PollResult<C>,
  now: Date,
  nextPollAt: Date | null,
): Promise<void> {
  if (result.kind === 'failed') {
    await client.query(
      `UPDATE source_listing SET failure = $2, next_poll_at = $3, consecutive_failures = consecutive_failures + 1
       WHERE id = $1`,
      [listing, result.failure, nextPollAt],
    )
    return
  }
  await client.query(
    `UPDATE source_listing SET failure = NULL, next_poll_at = $2, consecutive_failures = 0, cursor = $3,
       last_complete_at = $4, first_complete_at = coalesce(first_complete_at, $4) WHERE id = $1`,
    [listing, nextPollAt, JSON.stringify(result.cursor), now],
  )
  await extendCoverage(client, listing, now)
  if (result.kind === 'read') {
    await client.query('UPDATE source_listing SET unreadable_note = $2 WHERE id = $1', [
      listing,
      noteOf(result.unreadable),
    ])
  }
}

/**
 * Keeps how far a poll has come while it is under way: after a failure the next one goes on from there.
 * @throws {PollBrokenOff} where somebody has broken it off, who else waits until the transaction of `client` ends
 */
export async function noteProgress(
  client: Queryable,
  listing: ListingId,
  pollRunId: string,
  cursor: object,
): Promise<void> {
  await holdPoll(client, pollRunId)
  await client.query('UPDATE source_listing SET cursor = $2 WHERE id = $1', [listing, JSON.stringify(cursor)])
}

/** Notes in one go what came by itself, such as messages: a PollRun that began and ended, and the listing's new state. */
export async function noteReceived(
  listing: ListingId,
  startedAt: Date,
  result: PollResult<object>,
  end: Omit<PollEnd, 'nextPollAt'>,
): Promise<void> {
  await inTransaction(async (client) => {
    const { pollRunId } = await begin<object>(client, listing, startedAt)
    await finish(client, listing, pollRunId, result, { ...end, nextPollAt: null })
  })
}

/** One sentence that names the first items that could not be read; null for none. */
function noteOf(unreadable: readonly Unreadable[]): string | null {
  const [first] = unreadable
  if (!first) return null
  const others = unreadable.length > 1 ? ` (and ${unreadable.length - 1} more)` : ''
  return `Could not be read: ${first.where}: ${first.why}${others}`
}

/** Keeps what could not be taken, though no poll brought it: the listing's state stays as it is. */
export async function noteUnreadable(listing: ListingId, items: readonly Unreadable[], now: Date): Promise<void> {
  await inTransaction(async (client) => {
    await keepUnreadable(client, listing, items, now)
    await announce(client, { topic: 'sources' })
  })
}

/** Puts listings on stand-by: they are not polled, and their last failure no longer counts. */
export async function standBy(client: Queryable, listings: readonly ListingId[]): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE source_listing SET next_poll_at = NULL, failure = NULL, consecutive_failures = 0
     WHERE id = ANY($1) AND (next_poll_at IS NOT NULL OR failure IS NOT NULL)`,
    [listings],
  )
  if (rowCount) await announce(client, { topic: 'sources' })
}

const KEPT_POLLS = "interval '14 days'"

/** Forgets polls of more than 14 days ago. */
export async function pruneSourceHistory(): Promise<void> {
  await pool().query(`DELETE FROM poll_run WHERE started_at < now() - ${KEPT_POLLS}`)
}

/** True while the latest poll of a listing failed. Read afresh. */
export async function isFailing(listing: ListingId): Promise<boolean> {
  const { rows } = await pool().query<{ failing: boolean }>(
    'SELECT failure IS NOT NULL AS failing FROM source_listing WHERE id = $1',
    [listing],
  )
  return rows[0]?.failing ?? false
}

/** When the next poll of a listing was planned; null where none was. Read afresh. */
export async function findNextPoll(listing: ListingId): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date | null }>(
    'SELECT next_poll_at AS at FROM source_listing WHERE id = $1',
    [listing],
  )
  return rows[0]?.at ?? null
}

/** When a listing was last attempted, and first read whole; null where it never was. Read afresh. */
export async function findListingTimes(
  listing: ListingId,
): Promise<{ lastAttemptAt: Date | null; firstCompleteAt: Date | null }> {
  const { rows } = await pool().query<{ lastAttemptAt: Date | null; firstCompleteAt: Date | null }>(
    'SELECT last_attempt_at AS "lastAttemptAt", first_complete_at AS "firstCompleteAt" FROM source_listing WHERE id = $1',
    [listing],
  )
  return rows[0] ?? { lastAttemptAt: null, firstCompleteAt: null }
}
