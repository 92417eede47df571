/** The SQL of the filter over changes c. */
import type { Bind } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { ChangeFilter } from './filter'

/** A filter whose incident was looked up: its time and accounts stand in `from`, `to` and `account`. */
export interface ResolvedFilter extends Omit<ChangeFilter, 'incident' | 'from' | 'to' | 'account'> {
  from: number
  to: number
  /** Null: any that the reader may see. */
  accounts: readonly string[] | null
}

/** True of a change of which somebody should give the reason: done well, by no means that explains it. */
export const NEEDS_REASON = `c.means = 'unknown' AND c.explanation IS NULL AND c.error_code IS NULL`

/** Conditions over iam_change c. */
export function changeConditions(filter: ResolvedFilter, visible: VisibleAccounts, bind: Bind): string[] {
  const { from, to, accounts, means, source, q, unexplained } = filter
  const conditions = [`c.at >= ${bind(new Date(from))}`, `c.at < ${bind(new Date(to))}`]
  if (visible !== null) conditions.push(scopeOf(visible, bind).looksUp('c.account_id'))
  if (accounts !== null) conditions.push(`c.account_id = ANY(${bind(accounts)}::text[]::char(12)[])`)
  if (means.length > 0) conditions.push(`c.means = ANY(${bind(means)}::text[])`)
  if (source.length > 0) conditions.push(`c.event_source = ANY(${bind(source)}::text[])`)
  if (unexplained) conditions.push(NEEDS_REASON)
  if (q !== '') {
    const told = `concat_ws(E'\\n', c.event_name, c.actor_name, c.actor_arn, c.subject, c.source_ip, c.error_code)`
    conditions.push(`strpos(lower(${told}), lower(${bind(q)})) > 0`)
  }
  return conditions
}
