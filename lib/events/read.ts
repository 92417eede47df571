/** Reads HealthEvents: a page of the timeline, a page of the API, one event. */
import 'server-only'
import type pg from 'pg'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import type { EventSummaryView, EventView, ImpactWindowView, Page } from './contract'
import { formatCursor, type Position, parseCursor } from './cursor'
import { DETAIL_COLUMNS, SUMMARY_COLUMNS } from './event-sql'
import { type EventFilter, formatEventFilter } from './filter'
import { all, attributeConditions, parameters, timeAlternatives } from './filter-sql'
import { type VisibleAccounts, visibility, visibilityKey } from './visibility'

/** How many events a page holds, and where it begins: null for the newest. */
export interface PageRequest {
  limit: number
  cursor: string | null
}

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
  return cachedRead('events', `summaries ${keyOf(asked)}`, () => list<EventSummaryView>(SUMMARY_COLUMNS, asked))
}

/**
 * Events with all that is known about them, newest start first.
 * @throws AppError INVALID for a cursor that is none
 */
export function listEvents(
  filter: EventFilter,
  page: PageRequest,
  accounts: VisibleAccounts,
): Promise<Page<EventView>> {
  const asked = { filter, page, accounts }
  return cachedRead('events', `events ${keyOf(asked)}`, async () => {
    const { data, nextCursor } = await list<EventView>(DETAIL_COLUMNS, asked)
    return { data: data.map(withDeclaredWindow), nextCursor }
  })
}

/**
 * One event with all that is known about it.
 * @throws AppError NOT_FOUND, also where it may not be seen
 */
export async function getEvent(id: string, accounts: VisibleAccounts): Promise<EventView> {
  const find = () => findEvent(id, accounts)
  const key = `event ${id} ${visibilityKey(accounts)}`
  const event = /^\d{1,18}$/.test(id) ? await cachedRead('events', key, find) : null
  if (event === null) throw new AppError('NOT_FOUND', `There is no event ${id.slice(0, 40)}.`)
  return event
}

async function findEvent(id: string, accounts: VisibleAccounts): Promise<EventView | null> {
  const { bind, values } = parameters()
  const conditions = all([`e.id = ${bind(id)}`, ...visibility(accounts, bind, 'few')])
  const { rows } = await pool().query<EventView>(
    `SELECT ${DETAIL_COLUMNS} FROM health_event e WHERE ${conditions}`,
    values,
  )
  return rows[0] ? withDeclaredWindow(rows[0]) : null
}

/** What a page is asked for with, by whom. */
interface Asked {
  filter: EventFilter
  page: PageRequest
  accounts: VisibleAccounts
}

function keyOf({ filter, page: { limit, cursor }, accounts }: Asked): string {
  return `${formatEventFilter(filter)} ${limit} ${cursor ?? ''} ${visibilityKey(accounts)}`
}

async function list<Row extends { id: string; startedAt: string }>(columns: string, asked: Asked): Promise<Page<Row>> {
  const { limit, cursor } = asked.page
  const position = cursor === null ? null : parseCursor(cursor)
  const rows = await findRows<Row>(columns, asked, position, limit + 1)
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last ? formatCursor(last) : null }
}

/** Frequent words fill a page from the newest events; rare ones are found by their index. Neither way serves both. */
async function findRows<Row>(columns: string, asked: Asked, position: Position | null, most: number): Promise<Row[]> {
  if (asked.filter.q === null) return readRows(columns, asked, position, most, 'all')
  const newest = await readRows<Row>(columns, asked, position, most, 'newest')
  return newest.length === most ? newest : readRows(columns, asked, position, most, 'indexed words')
}

/** How many of the newest events are looked through for words before the index of words is asked. */
const NEWEST = 10_000

type Reach = 'all' | 'newest' | 'indexed words'

async function readRows<Row>(
  columns: string,
  { filter, accounts }: Asked,
  position: Position | null,
  most: number,
  reach: Reach,
): Promise<Row[]> {
  const { bind, values } = parameters()
  const attributes = all([...attributeConditions(filter, bind), ...visibility(accounts, bind, 'few')])
  const after =
    position === null
      ? []
      : [`(e.started_at, e.id) < (${bind(position.startedAt)}::timestamptz, ${bind(position.id)}::bigint)`]
  const newestFirst = 'ORDER BY e.started_at DESC, e.id DESC LIMIT'
  const limit = bind(most)
  const times = timeAlternatives(filter, bind).map((time) => all([time, ...after]))
  const from = {
    all: () => times.map((time) => `health_event e WHERE ${time} AND ${attributes}`),
    newest: () =>
      times.map(
        (time) => `(SELECT * FROM health_event e WHERE ${time} ${newestFirst} ${NEWEST}) e WHERE ${attributes}`,
      ),
    'indexed words': () =>
      times.map((time) => `(SELECT * FROM health_event e WHERE ${attributes} OFFSET 0) e WHERE ${time}`),
  }[reach]()
  const parts = from.map((part) => `(SELECT e.id, e.started_at FROM ${part} ${newestFirst} ${limit})`)
  const { rows } = await pool().query<Row & pg.QueryResultRow>(
    `WITH page AS MATERIALIZED (SELECT * FROM (${parts.join(' UNION ALL ')}) e ${newestFirst} ${limit})
     SELECT ${columns} FROM page JOIN health_event e USING (id) ORDER BY e.started_at DESC, e.id DESC`,
    values,
  )
  return rows
}

/** The event's own start and end are a window too: the declared clock. */
function withDeclaredWindow(event: EventView): EventView {
  if (event.timePrecision === 'day') return event
  const declared: ImpactWindowView = {
    clock: 'declared',
    from: event.startedAt,
    to: event.endedAt,
    service: null,
    sentence: null,
    confidence: 'high',
    superseded: false,
  }
  return { ...event, impactWindows: [declared, ...event.impactWindows] }
}
