/** Stores what CloudTrail told of a piece of a lookup: calls per minute, changes, how far it is known. */
import 'server-only'
import type pg from 'pg'
import { announce } from '@/lib/db/announce'
import { insertRows } from '@/lib/db/bulk'
import { inTransaction } from '@/lib/db/transaction'
import type { Instant } from '@/lib/domain/health-event'
import { callMinutes } from '@/lib/domain/iam-changes/call-minutes'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { LATE_MS, minuteOf, type WholeMinutes } from '@/lib/domain/iam-changes/lookup-window'
import { CHANGE_COLUMNS, MINUTE_COLUMNS } from './change-tables'
import type { WaitingLookup } from './read-lookups'
import { raiseAlerts } from './write-alerts'

/** What a piece brought. */
export interface StoredPiece {
  /** Changes that were not known. */
  changes: number
  /** True: the lookup is read whole. */
  isDone: boolean
}

/**
 * Stores one piece, in one transaction: a minute is replaced whole, a change is stored once, alerts are raised for changes
 * that were not known. Calls of other sources or times are left out. Null: the lookup has gone on elsewhere, or ended.
 * @param askedAt when CloudTrail was asked, in ms: what happened shortly before may be missing yet
 */
export function storePiece(
  lookup: WaitingLookup,
  piece: WholeMinutes<IamCall>,
  askedAt: Instant,
): Promise<StoredPiece | null> {
  return inTransaction(async (client) => {
    if (!(await holdsLookup(client, lookup.id, piece.to))) return null
    const calls = piece.calls.filter(({ eventSource }) => eventSource === lookup.source)
    await replaceMinutes(client, lookup, piece, calls)
    const fresh = await storeChanges(client, lookup.accountId, calls)
    await raiseAlerts(client, fresh)
    // Whole minutes: what is asked for next begins where this ends, and minutes are replaced whole.
    const to = minuteOf(Math.min(piece.to, askedAt - LATE_MS))
    await noteCoverage(client, lookup, { from: piece.from, to }, askedAt)
    const isDone = piece.from <= lookup.from
    await noteReached(client, lookup.id, piece.from, isDone)
    if (fresh.length > 0 || isDone) await announce(client, { topic: 'iam-changes', ids: [lookup.accountId] })
    return { changes: fresh.length, isDone }
  })
}

/** Ends a lookup that cannot be read; `sentence` says why, for people. */
export function refuseLookup(id: string, sentence: string): Promise<void> {
  return refuse('id = $1', id, sentence)
}

/** Ends all that waits for an account into which nobody can look. */
export function refuseAccount(accountId: string, sentence: string): Promise<void> {
  return refuse('account_id = $1', accountId, sentence)
}

async function refuse(condition: string, value: string, sentence: string): Promise<void> {
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ account: string }>(
      `UPDATE iam_lookup SET state = 'refused', sentence = $2, ended_at = now() WHERE ${condition} AND state = 'waiting'
       RETURNING account_id AS account`,
      [value, sentence],
    )
    if (rows.length > 0)
      await announce(client, { topic: 'iam-changes', ids: [...new Set(rows.map(({ account }) => account))] })
  })
}

/** Whether the lookup still waits for this piece; nobody else goes on with it until the transaction ends. */
async function holdsLookup(client: pg.ClientBase, id: string, reached: Instant): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM iam_lookup WHERE id = $1 AND state = 'waiting' AND coalesce(reached_at, to_at) = $2 FOR UPDATE`,
    [id, new Date(reached)],
  )
  return rows.length > 0
}

async function replaceMinutes(
  client: pg.ClientBase,
  { accountId, source }: WaitingLookup,
  { from, to }: WholeMinutes<IamCall>,
  calls: readonly IamCall[],
): Promise<void> {
  await client.query(
    'DELETE FROM iam_call_minute WHERE account_id = $1 AND event_source = $2 AND minute >= $3 AND minute < $4',
    [accountId, source, new Date(from), new Date(to)],
  )
  const rows = callMinutes(calls).map((minute) => ({ ...minute, accountId }))
  await insertRows(client, 'iam_call_minute', MINUTE_COLUMNS, rows)
}

/** Stores the writes among these calls; returns those that were not known, with their ids. */
async function storeChanges(
  client: pg.ClientBase,
  accountId: string,
  calls: readonly IamCall[],
): Promise<{ id: string; call: IamCall }[]> {
  const writes = new Map(calls.filter(({ isWrite }) => isWrite).map((call) => [call.eventId, { ...call, accountId }]))
  const rows = await insertRows<IamCall, { id: string; eventId: string }>(
    ...[client, 'iam_change', CHANGE_COLUMNS, [...writes.values()]],
    'ON CONFLICT (account_id, event_id) DO NOTHING RETURNING id::text, event_id AS "eventId"',
  )
  return rows.flatMap(({ id, eventId }) => {
    const call = writes.get(eventId)
    return call === undefined ? [] : [{ id, call }]
  })
}

/** Adds a time to what is known of an account's source; what touches becomes one. */
async function noteCoverage(
  client: pg.ClientBase,
  { accountId, source }: WaitingLookup,
  { from, to }: { from: Instant; to: Instant },
  readAt: Instant,
): Promise<void> {
  if (to <= from) return
  await client.query("SELECT pg_advisory_xact_lock(hashtext('faultline.iam-coverage ' || $1))", [accountId])
  await client.query(
    `WITH touching AS (DELETE FROM iam_coverage WHERE account_id = $1 AND event_source = $2 AND from_at <= $4 AND to_at >= $3
       RETURNING from_at, to_at)
     INSERT INTO iam_coverage (account_id, event_source, from_at, to_at, read_at)
     SELECT $1, $2, least($3::timestamptz, min(from_at)), greatest($4::timestamptz, max(to_at)), $5 FROM touching`,
    [accountId, source, new Date(from), new Date(to), new Date(readAt)],
  )
}

async function noteReached(client: pg.ClientBase, id: string, reached: Instant, isDone: boolean): Promise<void> {
  await client.query(
    `UPDATE iam_lookup SET reached_at = $2, sentence = NULL, state = CASE WHEN $3 THEN 'done' ELSE state END,
       ended_at = CASE WHEN $3 THEN now() END WHERE id = $1`,
    [id, new Date(reached), isDone],
  )
}
