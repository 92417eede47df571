/** Sums calls per minute into the bars of a lane, and into a table by result. */
import type { Instant } from '../health-event'

/** Calls of one minute, source and result: `CallMinute` is one. */
export interface LaneMinute {
  /** ISO 8601 UTC. */
  minute: string
  eventSource: string
  /** Empty: it went well. */
  errorCode: string
  calls: number
}

/** A bar: milliseconds, and how many calls went well and failed. */
export interface LaneBar {
  from: Instant
  to: Instant
  good: number
  failed: number
}

export interface CallLane {
  bars: LaneBar[]
  /** The most calls of a bar; at least 1. */
  most: number
  total: number
  failed: number
}

const MINUTE_MS = 60_000

/** The lane of a window, in at most `most` bars of whole minutes. */
export function callLane(minutes: readonly LaneMinute[], from: Instant, to: Instant, most: number): CallLane {
  const length = Math.max(1, Math.ceil((to - from) / MINUTE_MS / most)) * MINUTE_MS
  const count = Math.max(1, Math.ceil((to - from) / length))
  const bars = Array.from({ length: count }, (_, place) => ({
    ...{ from: from + place * length, to: Math.min(to, from + (place + 1) * length), good: 0, failed: 0 },
  }))
  for (const { minute, errorCode, calls } of minutes) {
    const at = Date.parse(minute)
    const bar = bars[Math.floor((at - from) / length)]
    if (bar === undefined || at >= to) continue
    if (errorCode === '') bar.good += calls
    else bar.failed += calls
  }
  const failed = bars.reduce((sum, bar) => sum + bar.failed, 0)
  const good = bars.reduce((sum, bar) => sum + bar.good, 0)
  const highest = bars.reduce((largest, bar) => Math.max(largest, bar.good + bar.failed), 1)
  return { bars, most: highest, total: good + failed, failed }
}

/** Of a window in ms what lies outside of `known` (ISO 8601 UTC, in order): as shares of its length, from 0 to 1. */
export function unknownShares(
  known: readonly { from: string; to: string }[],
  from: Instant,
  to: Instant,
): { from: number; to: number }[] {
  const share = (at: Instant) => Math.min(1, Math.max(0, (at - from) / Math.max(1, to - from)))
  const edges = [0, ...known.flatMap((span) => [share(Date.parse(span.from)), share(Date.parse(span.to))]), 1]
  const gaps = Array.from({ length: edges.length / 2 }, (_, place) => ({
    from: edges[2 * place] ?? 0,
    to: edges[2 * place + 1] ?? 1,
  }))
  return gaps.filter((gap) => gap.to > gap.from)
}

/** What failed, by source and code, the commonest first. */
export function failuresByCode(
  minutes: readonly LaneMinute[],
): { eventSource: string; errorCode: string; calls: number }[] {
  const sums = new Map<string, { eventSource: string; errorCode: string; calls: number }>()
  for (const { eventSource, errorCode, calls } of minutes) {
    if (errorCode === '') continue
    const key = `${eventSource} ${errorCode}`
    const sum = sums.get(key) ?? { eventSource, errorCode, calls: 0 }
    sum.calls += calls
    sums.set(key, sum)
  }
  return [...sums.values()].toSorted((a, b) => b.calls - a.calls || (a.errorCode < b.errorCode ? -1 : 1))
}
