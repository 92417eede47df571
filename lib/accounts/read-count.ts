/** Counts the accounts of the directory that a filter lets through. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { type AccountFilter, formatAccountFilter } from './filter'
import { accountConditions } from './filter-sql'

/** How many of the accounts that somebody may see; those that have left count too. */
export function countAccounts(filter: AccountFilter, accounts: VisibleAccounts): Promise<number> {
  const key = `account count ${formatAccountFilter({ ...filter, sort: 'name' })} ${visibilityKey(accounts)}`
  return cachedRead('accounts', key, async () => {
    const { bind, values } = parameters()
    const { rows } = await pool().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM aws_account a WHERE ${accountConditions(filter, accounts, bind)}`,
      values,
    )
    return rows[0]?.count ?? 0
  })
}
