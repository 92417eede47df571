/** Reads where in post-mortems the words stand that were searched for. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { findField } from '@/lib/domain/postmortem/fields'
import { foundPieces, HIT_BEGINS, HIT_ENDS } from '@/lib/domain/postmortem/found-pieces'
import type { FoundPart } from './contract-lists'
import { partTables, type Search } from './read-search'

/** Passages of one post-mortem, at most. */
const MOST_PASSAGES = 3
/** How much of a text is looked through for a passage, in characters: cutting one out of 200,000 takes a fifth of a second. */
const MOST_CUT = 20_000

const OPTIONS = `StartSel=${HIT_BEGINS}, StopSel=${HIT_ENDS}, MaxWords=24, MinWords=10, MaxFragments=2, FragmentDelimiter=" … "`

/** Where the words stand in each of these post-mortems, best first, as far as the reader may see it. */
export async function findPassages(
  ids: readonly string[],
  search: Search,
  accounts: VisibleAccounts,
): Promise<Map<string, FoundPart[]>> {
  const terms = search.flat().filter(({ isNot }) => !isNot)
  if (ids.length === 0 || terms.length === 0) return new Map()
  const { bind, values } = parameters()
  const query = terms.map(({ text }) => `websearch_to_tsquery('english', ${bind(text)})`).join(' || ')
  const among = bind(ids)
  const parts = partTables(accounts).map(
    ({ from, part, body }) => `SELECT w.postmortem_id AS id, ${part} AS part, left(${body}, ${MOST_CUT}) AS body,
      ts_rank(w.words, q.q) AS rank FROM q, ${from} AND w.postmortem_id = ANY(${among}::bigint[]) AND w.words @@ q.q`,
  )
  const { rows } = await pool().query<{ id: string; part: string; passage: string }>(
    `WITH q AS MATERIALIZED (SELECT ${query} AS q)
     SELECT b.id::text, b.part, ts_headline('english', translate(b.body, ${bind(HIT_BEGINS + HIT_ENDS)}, ''), q.q, ${bind(OPTIONS)}) AS passage
     FROM q, (SELECT *, row_number() OVER (PARTITION BY id ORDER BY rank DESC, part) AS place
              FROM (${parts.join(' UNION ALL ')}) w) b
     WHERE b.place <= ${MOST_PASSAGES} ORDER BY b.id, b.place`,
    values,
  )
  const found = new Map<string, FoundPart[]>()
  for (const { id, part, passage } of rows) {
    const pieces = foundPieces(passage)
    found.set(id, [...(found.get(id) ?? []), { part: findField(part)?.name ?? part, pieces }])
  }
  return found
}
