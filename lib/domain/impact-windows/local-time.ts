/** Calendar days and clock times of a zone, to and from instants. */
import type { Instant } from '../health-event'

/** A day of the calendar, in whatever zone the reader has in mind. */
export interface LocalDate {
  year: number
  month: number
  day: number
}

/** A time of day on a 24-hour clock. */
export interface LocalClock {
  hour: number
  minute: number
  second: number
}

/** A fixed distance from UTC in minutes, or an IANA zone name. */
export type ZoneReading = number | string

const MINUTE = 60_000
export const HOUR: number = 60 * MINUTE
export const DAY: number = 24 * HOUR

/** The instant when clocks of that zone show this; null where they never or twice did, or for a day that is none. */
export function instantOf(date: LocalDate, clock: LocalClock, zone: ZoneReading): Instant | null {
  const asUtc = Date.UTC(date.year, date.month - 1, date.day, clock.hour, clock.minute, clock.second)
  if (new Date(asUtc).getUTCMonth() !== date.month - 1 || new Date(asUtc).getUTCDate() !== date.day) return null
  if (typeof zone === 'number') return asUtc - zone * MINUTE
  const offsets = new Set([offsetAt(zone, asUtc - DAY), offsetAt(zone, asUtc + DAY)])
  const instants = [...offsets].map((offset) => asUtc - offset).filter((at) => at + offsetAt(zone, at) === asUtc)
  return instants.length === 1 ? (instants[0] ?? null) : null
}

/** The day that clocks of that zone show at an instant. */
export function localDateOf(at: Instant, zone: ZoneReading): LocalDate {
  const shown = new Date(at + (typeof zone === 'number' ? zone * MINUTE : offsetAt(zone, at)))
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
}

/** The day some days later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()
}

/** True when both are the same day of the calendar. */
export function sameDate(a: LocalDate, b: LocalDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetAt(zone: string, at: Instant): number {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
