/** The cells that history is drawn in: days, months or quarters of a zone. */

import { addDays, dayOf, type Period, startOfDay } from '@/lib/domain/impact/period'
import type { Instant } from '../health-event'

export const CELL_UNITS = ['day', 'month', 'quarter'] as const
export type CellUnit = (typeof CELL_UNITS)[number]

/** Cells one after the other. */
export interface Cells {
  unit: CellUnit
  /** IANA name. */
  zone: string
  /** The first day of each, YYYY-MM-DD. */
  days: readonly string[]
  /** When each begins, and, last, when the last one ends; ms UTC. One more than there are cells. */
  bounds: readonly Instant[]
}

const DAY = 86_400_000
/** More days, or more months, nobody compares side by side. */
const MOST_DAYS = 62
const MOST_MONTHS = 72

/** The unit in which a period can be looked over. */
export function unitOf({ firstDay, endDay }: Pick<Period, 'firstDay' | 'endDay'>): CellUnit {
  const days = (Date.parse(endDay) - Date.parse(firstDay)) / DAY
  if (days <= MOST_DAYS) return 'day'
  return days <= MOST_MONTHS * 31 ? 'month' : 'quarter'
}

/** The whole units of the zone that touch [from, to): the first and the last are cut where the stretch is. */
export function cellsOf(from: Instant, to: Instant, unit: CellUnit, zone: string): Cells {
  const days: string[] = []
  const bounds: Instant[] = []
  let day = firstDayOf(dayOf(from, zone), unit)
  for (let at = from; at < to; at = startOfDay(day, zone)) {
    days.push(day)
    bounds.push(at)
    day = nextDayOf(day, unit)
  }
  bounds.push(Math.max(from, to))
  return { unit, zone, days, bounds }
}

/** The first day of the unit after the one that begins on this day. */
function nextDayOf(day: string, unit: CellUnit): string {
  if (unit === 'day') return addDays(day, 1)
  const months = unit === 'month' ? 1 : 3
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The period's key (lib/domain/impact/period.ts) of the cell that begins on this day: "2018-05-07..2018-05-07", "2018-05", "2018-Q2". */
export function keyOfCell(day: string, unit: CellUnit): string {
  if (unit === 'day') return `${day}..${day}`
  return unit === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

function firstDayOf(day: string, unit: CellUnit): string {
  if (unit === 'day') return day
  const month = Number(day.slice(5, 7))
  const first = unit === 'month' ? month : month - ((month - 1) % 3)
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}
