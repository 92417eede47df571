/** Reads whose part of the planned changes a filter asks for, and in which its words stand. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibility, visibilityKey } from '@/lib/db/visibility'
import { searchQuery, searchWords } from '@/lib/domain/search-words'
import { visibleWords } from '@/lib/events/text-sql'
import { type ChangeScope, IS_PLANNED } from './change-sql'
import type { ChangeFilter } from './filter'

/** The accounts that the filter names, or whose teams it names, as far as the reader sees them. */
export async function readScope(
  { account, team }: Pick<ChangeFilter, 'account' | 'team'>,
  visible: VisibleAccounts,
): Promise<ChangeScope> {
  if (account.length === 0 && team.length === 0) return { visible, asked: null }
  const own = team.length === 0 ? [] : await listTeamAccounts(team)
  const named = [...new Set([...account, ...own])].sort()
  const seen = visible === null ? null : new Set(visible)
  return { visible, asked: seen === null ? named : named.filter((id) => seen.has(id)) }
}

/** Ids of planned changes in which all words stand, each as the beginning of a word; null where none are asked for. */
export function findByWords(q: string | null, visible: VisibleAccounts): Promise<ReadonlySet<string> | null> {
  if (q === null) return Promise.resolve(null)
  const query = searchQuery(q)
  if (query === null) return Promise.resolve(new Set())
  return cachedRead('events', `planned changes with ${query} ${visibilityKey(visible)}`, async () => {
    const { bind, values } = parameters()
    const conditions = [IS_PLANNED, `e.words @@ ${bind(query)}::tsquery`, ...visibility(visible, bind, 'all')]
    // The words of an event are those of all accounts' texts: they must stand in what the reader sees of it too.
    if (visible !== null) {
      const words = searchWords([q]).map((word) => `%${word}%`)
      conditions.push(
        `(e.scope = 'PUBLIC' OR ${visibleWords(scopeOf(visible, bind))} ILIKE ALL (${bind(words)}::text[]))`,
      )
    }
    const { rows } = await pool().query<{ id: string }>(
      `SELECT e.id::text FROM health_event e WHERE ${conditions.join(' AND ')}`,
      values,
    )
    return new Set(rows.map(({ id }) => id))
  })
}

async function listTeamAccounts(teams: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT a.account_id AS id FROM team t JOIN team_account a ON a.team_id = t.id
     WHERE t.id::text = ANY($1) OR lower(t.name) = ANY($1)`,
    [teams.map((team) => team.toLowerCase())],
  )
  return rows.map(({ id }) => id)
}
