/** Stores what AWS Organizations says about accounts and units, as it comes. Nothing is deleted because it is absent. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { type BulkColumn, bulkRows, insertRows, timestamp } from '@/lib/db/bulk'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { DirectoryAccount, DirectoryUnit } from '@/lib/domain/aws-directory'

/** Through which something is read. */
type Through = Pick<AwsConnection, 'id' | 'kind'>

/** Two connections may read one organization: the one that stored a unit first keeps it while it is switched on. */
export async function storeUnits({ id }: Through, units: readonly DirectoryUnit[]): Promise<void> {
  await inTransaction(async (client) => {
    const moved = await insertRows<DirectoryUnit, { id: string }>(
      client,
      'org_unit',
      [
        { name: 'id', type: 'text', value: (unit) => unit.id },
        { name: 'connection_id', type: 'text', value: () => id },
        { name: 'parent_id', type: 'text', value: (unit) => unit.parentId },
        { name: 'name', type: 'text', value: (unit) => unit.name },
        { name: 'path', type: 'text', value: (unit) => unit.path },
      ],
      units,
      `ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name, path = excluded.path,
         connection_id = CASE WHEN (SELECT enabled FROM aws_connection WHERE id = org_unit.connection_id)
           THEN org_unit.connection_id ELSE excluded.connection_id END
       WHERE (org_unit.parent_id, org_unit.name, org_unit.path) IS DISTINCT FROM (excluded.parent_id, excluded.name, excluded.path)
         OR NOT (SELECT enabled FROM aws_connection WHERE id = org_unit.connection_id)
       RETURNING id`,
    )
    if (moved.length > 0) await announce(client, { topic: 'accounts' })
  })
}

const ACCOUNT_COLUMNS: readonly BulkColumn<DirectoryAccount>[] = [
  { name: 'id', type: 'char(12)', value: (account) => account.id },
  { name: 'name', type: 'text', value: (account) => account.name },
  { name: 'email', type: 'text', value: (account) => account.email },
  { name: 'status', type: 'text', value: (account) => account.status },
  { name: 'joined_at', type: 'timestamptz', value: (account) => timestamp(account.joinedAt) },
  { name: 'org_unit_id', type: 'text', value: (account) => account.unitId },
]

/**
 * Stores accounts that a reading of `startedAt` shows. An account that another connection reads stays with that one while
 * it is switched on and still has the account, but for one thing: an organization takes it from a connection to the account
 * alone. Returns how many are new or changed.
 */
export function storeAccounts(
  { id, kind }: Through,
  accounts: readonly DirectoryAccount[],
  startedAt: Date,
): Promise<number> {
  const { from, parameters } = bulkRows(ACCOUNT_COLUMNS, accounts)
  const [connection, form, at] = [1, 2, 3].map((place) => `$${parameters.length + place}`)
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ moved: number }>(
      `WITH ours AS (
         SELECT given.*, a.id IS NULL OR a.left_at IS NOT NULL OR (a.name, a.email, a.status, a.joined_at, a.org_unit_id,
             a.connection_id) IS DISTINCT FROM (given.name, given.email, given.status, given.joined_at,
             given.org_unit_id, ${connection}) AS moved
         FROM ${from} LEFT JOIN aws_account a ON a.id = given.id LEFT JOIN aws_connection holder ON holder.id = a.connection_id
         WHERE holder.id IS NULL OR holder.id = ${connection} OR a.left_at IS NOT NULL OR NOT holder.enabled
           OR (holder.kind = 'account' AND ${form} = 'organization')),
       stored AS (
         INSERT INTO aws_account (id, name, email, status, joined_at, org_unit_id, connection_id, first_seen_at, last_seen_at)
         SELECT id, name, email, status, joined_at, org_unit_id, ${connection}, ${at}, ${at} FROM ours ORDER BY id
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, status = excluded.status,
           joined_at = excluded.joined_at, org_unit_id = excluded.org_unit_id, connection_id = excluded.connection_id,
           last_seen_at = excluded.last_seen_at, left_at = NULL, tags_read_at = CASE
             WHEN aws_account.connection_id = excluded.connection_id THEN aws_account.tags_read_at END)
       SELECT count(*) FILTER (WHERE moved)::int AS moved FROM ours`,
      [...parameters, id, kind, startedAt],
    )
    const moved = rows[0]?.moved ?? 0
    if (moved > 0) await announce(client, { topic: 'accounts' })
    return moved
  })
}

/** Accounts of the connection that a reading of `startedAt` has not shown. */
export async function listUnseen({ id }: Through, startedAt: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id::text FROM aws_account WHERE connection_id = $1 AND last_seen_at <> $2 AND left_at IS NULL ORDER BY id`,
    [id, startedAt],
  )
  return rows.map((row) => row.id)
}

/** Notes the end of a complete listing: `gone` have left, `stillThere` have not, and units that are gone and empty go. */
export async function finishListing(
  { id }: Through,
  { gone, stillThere, units }: { gone: readonly string[]; stillThere: readonly string[]; units: readonly string[] },
  startedAt: Date,
): Promise<void> {
  await inTransaction(async (client) => {
    await client.query('UPDATE aws_account SET last_seen_at = $2 WHERE id = ANY($1::char(12)[])', [
      stillThere,
      startedAt,
    ])
    const left = await client.query(
      'UPDATE aws_account SET left_at = $3 WHERE id = ANY($1::char(12)[]) AND connection_id = $2 AND left_at IS NULL',
      [gone, id, startedAt],
    )
    const { rowCount } = await client.query(
      `WITH RECURSIVE needed AS (SELECT org_unit_id AS id FROM aws_account WHERE org_unit_id IS NOT NULL
         UNION SELECT u.parent_id FROM needed JOIN org_unit u ON u.id = needed.id WHERE u.parent_id IS NOT NULL)
       DELETE FROM org_unit WHERE connection_id = $1 AND id <> ALL($2) AND id NOT IN (SELECT id FROM needed)`,
      [id, units],
    )
    if (left.rowCount || rowCount) await announce(client, { topic: 'accounts' })
  })
}
