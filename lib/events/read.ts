/** Reads HealthEvents: a page of the timeline, a page of the API, one event. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import type { EventSummaryView, EventView, ImpactWindowView, Page } from './contract'
import { formatCursor, parseCursor } from './cursor'
import { DETAIL_COLUMNS, SUMMARY_COLUMNS } from './event-sql'
import { type EventFilter, formatEventFilter } from './filter'
import { all, attributeConditions, parameters, timeAlternatives } from './filter-sql'

/** How many events a page holds, and where it begins: null for the newest. */
export interface PageRequest {
  limit: number
  cursor: string | null
}

/**
 * Events as rows of the timeline, newest start first.
 * @throws AppError INVALID for a cursor that is none
 */
export function listEventSummaries(filter: EventFilter, page: PageRequest): Promise<Page<EventSummaryView>> {
  return cachedRead('events', `summaries ${keyOf(filter, page)}`, () =>
    list<EventSummaryView>(SUMMARY_COLUMNS, filter, page),
  )
}

/**
 * Events with all that is known about them, newest start first.
 * @throws AppError INVALID for a cursor that is none
 */
export function listEvents(filter: EventFilter, page: PageRequest): Promise<Page<EventView>> {
  return cachedRead('events', `events ${keyOf(filter, page)}`, async () => {
    const { data, nextCursor } = await list<EventView>(DETAIL_COLUMNS, filter, page)
    return { data: data.map(withDeclaredWindow), nextCursor }
  })
}

/**
 * One event with all that is known about it.
 * @throws AppError NOT_FOUND
 */
export async function getEvent(id: string): Promise<EventView> {
  const event = /^\d{1,18}$/.test(id) ? await cachedRead('events', `event ${id}`, () => findEvent(id)) : null
  if (event === null) throw new AppError('NOT_FOUND', `There is no event ${id.slice(0, 40)}.`)
  return event
}

async function findEvent(id: string): Promise<EventView | null> {
  const { rows } = await pool().query<EventView>(`SELECT ${DETAIL_COLUMNS} FROM health_event e WHERE e.id = $1`, [id])
  return rows[0] ? withDeclaredWindow(rows[0]) : null
}

function keyOf(filter: EventFilter, { limit, cursor }: PageRequest): string {
  return `${formatEventFilter(filter)} ${limit} ${cursor ?? ''}`
}

async function list<Row extends { id: string; startedAt: string }>(
  columns: string,
  filter: EventFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<Row>> {
  const { bind, values } = parameters()
  const conditions = attributeConditions(filter, bind)
  if (cursor !== null) {
    const { startedAt, id } = parseCursor(cursor)
    conditions.push(`(e.started_at, e.id) < (${bind(startedAt)}::timestamptz, ${bind(id)}::bigint)`)
  }
  const most = bind(limit + 1)
  const newestFirst = `ORDER BY started_at DESC, id DESC LIMIT ${most}`
  const parts = timeAlternatives(filter, bind).map(
    (time) => `(SELECT e.id, e.started_at FROM health_event e WHERE ${all([time, ...conditions])} ${newestFirst})`,
  )
  const { rows } = await pool().query<Row>(
    `WITH page AS MATERIALIZED (SELECT * FROM (${parts.join(' UNION ALL ')}) found ${newestFirst})
     SELECT ${columns} FROM page JOIN health_event e USING (id) ORDER BY e.started_at DESC, e.id DESC`,
    values,
  )
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last ? formatCursor(last) : null }
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
