/** When in the week it hit: minutes by weekday and hour of a zone. */

import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import { zoneOffset } from '../zone'

export const WEEKDAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

const HOUR = 3_600_000
const WEEK_HOURS = 168
/** 1970-01-01 was a Thursday: the hours of the week before it, counted from Monday. */
const FIRST_HOUR = 72

/**
 * ms in each hour of the week: 168 of them, from Monday 00:00 of the zone on. Where clocks are set back, both hours that show
 * the same time count for it.
 * @param spans in order and without overlap
 */
export function hoursOfWeek(spans: readonly ClosedSpan[], zone: string): number[] {
  const hours = new Array<number>(WEEK_HOURS).fill(0)
  for (const [from, to] of spans) {
    for (let at = from; at < to; ) {
      const local = at + zoneOffset(at, zone)
      const next = Math.min(to, at + HOUR - (((local % HOUR) + HOUR) % HOUR))
      const hour = hourOfWeek(local)
      hours[hour] = (hours[hour] ?? 0) + next - at
      at = next
    }
  }
  return hours
}

/** "Mon 09:00" */
export function hourOfWeekName(hour: number): string {
  return `${WEEKDAY_NAMES[Math.floor(hour / 24)] ?? ''} ${String(hour % 24).padStart(2, '0')}:00`
}

function hourOfWeek(local: number): number {
  const hours = Math.floor(local / HOUR) + FIRST_HOUR
  return ((hours % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS
}
