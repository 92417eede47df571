/** Reads how many calls there were per minute, by result, over the accounts that the reader may see. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { CallMinute } from './contract'
import type { CoverageQuestion } from './read-coverage'

/** More rows than this are not drawn: a minute of one source with one result each. */
const MOST_ROWS = 50_000

/** Calls per minute, source and result, oldest first. */
export async function listCallMinutes(
  { from, to, accounts }: CoverageQuestion,
  visible: VisibleAccounts,
): Promise<CallMinute[]> {
  const { bind, values } = parameters()
  const conditions = [`m.minute >= ${bind(new Date(from))}`, `m.minute < ${bind(new Date(to))}`]
  if (visible !== null) conditions.push(scopeOf(visible, bind).looksUp('m.account_id'))
  if (accounts !== null) conditions.push(`m.account_id = ANY(${bind(accounts)}::text[]::char(12)[])`)
  const { rows } = await pool().query<CallMinute>(
    `SELECT ${iso('m.minute')} AS minute, m.event_source AS "eventSource", m.error_code AS "errorCode", sum(m.calls)::int AS calls
     FROM iam_call_minute m WHERE ${all(conditions)}
     GROUP BY m.minute, m.event_source, m.error_code ORDER BY m.minute, 2, 3 LIMIT ${bind(MOST_ROWS)}`,
    values,
  )
  return rows
}
