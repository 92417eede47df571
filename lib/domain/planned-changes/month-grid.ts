/** A month as weeks of days, with bars in lanes: the longest that begins first lies on top, none covers another. */
import { addDays } from '@/lib/domain/impact/period'

/** A bar from one day to another, both YYYY-MM-DD and part of it. */
export interface DaySpan {
  firstDay: string
  lastDay: string
}

/** A part of a bar within one week. */
export interface WeekBar<T> {
  item: T
  /** 0 is Monday. */
  column: number
  /** How many days of the week it covers. */
  days: number
  /** From the top. */
  lane: number
  /** Whether it began in an earlier week, or goes on in a later one. */
  isContinued: boolean
  goesOn: boolean
}

export interface MonthWeek<T> {
  /** Seven days from Monday on, YYYY-MM-DD; the first and last may be of the months beside. */
  days: string[]
  bars: WeekBar<T>[]
  /** What found no lane, by column. */
  hidden: number[]
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** Whether a text is a month, "2026-05", from 1970 to 9998. */
export function isMonth(text: string): boolean {
  const year = Number(MONTH.exec(text)?.[1] ?? 0)
  return year >= 1970 && year <= 9998
}

/** The month so many months later. */
export function addMonths(month: string, months: number): string {
  const [, year, number] = MONTH.exec(month) ?? []
  return new Date(Date.UTC(Number(year), Number(number) - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The days that the grid of a month shows: from the Monday before its first to the Sunday after its last. */
export function shownDays(month: string): DaySpan {
  const firstDay = mondayOf(`${month}-01`)
  const lastOfMonth = addDays(`${addMonths(month, 1)}-01`, -1)
  return { firstDay, lastDay: addDays(mondayOf(lastOfMonth), 6) }
}

/**
 * The weeks of a month. Bars keep their order where they begin on the same day and are as long.
 * @param lanes how many bars a day shows; the rest is counted
 */
export function monthGrid<T extends DaySpan>(month: string, items: readonly T[], lanes: number): MonthWeek<T>[] {
  const { firstDay, lastDay } = shownDays(month)
  const weeks: MonthWeek<T>[] = []
  for (let monday = firstDay; monday <= lastDay; monday = addDays(monday, 7)) {
    weeks.push(weekOf(monday, items, lanes))
  }
  return weeks
}

function weekOf<T extends DaySpan>(monday: string, items: readonly T[], lanes: number): MonthWeek<T> {
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  const sunday = addDays(monday, 6)
  const here = items
    .filter((item) => item.firstDay <= sunday && item.lastDay >= monday)
    .map((item) => barOf(item, days, sunday))
    .sort((one, other) => one.column - other.column || other.days - one.days)
  const free = Array.from({ length: lanes }, () => 0)
  const bars: WeekBar<T>[] = []
  const hidden = days.map(() => 0)
  for (const bar of here) {
    const lane = free.findIndex((from) => from <= bar.column)
    if (lane >= 0) {
      free[lane] = bar.column + bar.days
      bars.push({ ...bar, lane })
    } else for (let day = bar.column; day < bar.column + bar.days; day += 1) hidden[day] = (hidden[day] ?? 0) + 1
  }
  return { days, bars, hidden }
}

function barOf<T extends DaySpan>(item: T, days: readonly string[], sunday: string): Omit<WeekBar<T>, 'lane'> {
  const isContinued = item.firstDay < (days[0] ?? '')
  const goesOn = item.lastDay > sunday
  const column = isContinued ? 0 : days.indexOf(item.firstDay)
  const last = goesOn ? 6 : days.indexOf(item.lastDay)
  return { item, column, days: last - column + 1, isContinued, goesOn }
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7))
}
