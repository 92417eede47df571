/** Lists post-mortems, newest opened first, filtered and searched, as far as a reader sees their incidents. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Page } from '@/lib/events/contract'
import type { PostmortemRow } from './contract-lists'
import { formatPostmortemCursor, type PostmortemPosition, parsePostmortemCursor } from './cursor'
import { formatListFilter, type PostmortemFilter } from './filter'
import { postmortemConditions, SHOWN_ON } from './filter-sql'
import { type FoundPlace, readPostmortemRows } from './read-list-rows'
import { findPassages } from './read-passages'
import { foundCondition, foundIds, readSearch, type Search } from './read-search'

/** How many rows a page holds, and where it begins: null for the first. */
export interface ListPage {
  limit: number
  cursor: string | null
}

/**
 * Post-mortems as rows of a list. `me` in the filter must have been replaced (ownedByAsker).
 * @throws AppError INVALID for a cursor that is none
 */
export function listPostmortems(
  filter: PostmortemFilter,
  { limit, cursor }: ListPage,
  accounts: VisibleAccounts,
): Promise<Page<PostmortemRow>> {
  const after = cursor === null ? null : parsePostmortemCursor(cursor)
  const key = `postmortems ${formatListFilter(filter)} ${limit} ${cursor ?? ''} ${visibilityKey(accounts)}`
  // access: what people and teams are called.
  return cachedRead(['postmortems', 'incidents', 'access'], key, async () => {
    const rows = await listPostmortemRows(filter, { after, most: limit + 1 }, accounts)
    const data = rows.slice(0, limit)
    const last = data.at(-1)
    return { data, nextCursor: rows.length > limit && last !== undefined ? formatPostmortemCursor(last) : null }
  })
}

/** Where rows begin, null for the newest, and how many there shall be. */
interface Place {
  after: PostmortemPosition | null
  most: number
}

/** At most `most` rows after a position, past the cache of pages. */
export async function listPostmortemRows(
  filter: PostmortemFilter,
  place: Place,
  accounts: VisibleAccounts,
): Promise<PostmortemRow[]> {
  const search = filter.q === null ? null : await readSearch(filter.q)
  const places = await findPlaces(filter, search, place, accounts)
  const ids = places.map(({ id }) => id)
  const [rows, passages] = await Promise.all([
    readPostmortemRows(places, accounts),
    search === null ? new Map<string, never>() : findPassages(ids, search, accounts),
  ])
  return rows.map((row) => ({ ...row, found: passages.get(row.id) ?? [] }))
}

/** Of how many of the newest post-mortems the parts are looked at one by one, before indexes are asked for words. */
const NEWEST = 150

/**
 * Words that stand nearly everywhere fill a page from the newest; what stands in few is found by indexes. Neither way serves
 * both, and PostgreSQL cannot tell how rare a word is.
 */
async function findPlaces(
  filter: PostmortemFilter,
  search: Search | null,
  place: Place,
  accounts: VisibleAccounts,
): Promise<FoundPlace[]> {
  if (search === null) return readPlaces(filter, null, place, accounts)
  if (search.length === 0) return []
  if (place.most < NEWEST) {
    const newest = await readPlaces(filter, { search, way: 'probe' }, place, accounts)
    if (newest.length === place.most) return newest
  }
  return readPlaces(filter, { search, way: 'indexes' }, place, accounts)
}

const NEWEST_FIRST = 'ORDER BY p.opened_at DESC, p.id DESC'

async function readPlaces(
  filter: PostmortemFilter,
  words: { search: Search; way: 'probe' | 'indexes' } | null,
  { after, most }: Place,
  accounts: VisibleAccounts,
): Promise<FoundPlace[]> {
  const { bind, values } = parameters()
  const conditions = all([
    ...postmortemConditions(filter, accounts, bind),
    ...(after === null
      ? []
      : [`(p.opened_at, p.id) < (${bind(after.openedAt)}::timestamptz, ${bind(after.id)}::bigint)`]),
  ])
  const byIndexes = words?.way === 'indexes'
  const hits = byIndexes
    ? `WITH hits(id) AS MATERIALIZED (
    SELECT DISTINCT f.id FROM (${foundIds(words.search, accounts, bind)}) f(id))`
    : ''
  const from = `${byIndexes ? 'hits h JOIN postmortem p ON p.id = h.id' : 'postmortem p'} ${SHOWN_ON}`
  const rows = `SELECT p.id, p.opened_at, i.id AS incident_id, i.title, i.title_by_hand FROM ${from} WHERE ${conditions}`
  const newest = words?.way === 'probe' ? `${NEWEST_FIRST} LIMIT ${NEWEST}` : ''
  const { rows: places } = await pool().query<FoundPlace>(
    `${hits} SELECT p.id::text, p.incident_id::text AS "incidentId", ${iso('p.opened_at')} AS "openedAt"
     FROM (${rows} ${newest}) p
     WHERE ${words?.way === 'probe' ? foundCondition(words.search, accounts, bind) : 'true'}
     ${NEWEST_FIRST} LIMIT ${bind(most)}`,
    values,
  )
  return places
}
