/** On which days a planned change stands in a calendar: whole days stay the days that AWS names, moments follow the zone. */

import { addDays, dayOf, startOfDay } from '@/lib/domain/impact/period'
import type { Instant } from '../health-event'
import { clockParts } from '../zone'

/** AWS's dates without a time are midnights of one of these. */
const AWS_ZONES = ['UTC', 'America/Los_Angeles']
const DAY = 86_400_000
/** Of which clocks are put back, in ms. */
const LONGEST_DAY = 25 * 3_600_000

export interface ChangeDays {
  /** YYYY-MM-DD; the last one is part of it. */
  firstDay: string
  lastDay: string
  /** Whether AWS names days alone: then they are the same for every reader. */
  allDay: boolean
}

/** ms UTC. */
interface Times {
  startsAt: Instant
  /** AWS gives many changes no end; one before the start counts as none. */
  endsAt: Instant | null
}

/** The end, where it is one: not before the start. */
function usableEnd({ startsAt, endsAt }: Times): Instant | null {
  return endsAt !== null && endsAt >= startsAt ? endsAt : null
}

/** Whether the time of a change is over: its end has come, else its start; where AWS names a day alone, the end of that day. */
export function isOver(times: Times, now: Instant): boolean {
  const { startsAt } = times
  const end = usableEnd(times)
  if (end !== null && end > startsAt) return now >= end
  if (now < startsAt || now >= startsAt + LONGEST_DAY) return now >= startsAt
  const dayZone = AWS_ZONES.find((zone) => isMidnight(startsAt, zone))
  return dayZone === undefined || now >= startOfDay(addDays(dayOf(startsAt, dayZone), 1), dayZone)
}

/**
 * The days of a change. Where start and end are midnights, of UTC or of the Pacific zone, they are days of that zone, and the
 * midnight that ends it belongs to the day before.
 * @param zone IANA name, of the reader
 * @param isDayPrecise AWS named the Pacific day alone
 */
export function changeDays(times: Times, zone: string, isDayPrecise = false): ChangeDays {
  const end = usableEnd(times)
  const dayZone = isDayPrecise
    ? 'America/Los_Angeles'
    : AWS_ZONES.find((one) => areMidnights([times.startsAt, end], one))
  const inZone = dayZone ?? zone
  const firstDay = dayOf(times.startsAt, inZone)
  // What ends at midnight does not touch the day that begins then.
  const lastDay = end === null || end === times.startsAt ? firstDay : dayOf(end - 1, inZone)
  return { firstDay, lastDay, allDay: dayZone !== undefined }
}

/** Days from today until it starts, in the reader's zone: 0 today, negative afterwards. @param now ms */
export function daysLeft({ firstDay }: ChangeDays, zone: string, now: Instant): number {
  return daysBetween(dayOf(now, zone), firstDay)
}

/** How many days later the second day is. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** "in 12 days", "tomorrow", "today", "yesterday", "3 days ago". */
export function daysWords(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const count = Math.abs(days).toLocaleString('en-US')
  return days > 0 ? `in ${count} days` : `${count} days ago`
}

/** "Mon 7 Dec 2026" of a day, which has no zone. */
export function dayWords(day: string): string {
  const { weekday, day: date, month, year } = clockParts(Date.parse(day), 'UTC')
  return `${weekday} ${date} ${month} ${year}`
}

/** The day after the last one, as calendars want the end of whole days. */
export function endDay({ lastDay }: Pick<ChangeDays, 'lastDay'>): string {
  return addDays(lastDay, 1)
}

function areMidnights(moments: readonly (Instant | null)[], zone: string): boolean {
  return moments.every((at) => at === null || isMidnight(at, zone))
}

function isMidnight(at: Instant, zone: string): boolean {
  if (at % 60_000 !== 0) return false
  const { hour, minute } = clockParts(at, zone)
  return hour === '00' && minute === '00'
}
