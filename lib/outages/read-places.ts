/** Reads which services or Regions outages name, whether any list has them or not. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { isSeenOutage } from './outage-sql'

/** Those of the ids of which the reader may know an outage. */
export async function listPlacesHit(
  by: 'service' | 'region',
  ids: readonly string[],
  accounts: VisibleAccounts,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { bind, values } = parameters()
  const asked = bind(ids)
  const { rows } = await pool().query<{ id: string }>(
    `SELECT a.id FROM unnest(${asked}::text[]) a(id)
     WHERE EXISTS (SELECT FROM outage o WHERE ${all([`o.${by} = a.id`, isSeenOutage('o', accounts, bind)])})`,
    values,
  )
  return new Set(rows.map(({ id }) => id))
}
