/** Finds post-mortems by words: each word stands in some part of it. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, type Bind } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { type SearchTerm, searchAlternatives } from '@/lib/domain/postmortem/search-terms'
import { SHOWN_ON } from './filter-sql'

/** What is looked for: one of the alternatives, all of its terms. */
export type Search = SearchTerm[][]

/** What was typed as what PostgreSQL looks for: without terms that hold only words which stand everywhere ("the"). */
export async function readSearch(typed: string): Promise<Search> {
  const alternatives = searchAlternatives(typed)
  const texts = alternatives.flat().map(({ text }) => text)
  if (texts.length === 0) return []
  const { rows } = await pool().query<{ text: string }>(
    `SELECT text FROM unnest($1::text[]) text WHERE numnode(websearch_to_tsquery('english', text)) > 0`,
    [texts],
  )
  const known = new Set(rows.map(({ text }) => text))
  const meaningful = alternatives.map((terms) => terms.filter(({ text }) => known.has(text)))
  return meaningful.filter((terms) => terms.some(({ isNot }) => !isNot))
}

/** The condition over a post-mortem p with the title of its incident: its parts are looked at by themselves. */
export function foundCondition(search: Search, accounts: VisibleAccounts, bind: Bind): string {
  const holds = ({ text, isNot }: SearchTerm) => {
    const { query, title } = sought(text, bind)
    const inTitle = `p.title ILIKE ${title}`
    // OFFSET keeps PostgreSQL from collecting all parts that hold the word first.
    const parts = partTables(accounts).map(
      ({ from }) => `EXISTS (SELECT FROM ${from} AND w.words @@ ${query} AND w.postmortem_id = p.id OFFSET 0)`,
    )
    const titled = accounts === null ? inTitle : `(p.title_by_hand AND ${inTitle})`
    return `${isNot ? 'NOT ' : ''}(${[titled, ...parts].join(' OR ')})`
  }
  return `(${search.map((terms) => all(terms.map(holds))).join(' OR ')})`
}

/** A query for the ids, some of them twice, of all post-mortems that hold it: indexes find the parts that hold each word. */
export function foundIds(search: Search, accounts: VisibleAccounts, bind: Bind): string {
  const holding = ({ text }: SearchTerm) => {
    const { query, title } = sought(text, bind)
    const parts = partTables(accounts).map(({ from }) => `SELECT w.postmortem_id FROM ${from} AND w.words @@ ${query}`)
    const titled = `i.title ILIKE ${title}${accounts === null ? '' : ' AND i.title_by_hand'}`
    const own = `SELECT t.id FROM postmortem t JOIN incident i ON i.id = t.incident_id WHERE i.merged_into IS NULL AND ${titled}`
    const merged = `SELECT p.id FROM postmortem p ${SHOWN_ON} WHERE o.merged_into IS NOT NULL AND ${titled}`
    return `(${[...parts, own, merged].join(' UNION ALL ')})`
  }
  const alternatives = search.map((terms) => {
    const wanted = terms.filter(({ isNot }) => !isNot).map(holding)
    const unwanted = terms.filter(({ isNot }) => isNot).map(holding)
    return `(${[wanted.join(' INTERSECT '), ...unwanted].join(' EXCEPT ')})`
  })
  return alternatives.join(' UNION ')
}

/** A term as a tsquery, and as a pattern for titles, which have no index of words. */
function sought(text: string, bind: Bind): { query: string; title: string } {
  const pattern = `%${text.replaceAll('"', '').replace(/[\\%_]/g, '\\$&')}%`
  return { query: `websearch_to_tsquery('english', ${bind(text)})`, title: bind(pattern) }
}

/** The parts that may be searched. What the machine wrote tells of accounts that a limited reader may not see. */
export function partTables(accounts: VisibleAccounts): { from: string; part: string; body: string }[] {
  const seen = accounts === null ? 'true' : "w.origin <> 'facts'"
  return [
    { from: `postmortem_field w WHERE ${seen}`, part: 'w.key', body: 'w.body' },
    {
      from: 'checklist_item w WHERE w.removed_at IS NULL',
      part: "concat_ws(' ', 'Checklist', w.code)",
      body: "concat_ws(E'\\n', CASE WHEN w.code IS NULL THEN w.text END, w.comment, w.proof, w.reason)",
    },
    {
      from: 'action_item w WHERE w.removed_at IS NULL',
      part: "'Action'",
      body: "concat_ws(E'\\n', w.title, w.detail, w.outcome)",
    },
  ]
}
