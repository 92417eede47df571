/** The measures of history in words: how availability comes about, and how often incidents come. */
import { formatDuration } from '@/lib/domain/format-time'
import type { Availability } from '@/lib/domain/history/availability'
import type { Intervals } from '@/lib/domain/history/incident-times'

/** "1 − 1 h 01 m ÷ 365 d 00 h"; where it is a bound, how much is on record. */
export function formulaWords({ share, isAtMost, hitMs, passedMs, knownMs }: Availability): string {
  if (share === null) return 'the time has not begun'
  const formula = `1 − ${formatDuration(hitMs)} ÷ ${formatDuration(passedMs)}`
  return isAtMost ? `${formula}; ${knownShare(knownMs, passedMs)} of that is on record` : formula
}

/** "median 12 d 04 h, shortest 3 h 00 m" */
export function intervalWords({ count, median, shortest }: Intervals): string {
  if (median === null || shortest === null) return 'fewer than two began'
  if (count === 1) return `${formatDuration(median)}, once`
  return `median ${formatDuration(median)}, shortest ${formatDuration(shortest)}`
}

/** "12 %", "none", "less than 1 %" */
export function knownShare(knownMs: number, passedMs: number): string {
  if (knownMs === 0 || passedMs === 0) return 'none'
  const percent = Math.floor((knownMs / passedMs) * 100)
  return percent === 0 ? 'less than 1 %' : `${percent} %`
}
