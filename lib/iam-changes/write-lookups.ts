/** Asks for the calls of a window, account by account: the worker reads what is not known yet. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { enqueueAll } from '@/lib/db/enqueue'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import { CHANGE_SOURCES } from '@/lib/domain/iam-changes/change'
import { lookupWindow, upToMinute } from '@/lib/domain/iam-changes/lookup-window'
import { unknownPieces } from './lookup-sql'

/** The job that reads one lookup. */
export const LOOK_UP = 'look-up-calls'

/** Accounts, and the time whose calls shall be known. Moments in ms. */
export interface AskedWindow {
  accounts: readonly string[]
  from: Instant
  to: Instant
}

/** What came of asking. */
export interface AskedLookups {
  /** Pieces of the window that are read now: at least one request of CloudTrail each. */
  lookups: number
  accounts: number
  /** True: it was asked for more than CloudTrail keeps. */
  isClipped: boolean
}

/**
 * Asks for the calls of every source in these accounts. What is known, or asked for already, is not asked again; what was
 * refused is.
 */
export async function askForLookups(client: Queryable, { accounts, from, to }: AskedWindow): Promise<AskedLookups> {
  const window = lookupWindow({ from, to }, Date.now())
  if (window === null) return { lookups: 0, accounts: 0, isClipped: true }
  const { rows } = await client.query<LookupRow>(
    `INSERT INTO iam_lookup AS l (account_id, event_source, from_at, to_at)
     ${unknownPieces('$1', '$2', '$3', '$4')}
     ON CONFLICT (account_id, event_source, from_at, to_at) DO UPDATE
       SET state = 'waiting', reached_at = NULL, sentence = NULL, asked_at = now(), ended_at = NULL WHERE l.state <> 'waiting'
     RETURNING id::text, account_id AS account`,
    [accounts, CHANGE_SOURCES, new Date(window.from), new Date(window.to)],
  )
  return { ...(await enqueueLookups(client, rows)), isClipped: window.isClipped }
}

/** How far back the first look at an account goes, and any later one at most, in ms. */
const FIRST_LOOK_MS = 3_600_000
const LONGEST_LOOK_MS = 24 * 3_600_000

/** Asks for what has happened since these accounts were last read; those that are being read are left alone. */
export async function askForNews(client: Queryable, accounts: readonly string[]): Promise<AskedLookups> {
  const now = Date.now()
  const { rows } = await client.query<LookupRow>(
    `INSERT INTO iam_lookup (account_id, event_source, from_at, to_at)
     SELECT a.id, s.source, date_trunc('minute', greatest($3::timestamptz, coalesce(
         (SELECT max(c.to_at) FROM iam_coverage c WHERE c.account_id = a.id AND c.event_source = s.source), $4::timestamptz))), $5::timestamptz
     FROM unnest($1::text[]::char(12)[]) a(id) CROSS JOIN unnest($2::text[]) s(source)
     WHERE NOT EXISTS (SELECT FROM iam_lookup l WHERE l.account_id = a.id AND l.event_source = s.source AND l.state = 'waiting')
     ON CONFLICT (account_id, event_source, from_at, to_at) DO NOTHING
     RETURNING id::text, account_id AS account`,
    [
      ...[accounts, CHANGE_SOURCES],
      ...[new Date(now - LONGEST_LOOK_MS), new Date(now - FIRST_LOOK_MS), new Date(upToMinute(now))],
    ],
  )
  return { ...(await enqueueLookups(client, rows)), isClipped: false }
}

/** Hands lookups to the worker again whose job was lost; returns how many waited without one. */
export async function requeueLostLookups(client: Queryable): Promise<number> {
  const { rows } = await client.query<LookupRow>(
    `SELECT l.id::text, l.account_id AS account FROM iam_lookup l WHERE l.state = 'waiting' AND NOT EXISTS (
       SELECT FROM graphile_worker.jobs j WHERE j.key = '${LOOK_UP}:' || l.id AND j.attempts < j.max_attempts)`,
  )
  if (rows.length > 0) await enqueueLookups(client, rows)
  return rows.length
}

/** Forgets lookups that ended: done ones after a day, as coverage tells the same, refused ones after a week. */
export async function forgetLookups(client: Queryable): Promise<void> {
  await client.query(
    `DELETE FROM iam_lookup WHERE (state = 'done' AND ended_at < now() - '1 day'::interval)
       OR (state = 'refused' AND ended_at < now() - '7 days'::interval)`,
  )
}

interface LookupRow {
  id: string
  account: string
}

/** One job per lookup; those of one account run one after the other, as its requests are limited together. */
async function enqueueLookups(
  client: Queryable,
  rows: readonly LookupRow[],
): Promise<{ lookups: number; accounts: number }> {
  const jobs = rows.map(({ id, account }) => ({
    ...{ payload: { lookup: id }, key: `${LOOK_UP}:${id}`, queue: `${LOOK_UP}:${account}` },
  }))
  await enqueueAll(client, LOOK_UP, jobs)
  const accounts = [...new Set(rows.map(({ account }) => account))]
  if (accounts.length > 0) await announce(client, { topic: 'iam-changes', ids: accounts })
  return { lookups: rows.length, accounts: accounts.length }
}
