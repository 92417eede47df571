/** Keeps rounds of collecting: which accounts are read, how far it has come, and when the last was done. */
import 'server-only'
import type pg from 'pg'
import { pool, type Queryable } from '@/lib/db/pool'
import { storableText } from '@/lib/db/storable'

export type RunTrigger = 'schedule' | 'person' | 'verification'

/** Begins a round over these accounts; all are waiting. Returns its id. */
export async function beginRun(
  client: Queryable,
  run: { connection: string; trigger: RunTrigger; askedBy: string | null },
  accounts: readonly string[],
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH run AS (INSERT INTO evidence_run (connection_id, trigger, asked_by_name, begun_at)
         VALUES ($1, $2, $3, clock_timestamp()) RETURNING id),
       reading AS (INSERT INTO evidence_reading (run_id, account_id)
         SELECT run.id, given.id FROM run, unnest($4::char(12)[]) AS given(id))
     SELECT id::text FROM run`,
    [run.connection, run.trigger, run.askedBy, accounts],
  )
  const [row] = rows
  if (row === undefined) throw new Error('A round of collecting was not stored.')
  return row.id
}

/** Notes that an account is being read now, in every round that waits for it; returns when. Null where none does. */
export async function beginReading(account: string): Promise<Date | null> {
  const { rows } = await pool().query<{ begunAt: Date }>(
    `UPDATE evidence_reading SET begun_at = now() WHERE account_id = $1 AND state = 'waiting' RETURNING begun_at AS "begunAt"`,
    [account],
  )
  return rows[0]?.begunAt ?? null
}

/** How a reading went. */
export interface ReadingEnd {
  /** What beginReading returned: who asked since then waits for another reading. */
  begunAt: Date | null
  requests: number
  throttles: number
  /** How many kinds could and could not be read. */
  read: number
  unread: number
  /** What hindered it; null where nothing did. */
  sentence: string | null
}

/** Ends the reading of an account in every round that waited for it when it began: failed where nothing could be read. */
export async function endReading(client: pg.ClientBase, account: string, end: ReadingEnd, at: Date): Promise<void> {
  const { begunAt, requests, throttles, read, unread } = end
  await client.query(
    `UPDATE evidence_reading SET state = $2, ended_at = $3, requests = $4, throttles = $5, read = $6, unread = $7, sentence = $9
     WHERE account_id = $1 AND state = 'waiting' AND begun_at <= $8`,
    [
      ...[account, read > 0 ? 'done' : 'failed', at, requests, throttles, read, unread, begunAt],
      end.sentence === null ? null : storableText(end.sentence),
    ],
  )
}

/** Ends rounds that wait for no account any more, and says which. Run by itself: of two last readings, each sees the other. */
export async function endRuns(client: Queryable = pool()): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE evidence_run run SET ended_at = coalesce(
         (SELECT max(r.ended_at) FROM evidence_reading r WHERE r.run_id = run.id), clock_timestamp())
     WHERE ended_at IS NULL
       AND NOT EXISTS (SELECT FROM evidence_reading r WHERE r.run_id = run.id AND r.state = 'waiting')
     RETURNING id::text`,
  )
  return rows.map(({ id }) => id)
}

/** A reading whose job is not there. */
export interface LostReading {
  run: string
  account: string
}

/** Accounts that are waited for although no job is planned or under way for them. */
export async function listLostReadings(client: Queryable = pool()): Promise<LostReading[]> {
  const { rows } = await client.query<LostReading>(
    `SELECT DISTINCT ON (r.account_id) r.run_id::text AS run, r.account_id::text AS account
     FROM evidence_reading r JOIN evidence_run run ON run.id = r.run_id
     WHERE r.state = 'waiting' AND run.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j
         WHERE j.key = 'evidence:' || r.account_id AND j.attempts < j.max_attempts)
     ORDER BY r.account_id, r.run_id DESC LIMIT 10000`,
  )
  return rows
}
