/** Periods of a summary: whole weeks, months, quarters and years of a zone, or any days, and what comes before and after. */
import type { Instant } from '../health-event'
import { clockParts, zoneOffset } from '../zone'

const DAY = 86_400_000
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
].concat('November', 'December')

export type PeriodUnit = 'week' | 'month' | 'quarter' | 'year' | 'days'

/** A stretch of whole days of a zone. */
export interface Period {
  unit: PeriodUnit
  /** ms UTC; `to` is no longer part of it. */
  from: Instant
  to: Instant
  /** First day and the day after the last, YYYY-MM-DD in the zone. */
  firstDay: string
  endDay: string
  /** IANA name. */
  zone: string
  /** As it stands in a URL: "2018-05", "2018-Q2", "2018", "2018-W19", "2018-05-01..2018-05-08" (last day included). */
  key: string
  /** "May 2018", "Q2 2018", "2018", "week 19 of 2018", "1 May to 7 May 2018". */
  name: string
}

/** The last day that is part of it, YYYY-MM-DD in its zone. */
export function lastDayOf({ endDay }: Pick<Period, 'endDay'>): string {
  return new Date(Date.parse(endDay) - 1).toISOString().slice(0, 10)
}

/** Words for periods that move with the present; `last-…`: the last whole one. `last-90-days` ends with today. */
const MOVING = /^(this|last)-(week|month|quarter|year)$|^last-(\d{1,4})-days$/
const LONGEST_DAYS = 36_600
/** The first and the last day that a period may be asked for; those beside it may lie beyond. */
const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '2999-12-31']

/**
 * The period that a text means in a zone: a key as in Period, or `last-month`, `this-quarter`, `last-90-days`. Null where it
 * means none, or a day that no calendar has.
 * @param now ms
 */
export function parsePeriod(text: string, zone: string, now: Instant): Period | null {
  const moving = MOVING.exec(text)
  if (moving !== null) return movingPeriod(moving, zone, now)
  const [first = '', last] = text.split('..')
  if (last !== undefined)
    return isDay(first) && isDay(last) && first <= last ? daysPeriod(first, addDays(last, 1), zone) : null
  return text >= FIRST_DAY.slice(0, 4) && text < LAST_DAY ? calendarPeriod(text, zone) : null
}

/** The period of the same kind that ends where this one begins. */
export function previousPeriod(period: Period): Period {
  return neighbour(period, -1)
}

/** The period of the same kind that begins where this one ends. */
export function nextPeriod(period: Period): Period {
  return neighbour(period, 1)
}

/** The start of a day (YYYY-MM-DD) in the zone, ms UTC; where clocks skip midnight, the first moment of the day. */
export function startOfDay(day: string, zone: string): Instant {
  const local = Date.parse(day)
  const guess = local - zoneOffset(local, zone)
  const at = local - zoneOffset(guess, zone)
  return clockParts(at, zone).key < day
    ? firstOf(day, zone, at)
    : clockParts(at - 1, zone).key === day
      ? firstOf(day, zone, at - DAY / 8)
      : at
}

/** The day that holds a moment in the zone, YYYY-MM-DD. */
export function dayOf(at: Instant, zone: string): string {
  return clockParts(at, zone).key
}

/** The day so many days later; days have no zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/** Zones change their clocks at full quarters of an hour. */
function firstOf(day: string, zone: string, from: Instant): Instant {
  const quarter = 900_000
  let at = Math.floor(from / quarter) * quarter
  while (clockParts(at, zone).key < day) at += quarter
  return at
}

function movingPeriod(words: RegExpExecArray, zone: string, now: Instant): Period | null {
  const today = dayOf(now, zone)
  const [, which, unit, days] = words
  if (days !== undefined) {
    const count = Number(days)
    const firstDay = addDays(today, 1 - count)
    return count < 1 || firstDay < FIRST_DAY ? null : daysPeriod(firstDay, addDays(today, 1), zone)
  }
  const present = calendarPeriod(keyOf(unit as PeriodUnit, today), zone)
  return which === 'last' && present !== null ? previousPeriod(present) : present
}

/** The key of the calendar's unit that holds the day. */
function keyOf(unit: PeriodUnit, day: string): string {
  if (unit === 'year') return day.slice(0, 4)
  if (unit === 'month') return day.slice(0, 7)
  if (unit === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  const thursday = addDays(mondayOf(day), 3)
  const week =
    1 + Math.round((Date.parse(mondayOf(day)) - Date.parse(mondayOf(`${thursday.slice(0, 4)}-01-04`))) / (7 * DAY))
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`
}

function calendarPeriod(key: string, zone: string): Period | null {
  const [, year = '', rest] = /^(\d{4})(?:-(\d{2}|Q[1-4]|W\d{2}))?$/.exec(key) ?? []
  if (year === '') return null
  if (rest === undefined) return period('year', `${year}-01-01`, `${Number(year) + 1}-01-01`, zone, key, year)
  if (rest.startsWith('Q')) {
    const month = (Number(rest.slice(1)) - 1) * 3 + 1
    return period('quarter', monthDay(year, month), monthDay(year, month + 3), zone, key, `${rest} ${year}`)
  }
  if (rest.startsWith('W')) {
    const monday = addDays(mondayOf(`${year}-01-04`), (Number(rest.slice(1)) - 1) * 7)
    const known = keyOf('week', monday) === key
    return known
      ? period('week', monday, addDays(monday, 7), zone, key, `week ${Number(rest.slice(1))} of ${year}`)
      : null
  }
  const month = Number(rest)
  if (month < 1 || month > 12) return null
  return period('month', monthDay(year, month), monthDay(year, month + 1), zone, key, `${MONTHS[month - 1]} ${year}`)
}

/** The first of a month; month 13 is January of the next year. */
function monthDay(year: string, month: number): string {
  return new Date(Date.UTC(Number(year), month - 1, 1)).toISOString().slice(0, 10)
}

/** ISO 8601: weeks begin on Monday, and the first one holds 4 January. */
function mondayOf(day: string): string {
  return addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7))
}

function daysPeriod(firstDay: string, endDay: string, zone: string): Period | null {
  if ((Date.parse(endDay) - Date.parse(firstDay)) / DAY > LONGEST_DAYS) return null
  const lastDay = addDays(endDay, -1)
  const name =
    firstDay === lastDay ? dayName(firstDay) : `${dayName(firstDay, lastDay.slice(0, 4))} to ${dayName(lastDay)}`
  return period('days', firstDay, endDay, zone, `${firstDay}..${lastDay}`, name)
}

/** "7 May 2018"; without the year where it is that of `sameYear`. */
function dayName(day: string, sameYear?: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1]}${year === sameYear ? '' : ` ${year}`}`
}

function period(unit: PeriodUnit, firstDay: string, endDay: string, zone: string, key: string, name: string): Period {
  return { unit, firstDay, endDay, zone, key, name, from: startOfDay(firstDay, zone), to: startOfDay(endDay, zone) }
}

function neighbour({ unit, firstDay, endDay, zone }: Period, step: 1 | -1): Period {
  const inside = step === 1 ? endDay : addDays(firstDay, -1)
  const days = (Date.parse(endDay) - Date.parse(firstDay)) / DAY
  const beside = step === 1 ? [endDay, addDays(endDay, days)] : [addDays(firstDay, -days), firstDay]
  const [first = '', end = ''] = beside
  const next = unit === 'days' ? daysPeriod(first, end, zone) : calendarPeriod(keyOf(unit, inside), zone)
  if (next === null) throw new RangeError(`There is no period beside ${firstDay}.`)
  return next
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY || text > LAST_DAY) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
