/** Reads which accounts a filter stands for: teams own accounts. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { EventFilter } from './filter'
import { asksForReach, isLarge, type ReachSets, smallestSet } from './reach-filter'

/** The sets that the filter asks for; null where it asks for none. */
export async function findReachSets(filter: EventFilter, visible: VisibleAccounts): Promise<ReachSets | null> {
  if (!asksForReach(filter)) return null
  const asked = [
    ...(filter.account.length > 0 ? [filter.account] : []),
    ...(filter.team.length > 0 ? [await listTeamAccounts(filter.team)] : []),
  ]
  const own = visible === null ? null : new Set(visible)
  const accounts = asked.map((ids) => (own === null ? ids : ids.filter((id) => own.has(id))))
  return { accounts, connections: filter.connection.length > 0 ? filter.connection : null, visible }
}

/** Whether even the smallest set is large. */
export async function areLarge(sets: ReachSets): Promise<boolean> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<{ size: number }>(smallestSet(sets, bind), values)
  return isLarge(rows[0]?.size ?? 0)
}

async function listTeamAccounts(teams: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT a.account_id AS id FROM team t JOIN team_account a ON a.team_id = t.id
     WHERE t.id::text = ANY($1) OR lower(t.name) = ANY($1)`,
    [teams.map((team) => team.toLowerCase())],
  )
  return rows.map(({ id }) => id)
}
