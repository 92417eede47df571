/** Reads how far the teams and the accounts of one planned change are: who has not acted. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { AppError } from '@/lib/errors'
import { RESOURCE_COUNTS } from './change-sql'
import type { AccountProgress, TeamProgress } from './contract'

const TOPICS = ['events', 'accounts'] as const

/** The team that stands for accounts of none. */
const NO_TEAM = 'none'

/** Teams of the accounts that the reader sees, the one for which most pends first. An account of two teams counts for both. */
export function listTeamProgress(id: string, visible: VisibleAccounts): Promise<TeamProgress[]> {
  return cachedRead(TOPICS, `teams of planned change ${id} ${visibilityKey(visible)}`, async () => {
    const { bind, values } = parameters()
    const { rows } = await pool().query<TeamProgress>(
      `WITH counted AS MATERIALIZED (${accountCounts(bind(id), scopeOf(visible, bind).sees)})
       SELECT t.id::text, t.name, count(*)::int AS accounts, count(*) FILTER (WHERE c.pending > 0)::int AS "pendingAccounts",
         sum(c.pending)::int AS pending, sum(c.resolved)::int AS resolved, sum(c.other)::int AS other
       FROM counted c LEFT JOIN team_account o ON o.account_id = c.account_id LEFT JOIN team t ON t.id = o.team_id
       GROUP BY t.id ORDER BY sum(c.pending) DESC, count(*) FILTER (WHERE c.pending > 0) DESC, lower(t.name), t.id`,
      values,
    )
    return rows
  })
}

/** Which accounts of a change to list. */
export interface AccountPageRequest {
  /** Of this team alone, by id; `none`: of no team; null: all. */
  team: string | null
  limit: number
  /** nextCursor of the page before; null: the first. */
  cursor: string | null
}

/**
 * Accounts of which most pends first, then by id.
 * @throws AppError INVALID for a cursor that is none
 */
export function listAccountProgress(
  id: string,
  { team, limit, cursor }: AccountPageRequest,
  visible: VisibleAccounts,
): Promise<{ data: AccountProgress[]; nextCursor: string | null }> {
  const after = cursor === null ? null : parseAccountCursor(cursor)
  const key = `accounts of planned change ${id} ${team} ${limit} ${cursor} ${visibilityKey(visible)}`
  return cachedRead(TOPICS, key, async () => {
    const { bind, values } = parameters()
    const { sees } = scopeOf(visible, bind)
    const conditions = [
      ...teamCondition(team, bind),
      ...(after === null
        ? []
        : [`(-c.pending, c.account_id) > (${bind(-after.pending)}::int, ${bind(after.account)}::char(12))`]),
    ]
    const { rows } = await pool().query<AccountProgress>(
      `WITH counted AS MATERIALIZED (${accountCounts(bind(id), sees)})
       SELECT c.account_id AS id, n.name, c.pending, c.resolved, c.other, c."isWhole",
         ARRAY(SELECT t.name FROM team_account o JOIN team t ON t.id = o.team_id WHERE o.account_id = c.account_id
           ORDER BY lower(t.name)) AS teams
       FROM counted c LEFT JOIN aws_account n ON n.id = c.account_id
       WHERE ${all(conditions)} ORDER BY c.pending DESC, c.account_id LIMIT ${bind(limit + 1)}`,
      values,
    )
    const data = rows.slice(0, limit)
    const last = data.at(-1)
    return { data, nextCursor: rows.length > limit && last ? formatAccountCursor(last) : null }
  })
}

/** Accounts of an event with the counts of their resources. */
function accountCounts(id: string, sees: (column: string) => string): string {
  return `SELECT a.account_id, counted.* FROM affected_account a CROSS JOIN LATERAL (
      SELECT ${RESOURCE_COUNTS}, coalesce(bool_or(n.entity_value = 'AWS_ACCOUNT'), false) AS "isWhole"
      FROM affected_entity n WHERE n.event_id = a.event_id AND n.account_id = a.account_id) counted
    WHERE a.event_id = ${id}::bigint AND ${sees('a.account_id')}`
}

function teamCondition(team: string | null, bind: (value: unknown) => string): string[] {
  if (team === null) return []
  if (team === NO_TEAM) return ['NOT EXISTS (SELECT FROM team_account o WHERE o.account_id = c.account_id)']
  return [`EXISTS (SELECT FROM team_account o WHERE o.account_id = c.account_id AND o.team_id::text = ${bind(team)})`]
}

function formatAccountCursor({ pending, id }: AccountProgress): string {
  return `${pending}.${id}`
}

function parseAccountCursor(text: string): { pending: number; account: string } {
  const [, pending, account] = /^(\d{1,9})\.(\d{12})$/.exec(text) ?? []
  if (pending !== undefined && account !== undefined) return { pending: Number(pending), account }
  throw new AppError('INVALID', 'The cursor cannot be read.', { cursor: 'must be the nextCursor of an earlier answer' })
}
