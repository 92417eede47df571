/** Finds the incidents of one page, newest start first, whichever of several ways is fast for what is asked. */
import 'server-only'
import type pg from 'pg'
import { pool } from '@/lib/db/pool'
import { all, type Bind, parameters } from '@/lib/db/statement'
import { areLarge } from '@/lib/events/read-reach-sets'
import type { IncidentPosition } from './cursor'
import { type Sought, seenConditions, soughtConditions, timeAlternatives } from './filter-sql'
import { joinSeen } from './seen-sql'

/** What a page holds and where it begins: null for the newest. */
export interface Place {
  position: IncidentPosition | null
  most: number
}

/** Which columns of incident i and of what is seen of it, v, a page shows. */
type Columns = (bind: Bind) => string

/**
 * At most `most` incidents after the position, newest first. What many incidents have fills a page from the newest of
 * them; what few have is found by its own index. Neither way serves both, and PostgreSQL cannot tell how rare a value of an
 * array or a word is.
 */
export async function findIncidentRows<Row>(columns: Columns, sought: Sought, place: Place): Promise<Row[]> {
  const { filter, lookedUp } = sought
  const sets = lookedUp.reach ?? lookedUp.teams?.reach ?? null
  const isByValue = filter.q !== null || filter.service.length > 0 || filter.region.length > 0
  if (!isByValue && sets === null) return readRows(columns, sought, place, 'in order')
  if (isByValue || (sets !== null && (await areLarge(sets)))) {
    const newest = await readRows<Row>(columns, sought, place, 'newest')
    if (newest.length === place.most) return newest
  }
  return readRows(columns, sought, place, 'indexed')
}

/** How many of the newest incidents are looked through before an index is asked; looking for words takes longest. */
const NEWEST = { byWords: 2_000, otherwise: 10_000 }

const NEWEST_FIRST = 'ORDER BY i.started_at DESC, i.id DESC'

type Search = 'in order' | 'newest' | 'indexed'

async function readRows<Row>(
  columns: Columns,
  sought: Sought,
  { position, most }: Place,
  search: Search,
): Promise<Row[]> {
  const { bind, values } = parameters()
  const seen = joinSeen(sought.accounts, bind)
  const after = position === null ? [] : [afterPosition(position, bind)]
  const conditions = all(soughtConditions(sought, bind, search === 'newest' ? 'probe' : 'join'))
  const visible = all(seenConditions(sought, bind))
  const limit = `LIMIT ${bind(most)}`
  const newest = `LIMIT ${sought.filter.q === null ? NEWEST.otherwise : NEWEST.byWords}`
  const parts = timeAlternatives(sought.filter, bind).map((time) => {
    const here = all([time, ...after])
    const incidents = {
      'in order': `incident i ${seen} WHERE ${here} AND ${conditions}`,
      newest: `(SELECT * FROM incident i WHERE i.merged_into IS NULL AND ${here} ${NEWEST_FIRST} ${newest}) i
        ${seen} WHERE ${conditions}`,
      // OFFSET: what the index finds is collected, then sorted, and then looked at until enough may be seen.
      indexed: `(SELECT * FROM (SELECT * FROM incident i WHERE ${here} AND ${conditions} OFFSET 0) i ${NEWEST_FIRST}) i
        ${seen} WHERE true`,
    }[search]
    return `(SELECT i.id, i.started_at FROM ${incidents} AND ${visible} ${NEWEST_FIRST} ${limit})`
  })
  const { rows } = await pool().query<Row & pg.QueryResultRow>(
    `WITH page AS MATERIALIZED (SELECT * FROM (${parts.join(' UNION ALL ')}) i ${NEWEST_FIRST} ${limit})
     SELECT ${columns(bind)} FROM page JOIN incident i USING (id) ${seen} ${NEWEST_FIRST}`,
    values,
  )
  return rows
}

function afterPosition({ startedAt, id }: IncidentPosition, bind: Bind): string {
  const last = bind(id)
  const start =
    startedAt === null
      ? `(SELECT p.started_at FROM incident p WHERE p.id = ${last}::bigint)`
      : `${bind(startedAt)}::timestamptz`
  return `(i.started_at, i.id) < (${start}, ${last}::bigint)`
}
