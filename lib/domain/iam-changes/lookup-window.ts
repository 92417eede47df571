/** Which time CloudTrail is asked about: whole minutes, no further back than it keeps, not after now. */
import type { Instant } from '../health-event'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long LookupEvents finds management events (AWS CloudTrail User Guide, "Viewing events with event history"), in ms. */
export const KEPT_MS = 90 * 24 * HOUR_MS

/** A call may take this long to be found (the same guide names 15 minutes as typical), in ms. */
export const LATE_MS = 15 * MINUTE_MS

/** How many LookupEvents requests an account and Region allows per second (CloudTrail's service quotas). */
export const LOOKUPS_PER_SECOND = 2

export interface LookupWindow {
  from: Instant
  /** Without this moment itself. */
  to: Instant
  /** True: it was asked for more than CloudTrail keeps. */
  isClipped: boolean
}

/** The part of a time that CloudTrail can be asked about, in whole minutes; null where nothing of it is left. */
export function lookupWindow({ from, to }: { from: Instant; to: Instant }, now: Instant): LookupWindow | null {
  const earliest = upToMinute(now - KEPT_MS)
  const start = Math.max(minuteOf(from), earliest)
  const end = Math.min(upToMinute(to), upToMinute(now))
  return start < end ? { from: start, to: end, isClipped: from < earliest } : null
}

/** From an hour before something began until an hour after its end; until now while it goes on. */
export function windowAround(
  { startedAt, endedAt }: { startedAt: Instant; endedAt: Instant | null },
  now: Instant,
): { from: Instant; to: Instant } {
  return { from: startedAt - HOUR_MS, to: Math.min(endedAt === null ? now : endedAt + HOUR_MS, now) }
}

/** The beginning of a moment's minute. */
export function minuteOf(at: Instant): Instant {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}

/** The least whole minute that is not before a moment. */
export function upToMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}

/** What was read of a window, from its end backwards: whole minutes only. */
export interface WholeMinutes<C> {
  from: Instant
  to: Instant
  calls: C[]
}

/**
 * Cuts what is whole off calls that come newest first. `held` are those read so far after what was cut before, `reached` is
 * where that began; `oldest` is the oldest moment read, whose minute may go on in the next page; null: nothing follows.
 * Returns what is whole (null where nothing is yet) and what is still held.
 */
export function cutWholeMinutes<C extends { at: Instant }>(
  held: readonly C[],
  reached: Instant,
  from: Instant,
  oldest: Instant | null,
): { whole: WholeMinutes<C> | null; held: C[] } {
  const wholeFrom = oldest === null ? from : Math.max(from, minuteOf(oldest) + MINUTE_MS)
  if (wholeFrom >= reached) return { whole: null, held: [...held] }
  return {
    whole: { from: wholeFrom, to: reached, calls: held.filter(({ at }) => at >= wholeFrom) },
    held: held.filter(({ at }) => at < wholeFrom),
  }
}
