/** Joins minutes that lie close together into spans, for bars on an axis. */
import type { Instant } from '../health-event'

const MINUTE_MS = 60_000
/** Minutes further apart begin another span. */
const GAP_MS = 5 * MINUTE_MS

/** Spans from the first minute's beginning to the last one's end, in ms, oldest first. */
export function joinMinutes(minutes: readonly Instant[]): { from: Instant; to: Instant }[] {
  const spans: { from: Instant; to: Instant }[] = []
  for (const minute of [...new Set(minutes)].toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && minute - last.to <= GAP_MS) last.to = minute + MINUTE_MS
    else spans.push({ from: minute, to: minute + MINUTE_MS })
  }
  return spans
}
