/** Lists action items over all post-mortems whose incidents a reader sees: open ones by due day, then those that ended. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { all, type Bind, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { ActionItemState, PostmortemState } from '@/lib/domain/postmortem/words'
import type { Page } from '@/lib/events/contract'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import type { ActionRow } from './contract-lists'
import { type ActionPosition, formatActionCursor, parseActionCursor } from './cursor'
import { type ActionFilter, formatListFilter } from './filter'
import { actionConditions, SHOWN_ON } from './filter-sql'
import { ACTION_COLUMNS, type ActionRecord, JOIN_ACTION, presentAction } from './read-actions'
import type { ListPage } from './read-list'

/**
 * Actions as rows of a list. `me` in the filter must have been replaced (ownedByAsker).
 * @throws AppError INVALID for a cursor that is none
 */
export function listActionRows(
  filter: ActionFilter,
  { limit, cursor }: ListPage,
  accounts: VisibleAccounts,
): Promise<Page<ActionRow>> {
  const after = cursor === null ? null : parseActionCursor(cursor)
  const key = `actions ${formatListFilter(filter)} ${limit} ${cursor ?? ''} ${visibilityKey(accounts)}`
  // access: an owner may have left.
  return cachedRead(['postmortems', 'incidents', 'access'], key, async () => {
    const rows = await readActionRows(filter, { after, most: limit + 1 }, accounts)
    const data = rows.slice(0, limit)
    const last = data.at(-1)
    return { data, nextCursor: rows.length > limit && last !== undefined ? formatActionCursor(positionOf(last)) : null }
  })
}

/** At most `most` rows after a position, past the cache of pages. */
export async function readActionRows(
  filter: ActionFilter,
  { after, most }: { after: ActionPosition | null; most: number },
  accounts: VisibleAccounts,
): Promise<ActionRow[]> {
  const isAmongEnded = after !== null && 'endedAt' in after
  const open = isAmongEnded ? [] : await readPart(filter, { after, most, part: 'open' }, accounts)
  const rest = { after: isAmongEnded ? after : null, most: most - open.length, part: 'ended' as const }
  const ended = rest.most > 0 ? await readPart(filter, rest, accounts) : []
  return [...open, ...ended]
}

/** Where a row stands. */
export function positionOf({ id, state, dueOn, endedAt, createdAt }: ActionRow): ActionPosition {
  return state === 'open' ? { id, dueOn } : { id, endedAt: endedAt ?? createdAt }
}

interface Part {
  after: ActionPosition | null
  most: number
  part: 'open' | 'ended'
}

type FoundRow = ActionRecord & { incidentId: string; postmortemId: string; postmortemState: PostmortemState }

async function readPart(filter: ActionFilter, { after, most, part }: Part, accounts: VisibleAccounts) {
  const { bind, values } = parameters()
  const states = statesOf(filter.state, part)
  if (states.length === 0) return []
  const conditions = all([
    part === 'open' ? "a.state = 'open'" : `a.state = ANY(${bind(states)})`,
    ...actionConditions(filter, accounts, bind),
    ...(after === null ? [] : [afterPosition(after, bind)]),
  ])
  const order = part === 'open' ? 'a.due_on, a.id' : `${ENDED} DESC, a.id DESC`
  const { rows } = await pool().query<FoundRow>(
    `SELECT ${ACTION_COLUMNS}, i.id::text AS "incidentId", p.id::text AS "postmortemId", p.state AS "postmortemState"
     FROM action_item a JOIN postmortem p ON p.id = a.postmortem_id ${SHOWN_ON} ${JOIN_ACTION} WHERE ${conditions} ORDER BY ${order} LIMIT ${bind(most)}`,
    values,
  )
  return withIncidents(rows, accounts)
}

const ENDED = 'coalesce(a.ended_at, a.created_at)'

function statesOf(asked: readonly ActionItemState[], part: Part['part']): ActionItemState[] {
  const all: ActionItemState[] = part === 'open' ? ['open'] : ['done', 'dropped']
  return asked.length === 0 ? all : all.filter((state) => asked.includes(state))
}

/** NULLs, which are no due day, come last and are compared by hand. */
function afterPosition(after: ActionPosition, bind: Bind): string {
  const id = `${bind(after.id)}::bigint`
  if ('endedAt' in after) return `(${ENDED}, a.id) < (${bind(after.endedAt)}::timestamptz, ${id})`
  if (after.dueOn === null) return `a.due_on IS NULL AND a.id > ${id}`
  const day = `${bind(after.dueOn)}::date`
  return `(a.due_on IS NULL OR (a.due_on, a.id) > (${day}, ${id}))`
}

async function withIncidents(rows: readonly FoundRow[], accounts: VisibleAccounts): Promise<ActionRow[]> {
  const summaries = await listSummariesOf([...new Set(rows.map(({ incidentId }) => incidentId))], accounts)
  const incidentOf = new Map(summaries.map(({ id, title, severity, team }) => [id, { id, title, severity, team }]))
  return rows.flatMap(({ incidentId, ...row }) => {
    const incident = incidentOf.get(incidentId)
    return incident === undefined ? [] : [{ ...presentAction(row, accounts), incident }]
  })
}
