/** Reads incidents as rows of a list, as far as a reader sees them. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import { type Bind, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { IncidentSummaryView } from './contract'
import type { IncidentFilter } from './filter'
import { summaryColumns } from './incident-sql'
import { lookUp } from './read-looked-up'
import { findIncidentRows, type Place } from './read-page'
import { type SummaryRow, withSeenTitles } from './read-seen-titles'
import { isSeen, isTold, joinSeen } from './seen-sql'

/** At most `most` incidents after the position, newest start first. */
export async function listSummaryRows(
  filter: IncidentFilter,
  place: Place,
  accounts: VisibleAccounts,
): Promise<IncidentSummaryView[]> {
  const lookedUp = await lookUp(filter, accounts)
  const columns = (bind: Bind) => rowColumns(accounts, bind)
  const rows = await findIncidentRows<SummaryRow>(columns, { filter, accounts, lookedUp }, place)
  return withSeenTitles(rows, accounts)
}

/** Those of these incidents that the reader sees, in no order. What was merged is found only by those who see everything. */
export async function listSummariesOf(
  ids: readonly string[],
  accounts: VisibleAccounts,
  client: Queryable = pool(),
): Promise<IncidentSummaryView[]> {
  const { bind, values } = parameters()
  const seen = joinSeen(accounts, bind)
  const conditions = [`i.id = ANY(${bind(ids)}::bigint[])`, ...isSeen(accounts, bind)].join(' AND ')
  const { rows } = await client.query<SummaryRow>(
    `SELECT ${rowColumns(accounts, bind)} FROM incident i ${seen} WHERE ${conditions}`,
    values,
  )
  return withSeenTitles(rows, accounts, client)
}

function rowColumns(accounts: VisibleAccounts, bind: Bind): string {
  return `${summaryColumns(accounts, bind)}, (i.title_by_hand AND ${isTold(accounts, bind)}) AS "titleByHand"`
}
