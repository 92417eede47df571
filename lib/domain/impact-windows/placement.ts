/** Puts clock times with settled zones onto the calendar, counting back from the post that holds them. */
import type { Instant } from '../health-event'
import { addDays, DAY, HOUR, instantOf, type LocalClock, localDateOf, type ZoneReading } from './local-time'
import { daysMeant, type WrittenDate } from './written-dates'

/** How far an end may lie after the post that tells of it: people round, and a post carries the time it was begun. */
export const TOLERANCE: number = HOUR / 6
const OLDEST_WITHOUT_YEAR = 180 * DAY
const OLDEST_SLASHED = 10 * DAY

/** A clock time whose half of the day and zone are settled. */
export interface PlacedClock {
  clock: LocalClock
  date: WrittenDate | null
  zone: ZoneReading
}

/** Two instants in order. */
export interface Range {
  from: Instant
  to: Instant
}

/** The latest instant up to `limit` that a clock time on its day (or on any day) can mean in a post of `observedAt`. */
export function latest({ clock, date, zone }: PlacedClock, limit: Instant, observedAt: Instant): Instant | null {
  const today = localDateOf(limit, zone)
  const days = date === null ? [today, addDays(today, -1), addDays(today, -2)] : daysMeant(date, observedAt, zone)
  for (const day of days) {
    const at = instantOf(day, clock, zone)
    // A time that clocks skipped or showed twice that night: the day before would be a wrong answer, not a fallback.
    if (at === null && date === null) return null
    if (at === null || at > limit) continue
    return date !== null && observedAt - at > oldest(date) ? null : at
  }
  return null
}

/** The first instant after another when a clock shows that time. */
function firstAfter({ clock, zone }: PlacedClock, after: Instant): Instant | null {
  const day = localDateOf(after, zone)
  for (const candidate of [day, addDays(day, 1)]) {
    const at = instantOf(candidate, clock, zone)
    if (at !== null && at > after) return at
  }
  return null
}

/** The ranges that two clock times can mean; `dateBehind`: the end's day stands behind it and may be the start's. */
export function rangesBetween(start: PlacedClock, end: PlacedClock, dateBehind: boolean, observedAt: Instant): Range[] {
  const limit = observedAt + TOLERANCE
  const forward = (from: Instant | null): Range[] => {
    const to = from === null ? null : firstAfter(end, from)
    return from === null || to === null ? [] : [{ from, to }]
  }
  if (start.date !== null && end.date === null) return forward(latest(start, limit, observedAt))
  const to = latest(end, limit, observedAt)
  const from = to === null ? null : latest(start, to - 1, observedAt)
  const ranges = from === null || to === null ? [] : [{ from, to }]
  if (start.date === null && end.date !== null && dateBehind) {
    ranges.push(...forward(latest({ ...start, date: end.date }, limit, observedAt)))
  }
  return ranges
}

function oldest(date: WrittenDate): number {
  if (date.kind !== 'calendar') return 8 * DAY
  if (date.slashed) return OLDEST_SLASHED
  return date.year === null ? OLDEST_WITHOUT_YEAR : Number.POSITIVE_INFINITY
}
