/** Finds the people who own incidents, to filter by. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { isSeen } from './seen-sql'

interface OwnerSearch {
  /** A part of the name; may be empty. */
  typed: string
  /** Ids: only these; null: any. */
  among: readonly string[] | null
  /** How many at most. */
  limit: number
}

/** Owners of incidents that the reader sees, by name. */
export async function findOwners(
  { typed, among, limit }: OwnerSearch,
  accounts: VisibleAccounts,
): Promise<{ value: string; label: string }[]> {
  const { bind, values } = parameters()
  const owns = all(['i.owner_id = p.id', 'i.merged_into IS NULL', ...isSeen(accounts, bind)])
  const { rows } = await pool().query<{ value: string; label: string }>(
    `SELECT p.id::text AS value, p.name AS label FROM person p
     WHERE strpos(lower(p.name), lower(${bind(typed)})) > 0
       AND (${bind(among)}::text[] IS NULL OR p.id::text = ANY(${bind(among)}))
       AND EXISTS (SELECT FROM incident i WHERE ${owns})
     ORDER BY lower(p.name), p.id LIMIT ${bind(limit)}`,
    values,
  )
  return rows
}
