/** Cuts a stretch of time into whole months (UTC), which are kept, and what lies between them. */
import type { Instant } from '../health-event'
import type { Stretch } from './reach-scope'

/** A whole month. */
export interface WholeMonth extends Stretch {
  /** Its first day, YYYY-MM-DD. */
  month: string
}

/** The whole months within [from, to), in order. */
export function wholeMonths({ from, to }: Stretch): WholeMonth[] {
  const months: WholeMonth[] = []
  for (let start = firstMonth(from); ; start = monthAfter(start)) {
    const end = monthAfter(start)
    if (end > to) return months
    months.push({ from: start, to: end, month: new Date(start).toISOString().slice(0, 10) })
  }
}

/** What of the time is in none of `kept`, which lie within it in order: as few stretches as possible. */
export function timeBetween({ from, to }: Stretch, kept: readonly Stretch[]): Stretch[] {
  const between: Stretch[] = []
  let start = from
  for (const each of kept) {
    if (each.from > start) between.push({ from: start, to: each.from })
    start = each.to
  }
  if (to > start) between.push({ from: start, to })
  return between
}

function firstMonth(at: Instant): Instant {
  const date = new Date(at)
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  return start < at ? monthAfter(start) : start
}

function monthAfter(start: Instant): Instant {
  const date = new Date(start)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}
