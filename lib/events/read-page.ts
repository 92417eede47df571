/** Finds the events of one page, newest first, whichever of several ways is fast for what is asked. */
import 'server-only'
import type pg from 'pg'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type Scope, scopeOf, type VisibleAccounts, visibility } from '@/lib/db/visibility'
import type { Position } from './cursor'
import type { EventFilter } from './filter'
import { attributeConditions, timeAlternatives } from './filter-sql'
import { type ReachSets, reachConditions } from './reach-filter'
import { areLarge, findReachSets } from './read-reach-sets'

/** How many events a page holds, and where it begins: null for the newest. */
export interface PageRequest {
  limit: number
  cursor: string | null
}

/** What a page is asked for with, by whom. */
export interface Asked {
  filter: EventFilter
  page: PageRequest
  accounts: VisibleAccounts
}

/** Which columns of health_event e a page shows to a reader. */
export type Columns = (scope: Scope) => string

/**
 * At most `most` events after the position, newest first. What many events have fills a page from the newest of them; what
 * few have is found by its own index. Neither way serves both.
 */
export async function findRows<Row>(
  columns: Columns,
  asked: Asked,
  position: Position | null,
  most: number,
): Promise<Row[]> {
  const sets = await findReachSets(asked.filter, asked.accounts)
  const search: Search = { ...asked, columns, sets, position, most }
  const isCommon = sets === null ? asked.filter.q !== null : await areLarge(sets)
  if (!isCommon) return readRows(search, 'all')
  const newest = await readRows<Row>(search, 'newest')
  if (newest.length === most) return newest
  return readRows(search, asked.filter.q === null ? 'all' : 'indexed words')
}

interface Search extends Asked {
  columns: Columns
  sets: ReachSets | null
  position: Position | null
  most: number
}

/** How many of the newest events are looked through before an index is asked. */
const NEWEST = 10_000

type Reach = 'all' | 'newest' | 'indexed words'

async function readRows<Row>(search: Search, reach: Reach): Promise<Row[]> {
  const { filter, accounts, sets, position, most } = search
  const { bind, values } = parameters()
  const attributes = all(attributeConditions(filter, accounts, bind))
  const hit = all([
    ...(sets === null ? [] : reachConditions(sets, bind, reach === 'newest' ? 'probe' : 'join')),
    // Accounts that are asked for are the reader's own already.
    ...(sets !== null && sets.accounts.length > 0 ? [] : visibility(accounts, bind, 'few')),
  ])
  const after =
    position === null
      ? []
      : [`(e.started_at, e.id) < (${bind(position.startedAt)}::timestamptz, ${bind(position.id)}::bigint)`]
  const newestFirst = 'ORDER BY e.started_at DESC, e.id DESC LIMIT'
  const limit = bind(most)
  const times = timeAlternatives(filter, bind).map((time) => all([time, ...after]))
  const from = {
    all: () => times.map((time) => `health_event e WHERE ${time} AND ${attributes} AND ${hit}`),
    newest: () =>
      times.map(
        (time) =>
          `(SELECT * FROM health_event e WHERE ${time} ${newestFirst} ${NEWEST}) e WHERE ${attributes} AND ${hit}`,
      ),
    'indexed words': () =>
      times.map((time) => `(SELECT * FROM health_event e WHERE ${attributes} AND ${hit} OFFSET 0) e WHERE ${time}`),
  }[reach]()
  const parts = from.map((part) => `(SELECT e.id, e.started_at FROM ${part} ${newestFirst} ${limit})`)
  const { rows } = await pool().query<Row & pg.QueryResultRow>(
    `WITH page AS MATERIALIZED (SELECT * FROM (${parts.join(' UNION ALL ')}) e ${newestFirst} ${limit})
     SELECT ${search.columns(scopeOf(accounts, bind))} FROM page JOIN health_event e USING (id)
     ORDER BY e.started_at DESC, e.id DESC`,
    values,
  )
  return rows
}
