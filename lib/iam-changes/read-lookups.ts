/** Reads what the worker needs to know of lookups. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import type { ChangeSource } from '@/lib/domain/iam-changes/change'

/** A lookup that waits. Moments in ms. */
export interface WaitingLookup {
  id: string
  accountId: string
  source: ChangeSource
  from: Instant
  /** Up to where it is still to be read, without this moment itself. */
  to: Instant
  askedAt: Instant
  /** The connection through which the account is read; null: none. */
  connectionId: string | null
  isActive: boolean
}

const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

/** The lookup; null where it has ended, or is gone. */
export async function findWaitingLookup(id: string, client: Queryable = pool()): Promise<WaitingLookup | null> {
  const { rows } = await client.query<WaitingLookup>(
    `SELECT l.id::text, l.account_id AS "accountId", l.event_source AS source, ${ms('l.from_at')} AS "from",
       ${ms('coalesce(l.reached_at, l.to_at)')} AS "to", ${ms('l.asked_at')} AS "askedAt",
       coalesce(a.connection_id, own.id) AS "connectionId", coalesce(a.status = 'ACTIVE', true) AS "isActive"
     FROM iam_lookup l LEFT JOIN aws_account a ON a.id = l.account_id
       LEFT JOIN aws_connection own ON own.account_id = l.account_id
     WHERE l.id = $1 AND l.state = 'waiting' LIMIT 1`,
    [id],
  )
  return rows[0] ?? null
}

/** Accounts of a connection that are watched, those whose calls are known least far first. */
export async function listWatchedAccounts(connectionId: string, most: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT a.id FROM aws_account a
     WHERE a.connection_id = $1 AND a.status = 'ACTIVE' AND a.left_at IS NULL
       AND NOT EXISTS (SELECT FROM iam_lookup l WHERE l.account_id = a.id AND l.state = 'waiting')
     ORDER BY (SELECT max(l.asked_at) FROM iam_lookup l WHERE l.account_id = a.id) NULLS FIRST, a.id LIMIT $2`,
    [connectionId, most],
  )
  return rows.map(({ id }) => id)
}

/** What became of the lookups of a connection since a moment. */
export interface LookupOutcome {
  done: number
  refused: number
  /** The commonest reason; null where nothing was refused. */
  why: string | null
  /** Changes that became known. */
  changes: number
}

export async function readLookupOutcome(connectionId: string, since: Date): Promise<LookupOutcome> {
  const { rows } = await pool().query<LookupOutcome>(
    `SELECT count(*) FILTER (WHERE l.state = 'done')::int AS done, count(*) FILTER (WHERE l.state = 'refused')::int AS refused,
       mode() WITHIN GROUP (ORDER BY l.sentence) FILTER (WHERE l.state = 'refused') AS why,
       (SELECT count(*)::int FROM iam_change c JOIN aws_account a ON a.id = c.account_id
        WHERE a.connection_id = $1 AND c.recorded_at >= $2) AS changes
     FROM iam_lookup l JOIN aws_account a ON a.id = l.account_id WHERE a.connection_id = $1 AND l.ended_at >= $2`,
    [connectionId, since],
  )
  return rows[0] ?? { done: 0, refused: 0, why: null, changes: 0 }
}
