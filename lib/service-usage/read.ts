/** Reads which services an account uses, and how far that is known. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { Principal } from '@/lib/domain/access'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import type { InventoryStateView, ServiceUsageView } from './contract'
import { limitState } from './present'

/** By service, Region and source; nothing of an account that is not among those that may be seen. */
export async function listServiceUsage(account: string, accounts: Principal['accounts']): Promise<ServiceUsageView[]> {
  if (accounts !== null && !accounts.includes(account)) return []
  const { rows } = await pool().query<ServiceUsageView>(
    `SELECT service, region, source, resources, ${iso('as_of')} AS "asOf"
     FROM service_usage WHERE account_id = $1 ORDER BY service, region, source`,
    [account],
  )
  return rows
}

/** What is known of each connection that is switched on, by name, for somebody who may see only `accounts` (null: all). */
export async function listInventoryStates(accounts: Principal['accounts']): Promise<InventoryStateView[]> {
  const { rows } = await pool().query<Omit<InventoryStateView, 'found'> & { found: InventoryFinding[] | null }>(
    `SELECT c.id AS "connectionId", c.name AS "connectionName", l.cursor->'found' AS found, l.failure,
       ${iso('l.last_complete_at')} AS "lastCompleteAt"
     FROM aws_connection c JOIN source_listing l ON l.id = 'inventory:' || c.id
     WHERE c.enabled ORDER BY lower(c.name), c.id`,
  )
  return rows.map(({ found, ...state }) => limitState({ ...state, found: found ?? [] }, accounts))
}
