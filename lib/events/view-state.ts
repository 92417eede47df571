/** What the timeline's URL holds: the filter, and beside it how the page shows what the filter lets through. */
import { type EventFilter, formatEventFilter, NO_FILTER, parseEventFilter, RANGES, type Range } from './filter'

/** incidents: one row per outage. events: one per HealthEvent. */
export const VIEWS = ['incidents', 'events', 'lanes'] as const
export type TimelineViewKind = (typeof VIEWS)[number]

/** What a lane stands for. */
export const LANE_KINDS = ['service', 'region'] as const
export type LaneKind = (typeof LANE_KINDS)[number]

/** local: the viewer's own zone. */
export const ZONES = ['local', 'utc'] as const
export type Zone = (typeof ZONES)[number]

/** The whole record: what the page shows where nothing else is asked for. */
export const DEFAULT_RANGE: Range = 'all'

export interface TimelineState {
  filter: EventFilter
  /** Days that the trace spans, up to now. null: framed around from and to where they are set, else the page's default. */
  range: Range | null
  view: TimelineViewKind
  lanes: LaneKind
  /** The event whose drawer is open. */
  event: string | null
  /** null: what the viewer chose for all pages. */
  zone: Zone | null
}

/** The state, and which parameters are wrong (parameter → what it wants). */
export interface ParsedTimelineState {
  state: TimelineState
  problems: Record<string, string>
}

export const PLAIN_STATE: TimelineState = {
  filter: NO_FILTER,
  range: null,
  view: 'incidents',
  lanes: 'service',
  event: null,
  zone: null,
}

const EVENT_ID = /^[\w-]{1,64}$/

/** Reads the page's state; wrong values are left out and named in `problems` (parameter → what it wants). */
export function parseTimelineState(params: URLSearchParams): ParsedTimelineState {
  const { filter, problems } = parseEventFilter(params)
  const state: TimelineState = {
    filter,
    range: readChoice(params, 'range', RANGES, problems),
    view: readChoice(params, 'view', VIEWS, problems) ?? PLAIN_STATE.view,
    lanes: readChoice(params, 'lanes', LANE_KINDS, problems) ?? PLAIN_STATE.lanes,
    event: params.get('event') || null,
    zone: readChoice(params, 'zone', ZONES, problems),
  }
  if (state.event !== null && !EVENT_ID.test(state.event)) {
    problems.event = 'must be the id of an event'
    state.event = null
  }
  return { state, problems }
}

/** Writes the page's state as a query string with its `?`, or '' where nothing differs from the plain page. */
export function formatTimelineState(state: TimelineState): string {
  const params = formatFilterParams(state.filter)
  if (state.range !== null) params.set('range', state.range)
  if (state.view !== PLAIN_STATE.view) params.set('view', state.view)
  if (state.lanes !== PLAIN_STATE.lanes) params.set('lanes', state.lanes)
  if (state.zone !== null) params.set('zone', state.zone)
  if (state.event !== null) params.set('event', state.event)
  return readableQuery(params)
}

/** The address of the page in that state. */
export function timelineHref(state: TimelineState): string {
  return `/${formatTimelineState(state)}`
}

function formatFilterParams(filter: EventFilter): URLSearchParams {
  const params = formatEventFilter(filter)
  for (const name of ['from', 'to'] as const) {
    const time = params.get(name)
    if (time) params.set(name, shortTime(time))
  }
  return params
}

/** Midnight UTC is written as its day, whole minutes without seconds, whole seconds without fractions. */
function shortTime(iso: string): string {
  return iso.replace(/T00:00:00\.000Z$/, '').replace(/(:00)?\.000Z$/, 'Z')
}

/** Commas and colons may stand in a query as they are, and read better so. */
function readableQuery(params: URLSearchParams): string {
  const query = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return query === '' ? '' : `?${query}`
}

function readChoice<T extends string>(
  params: URLSearchParams,
  name: string,
  choices: readonly T[],
  problems: Record<string, string>,
): T | null {
  const text = params.get(name)
  if (!text) return null
  const choice = choices.find((candidate) => candidate === text)
  if (choice === undefined) problems[name] = `must be ${choices.join(', ')}`
  return choice ?? null
}
