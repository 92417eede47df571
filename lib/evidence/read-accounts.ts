/** Reads which accounts evidence is collected of. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'

/** Where an account stands. */
export interface AccountPlace {
  /** The connection it is read through; null: none. */
  connection: string | null
  isActive: boolean
}

/** Where the account stands; null where it is not known. */
export async function findAccountPlace(account: string): Promise<AccountPlace | null> {
  const { rows } = await pool().query<AccountPlace>(
    `SELECT connection_id AS connection, status = 'ACTIVE' AND left_at IS NULL AS "isActive" FROM aws_account WHERE id = $1`,
    [account],
  )
  return rows[0] ?? null
}

/** The accounts of a connection: those to be read, and those that are closed but have verdicts that still stand. */
export async function listAccountsToRead(
  connection: string,
  client: Queryable = pool(),
): Promise<{ active: string[]; closed: string[] }> {
  const { rows } = await client.query<{ id: string; isActive: boolean; isJudged: boolean }>(
    `SELECT a.id::text, a.status = 'ACTIVE' AND a.left_at IS NULL AS "isActive",
       EXISTS (SELECT FROM evidence_verdict v WHERE v.account_id = a.id AND v.until_at IS NULL) AS "isJudged"
     FROM aws_account a WHERE a.connection_id = $1 ORDER BY a.id`,
    [connection],
  )
  return {
    active: rows.filter(({ isActive }) => isActive).map(({ id }) => id),
    closed: rows.filter(({ isActive, isJudged }) => !isActive && isJudged).map(({ id }) => id),
  }
}

/** Accounts that own trails which others see, as far as is known: what they tell is needed to judge the others. */
export async function listTrailOwners(connection: string, client: Queryable = pool()): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT trail->>'ownerAccount' AS id
     FROM evidence_fact f JOIN aws_account a ON a.id = f.account_id
       CROSS JOIN LATERAL jsonb_array_elements(f.body->'trails') trail
     WHERE f.kind = 'trails' AND f.until_at IS NULL AND a.connection_id = $1 AND trail->>'ownerAccount' <> f.account_id`,
    [connection],
  )
  return rows.map(({ id }) => id)
}

/**
 * Accounts that see a trail of this owner, and were judged before its trails were last read, or while these were being
 * stored. Those that are waiting to be read are judged then anyway.
 */
export async function listTrailMembers(owner: string, client: Queryable = pool()): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT f.account_id::text AS id FROM evidence_fact f
     WHERE f.kind = 'trails' AND f.until_at IS NULL AND f.account_id <> $1
       AND f.body->'trails' @> jsonb_build_array(jsonb_build_object('ownerAccount', $1::text))
       AND NOT EXISTS (SELECT FROM evidence_reading r WHERE r.account_id = f.account_id AND (r.state = 'waiting'
         OR r.ended_at > (SELECT min(o.confirmed_at) + interval '30 seconds' FROM evidence_fact o
           WHERE o.account_id = $1 AND o.kind IN ('trails', 'alarms') AND o.until_at IS NULL)))
     ORDER BY 1`,
    [owner],
  )
  return rows.map(({ id }) => id)
}

/** Whether the accounts of a connection were once read whole: before that, a round would miss some. */
export async function isDirectoryRead(connection: string): Promise<boolean> {
  const { rows } = await pool().query<{ isRead: boolean }>(
    'SELECT first_complete_at IS NOT NULL AS "isRead" FROM source_listing WHERE id = $1',
    [`directory:${connection}`],
  )
  return rows[0]?.isRead ?? false
}
