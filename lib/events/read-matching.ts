/** Finds all events that a filter lets through, for sums over them. */
import 'server-only'
import { all, type Bind } from '@/lib/db/statement'
import { type VisibleAccounts, visibility } from '@/lib/db/visibility'
import type { EventFilter } from './filter'
import { attributeConditions, timeAlternatives } from './filter-sql'
import { reachConditions } from './reach-filter'
import { findReachSets } from './read-reach-sets'

/** SQL of the rows of health_event that the filter lets through and the reader may see; `more` must hold for e too. */
export async function matchingEvents(
  filter: EventFilter,
  accounts: VisibleAccounts,
  bind: Bind,
  more: readonly string[] = [],
): Promise<string> {
  const sets = await findReachSets(filter, accounts)
  const conditions = all([
    ...attributeConditions(filter, accounts, bind),
    ...(sets === null ? [] : reachConditions(sets, bind, 'join')),
    ...visibility(accounts, bind, 'all'),
    ...more,
  ])
  const parts = timeAlternatives(filter, bind).map(
    (time) => `SELECT * FROM health_event e WHERE ${time} AND ${conditions}`,
  )
  return parts.join(' UNION ALL ')
}
