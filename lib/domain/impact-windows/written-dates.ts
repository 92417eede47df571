/** Finds days written in a text ("May 3", "24th April 2017", "2019年8月23日", "Tuesday") and says which days they can be. */
import type { Instant } from '../health-event'
import { addDays, type LocalDate, localDateOf, weekdayOf, type ZoneReading } from './local-time'

/** A day as written. */
export type WrittenDate =
  | { kind: 'calendar'; year: number | null; month: number; day: number; weekday: number | null; slashed: boolean }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'relative'; daysAgo: number }

/** Something found in a text, with the place it was found at. */
export interface Found<T> {
  start: number
  end: number
  value: T
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|' +
  'nov(?:ember)?|dec(?:ember)?)'
const FULL_WEEKDAY = '(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)'
const WEEKDAY = `(?:${FULL_WEEKDAY}|sun|mon|tues?|wed|thurs?|thu|fri|sat)`
const YEAR = '(20\\d{2})(?!\\d|:|\\s?(?:utc|gmt|hrs))'
const ORDINAL = '(?:st|nd|rd|th)?'

const MONTH_FIRST = new RegExp(
  `\\b(?:(${WEEKDAY})\\.?,?\\s+)?(${MONTH})\\.?\\s+(\\d{1,2})${ORDINAL}(?![\\d:%]|\\s*[ap]\\.?m\\b)(?:,?\\s+${YEAR})?`,
  'gi',
)
const DAY_FIRST = new RegExp(
  `(?<![\\w:/.-])(?:(${WEEKDAY})\\.?,?\\s+)?(\\d{1,2})${ORDINAL}(?:\\s+of)?[\\s-]+(${MONTH})\\b\\.?(?:,?[\\s-]+${YEAR})?`,
  'gi',
)
const YEAR_FIRST = /(?<![\w:/.-])(20\d{2})([-/])(\d{1,2})\2(\d{1,2})(?!\d)(?:T(?=\d))?/g
const SLASHED = /(?<![\w:/.-])(\d{1,2})\/(\d{1,2})(?:\/(20\d{2}|\d{2}))?(?![\w/])/g
const EAST_ASIAN = /(?:(20\d{2})\s*[年년]\s*)?(?<!\d)(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/g
const WEEKDAY_ALONE = new RegExp(`\\b(${FULL_WEEKDAY})\\b`, 'gi')
const RELATIVE = /\b(today|yesterday)\b/gi

/** All days written in a text; overlaps are not yet resolved. */
export function findDates(text: string): Found<WrittenDate>[] {
  const found: Found<WrittenDate>[] = []
  const collect = (pattern: RegExp, read: (groups: (string | undefined)[]) => WrittenDate | null): void => {
    for (const match of text.matchAll(pattern)) {
      const value = read([...match])
      if (value !== null) found.push({ start: match.index, end: match.index + match[0].length, value })
    }
  }
  collect(MONTH_FIRST, ([, weekday, month, day, year]) => named(year, month, day, weekday))
  collect(DAY_FIRST, ([, weekday, day, month, year]) => named(year, month, day, weekday))
  collect(YEAR_FIRST, ([, year, , month, day]) => calendar(year, Number(month), Number(day)))
  collect(EAST_ASIAN, ([, year, month, day]) => calendar(year, Number(month), Number(day)))
  collect(SLASHED, ([, month, day, year]) => {
    const date = calendar(year?.length === 2 ? `20${year}` : year, Number(month), Number(day))
    return date?.kind === 'calendar' ? { ...date, slashed: true } : null
  })
  collect(WEEKDAY_ALONE, ([, name]) => ({ kind: 'weekday', weekday: weekdayNamed(name) ?? 0 }))
  collect(RELATIVE, ([, name]) => ({ kind: 'relative', daysAgo: name?.toLowerCase() === 'today' ? 0 : 1 }))
  return found
}

/** The days that a written one can mean to somebody who writes at `saidAt`, latest first. */
export function daysMeant(date: WrittenDate, saidAt: Instant, zone: ZoneReading): LocalDate[] {
  const today = localDateOf(saidAt, zone)
  if (date.kind === 'relative') return [addDays(today, -date.daysAgo)]
  if (date.kind === 'weekday') {
    const back = (weekdayOf(today) - date.weekday + 7) % 7
    return [addDays(today, -back), addDays(today, -back - 7)]
  }
  const { month, day, weekday } = date
  const years = date.year === null ? [today.year + 1, today.year, today.year - 1] : [date.year]
  return years.map((year) => ({ year, month, day })).filter((meant) => weekday === null || weekdayOf(meant) === weekday)
}

/** Where a name is written small it is a word of the sentence ("customers may 3 times"), not a month. */
function named(year: string | undefined, month = '', day = '', weekday?: string): WrittenDate | null {
  if (!/^[A-Z]/.test(month)) return null
  return calendar(year, MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(day), weekdayNamed(weekday))
}

function calendar(year: string | undefined, month: number, day: number, weekday: number | null = null) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const written: WrittenDate = {
    kind: 'calendar',
    year: year === undefined ? null : Number(year),
    month,
    day,
    weekday,
    slashed: false,
  }
  return written
}

function weekdayNamed(name: string | undefined): number | null {
  return name === undefined ? null : WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase())
}
