/** Which stretch of time the timeline lists and which its trace spans, given what the URL asks for and what time it is. */
import type { EventFilter, Range } from './filter'
import { DEFAULT_RANGE, type TimelineState } from './view-state'

export const DAY = 86_400_000
/** How much of its surroundings the trace shows beside a window that stands in the URL without a range. */
const FRAME_DAYS = 15

/**
 * The filter with the range's bounds filled in: what the list and the lanes show. What is planned for later than tomorrow
 * (UTC) stands above nothing that happens now: it is listed only where it is asked for, or looked for by words.
 */
export function listedFilter(state: TimelineState, now: number): EventFilter {
  const { filter } = state
  if (filter.from !== null || filter.to !== null) return filter
  const from = rangeStart(state.range ?? DEFAULT_RANGE, now)
  return { ...filter, from, to: wantsPlanned(filter) ? null : new Date(endOfDay(now) + DAY).toISOString() }
}

function wantsPlanned({ status, category, q }: EventFilter): boolean {
  return status.includes('upcoming') || category.includes('scheduledChange') || q !== null
}

/** The filter with the trace's own bounds: the range whole, or the surroundings of a window. */
export function tracedFilter(state: TimelineState, now: number): EventFilter {
  const { filter } = state
  const today = endOfDay(now)
  if (state.range === null && (filter.from !== null || filter.to !== null)) return frame(filter, today)
  const from = earlier(rangeStart(state.range ?? DEFAULT_RANGE, now), filter.from)
  const to = filter.to === null ? today : Math.max(today, Date.parse(filter.to))
  return { ...filter, from, to: new Date(to).toISOString() }
}

/** The first of the range's days, null for the whole record. The range's last day is today. */
export function rangeStart(range: Range, now: number): string | null {
  if (range === 'all') return null
  return new Date(endOfDay(now) - Number(range) * DAY).toISOString()
}

/** The midnight (UTC) that ends the day. */
export function endOfDay(now: number): number {
  return Math.floor(now / DAY) * DAY + DAY
}

function frame(filter: EventFilter, today: number): EventFilter {
  const to = filter.to === null ? today : Date.parse(filter.to)
  if (filter.from === null) return { ...filter, to: new Date(Math.max(to, today)).toISOString() }
  const from = Date.parse(filter.from)
  const room = Math.max(to - from, FRAME_DAYS * DAY)
  return {
    ...filter,
    from: new Date(Math.floor((from - room) / DAY) * DAY).toISOString(),
    to: new Date(Math.max(to, Math.min(endOfDay(to + room), today))).toISOString(),
  }
}

/** null stands for "since ever". */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null) return null
  return b !== null && b < a ? b : a
}
