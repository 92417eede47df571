/** Looks up what a filter of incidents stands for: teams, accounts, words that people wrote. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { searchWords } from '@/lib/domain/search-words'
import { findReachSets } from '@/lib/events/read-reach-sets'
import type { IncidentFilter } from './filter'
import type { LookedUp } from './filter-sql'

/** The sets behind the filter, of which accounts only as far as the reader may see them. */
export async function lookUp(filter: IncidentFilter, accounts: VisibleAccounts): Promise<LookedUp> {
  const [reach, teams, ownWords] = await Promise.all([
    findReachSets({ ...filter, status: [], team: [] }, accounts),
    filter.team.length > 0 ? findTeams(filter, accounts) : null,
    filter.q === null ? [] : listByOwnWords(filter.q),
  ])
  return { reach, teams, ownWords }
}

async function findTeams(filter: IncidentFilter, accounts: VisibleAccounts): Promise<LookedUp['teams']> {
  const [reach, { rows }] = await Promise.all([
    findReachSets({ ...filter, status: [], account: [], connection: [] }, accounts),
    pool().query<{ id: string }>('SELECT t.id FROM team t WHERE t.id::text = ANY($1) OR lower(t.name) = ANY($1)', [
      filter.team.map((team) => team.toLowerCase()),
    ]),
  ])
  return reach === null ? null : { ids: rows.map(({ id }) => id), reach }
}

/** More are not looked for: whoever types so little types on. */
const MOST_BY_WORDS = 1_000

/** The newest incidents whose title or description people wrote, or whose notes, hold all words, each as a part of a word. */
async function listByOwnWords(typed: string): Promise<string[]> {
  const words = searchWords([typed]).map((word) => `%${word}%`)
  if (words.length === 0) return []
  const { rows } = await pool().query<{ id: string }>(
    `WITH RECURSIVE written AS (
       SELECT i.id, i.merged_into FROM incident i WHERE (i.title_by_hand OR i.description IS NOT NULL)
         AND concat_ws(' ', CASE WHEN i.title_by_hand THEN i.title END, i.description) ILIKE ALL ($1::text[])
       UNION SELECT i.id, i.merged_into FROM incident_note n JOIN incident i ON i.id = n.incident_id
         WHERE n.deleted_at IS NULL AND n.body ILIKE ALL ($1::text[])
       UNION SELECT i.id, i.merged_into FROM written w JOIN incident i ON i.id = w.merged_into
     )
     SELECT id::text FROM written WHERE merged_into IS NULL ORDER BY written.id DESC LIMIT ${MOST_BY_WORDS}`,
    [words],
  )
  return rows.map(({ id }) => id)
}
