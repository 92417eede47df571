/** Times as people read them. Every function takes the zone and, where it matters, the present: none reads a clock. */
import { clockParts, zoneName } from './zone'

/** A moment as ISO 8601 text or as milliseconds since 1970-01-01T00:00Z. */
export type Moment = string | number

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "7 May 2018, 15:50 UTC" */
export function formatDateTime(at: Moment, zone: string): string {
  return `${formatDate(at, zone)}, ${formatClock(at, zone)}`
}

/** "15:50 UTC" */
export function formatClock(at: Moment, zone: string): string {
  return `${formatBareClock(at, zone)} ${zoneName(at, zone)}`
}

/** "15:50", for where the zone stands once for many times. */
export function formatBareClock(at: Moment, zone: string): string {
  const { hour, minute } = clockParts(at, zone)
  return `${hour}:${minute}`
}

/** "7 May 2018" */
export function formatDate(at: Moment, zone: string): string {
  const { day, month, year } = clockParts(at, zone)
  return `${day} ${month} ${year}`
}

/** "Mon 7 May 2018"; without the year when it is the year of `now`. */
export function formatDay(at: Moment, zone: string, now?: Moment): string {
  const { weekday, day, month, year } = clockParts(at, zone)
  const thisYear = now !== undefined && clockParts(now, zone).year === year
  return thisYear ? `${weekday} ${day} ${month}` : `${weekday} ${day} ${month} ${year}`
}

/** The day in that zone as "2018-05-07": sorts, groups, and goes into links. */
export function dayKey(at: Moment, zone: string): string {
  return clockParts(at, zone).key
}

/** "09:51–14:20 UTC"; with dates where it runs over midnight; "since 09:51 UTC" while it has no end. */
export function formatRange(from: Moment, to: Moment | null, zone: string): string {
  if (to === null) return `since ${formatClock(from, zone)}`
  if (dayKey(from, zone) === dayKey(to, zone)) return `${formatBareClock(from, zone)}–${formatClock(to, zone)}`
  const first = clockParts(from, zone)
  const last = clockParts(to, zone)
  const year = first.year === last.year ? '' : ` ${first.year}`
  const start = `${first.day} ${first.month}${year} ${formatBareClock(from, zone)}`
  return `${start} – ${last.day} ${last.month}${year && ` ${last.year}`} ${formatClock(to, zone)}`
}

/** "45 s", "12 m", "1 h 01 m", "3 d 04 h" */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds)
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`
  if (length < HOUR) return `${Math.floor(length / MINUTE)} m`
  if (length < DAY) return `${Math.floor(length / HOUR)} h ${twoDigits((length % HOUR) / MINUTE)} m`
  return `${Math.floor(length / DAY)} d ${twoDigits((length % DAY) / HOUR)} h`
}

/** "23 s ago", "4 min ago", "in 37 s" */
export function formatAgo(at: Moment, now: Moment): string {
  const age = milliseconds(now) - milliseconds(at)
  const span = formatSpan(Math.abs(age))
  return age < 0 && span !== '0 s' ? `in ${span}` : `${span} ago`
}

/** One number and one unit: "23 s", "4 min", "3 h", "5 d", "7 mo", "2 y". */
export function formatSpan(length: number): string {
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`
  if (length < 2 * DAY) return `${Math.floor(length / HOUR)} h`
  if (length < 60 * DAY) return `${Math.floor(length / DAY)} d`
  if (length < 730 * DAY) return `${Math.floor(length / (30.44 * DAY))} mo`
  return `${Math.floor(length / (365.25 * DAY))} y`
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function milliseconds(at: Moment): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}
