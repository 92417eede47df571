/** Reads HealthEvents: a page of the timeline, a page of the API, one event. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type Scope, scopeOf, type VisibleAccounts, visibility, visibilityKey } from '@/lib/db/visibility'
import { AppError } from '@/lib/errors'
import type { EventSummaryView, EventView, ImpactWindowView, Page } from './contract'
import { formatCursor, parseCursor } from './cursor'
import { detailColumns, summaryColumns } from './event-sql'
import { type EventFilter, formatEventFilter, NO_FILTER } from './filter'
import { type Asked, type Columns, findRows, type PageRequest } from './read-page'

/** Rows and views name the incident of an event, and filters ask for it. */
const TOPICS = ['events', 'incidents'] as const

/**
 * Events as rows of the timeline, newest start first.
 * @throws AppError INVALID for a cursor that is none
 */
export function listEventSummaries(
  filter: EventFilter,
  page: PageRequest,
  accounts: VisibleAccounts,
): Promise<Page<EventSummaryView>> {
  const asked = { filter, page, accounts }
  return cachedRead(TOPICS, `summaries ${keyOf(asked)}`, () => list<EventSummaryView>(summaryColumns, asked))
}

/** The latest events for which AWS named the account, at most `limit`, newest start first; none where the reader does not see it. */
export async function listSummariesOfAccount(
  account: string,
  limit: number,
  accounts: VisibleAccounts,
): Promise<EventSummaryView[]> {
  const page = { limit, cursor: null }
  return (await listEventSummaries({ ...NO_FILTER, account: [account] }, page, accounts)).data
}

/** How long the accounts' own texts in one answer may be in sum, in bytes. */
const LONGEST_TEXTS = 500_000

/**
 * Events with all that is known about them, newest start first. The accounts' own texts share out what may stand in one
 * answer evenly over the events that are asked for.
 * @throws AppError INVALID for a cursor that is none
 */
export function listEvents(
  filter: EventFilter,
  page: PageRequest,
  accounts: VisibleAccounts,
): Promise<Page<EventView>> {
  const asked = { filter, page, accounts }
  return cachedRead(TOPICS, `events ${keyOf(asked)}`, async () => {
    const columns = (scope: Scope) => detailColumns(scope, Math.floor(LONGEST_TEXTS / page.limit))
    const { data, nextCursor } = await list<EventRow>(columns, asked)
    return { data: data.map(presentEvent), nextCursor }
  })
}

/**
 * One event with all that is known about it.
 * @throws AppError NOT_FOUND, also where it may not be seen
 */
export async function getEvent(id: string, accounts: VisibleAccounts): Promise<EventView> {
  const find = () => findEvent(id, accounts)
  const key = `event ${id} ${visibilityKey(accounts)}`
  const event = isEventId(id) ? await cachedRead(TOPICS, key, find) : null
  if (event === null) throw noSuchEvent(id)
  return event
}

/** Whether an event may have such an id. */
export function isEventId(id: string): boolean {
  return /^\d{1,18}$/.test(id)
}

/** What is said of an event that is not there, or not for this reader. */
export function noSuchEvent(id: string): AppError {
  return new AppError('NOT_FOUND', `There is no event ${id.slice(0, 40)}.`)
}

async function findEvent(id: string, accounts: VisibleAccounts): Promise<EventView | null> {
  const { bind, values } = parameters()
  const conditions = all([`e.id = ${bind(id)}`, ...visibility(accounts, bind, 'few')])
  const { rows } = await pool().query<EventRow>(
    `SELECT ${detailColumns(scopeOf(accounts, bind), LONGEST_TEXTS)} FROM health_event e WHERE ${conditions}`,
    values,
  )
  return rows[0] ? presentEvent(rows[0]) : null
}

function keyOf({ filter, page: { limit, cursor }, accounts }: Asked): string {
  return `${formatEventFilter(filter)} ${limit} ${cursor ?? ''} ${visibilityKey(accounts)}`
}

async function list<Row extends { id: string; startedAt: string }>(columns: Columns, asked: Asked): Promise<Page<Row>> {
  const { limit, cursor } = asked.page
  const position = cursor === null ? null : parseCursor(cursor)
  const rows = await findRows<Row>(columns, asked, position, limit + 1)
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last ? formatCursor(last) : null }
}

type EventRow = Omit<EventView, 'affectedEntityCount'>

/** Adds what follows from the row: the count of entities, and the event's own start and end as the declared window. */
function presentEvent(row: EventRow): EventView {
  const affectedEntityCount = row.entityStatuses.reduce((sum, { count }) => sum + count, 0)
  const impactWindows = [...declaredWindow(row), ...row.impactWindows]
  return { ...row, affectedEntityCount, impactWindows }
}

function declaredWindow({ timePrecision, startedAt, endedAt }: EventRow): ImpactWindowView[] {
  if (timePrecision === 'day') return []
  return [
    {
      clock: 'declared',
      from: startedAt,
      to: endedAt,
      service: null,
      sentence: null,
      confidence: 'high',
      superseded: false,
    },
  ]
}
