/** The columns of the grid: what stands over each, and which belong together. */

import type { Cells } from '@/lib/domain/history/cells'
import { clockParts } from '@/lib/domain/zone'

/** Columns under one heading: the months of a year, the days of a month. */
export interface ColumnGroup {
  /** "2018", "May 2018" */
  name: string
  /** As in `period=`. */
  key: string
  columns: number
}

export function columnGroups({ days, unit }: Pick<Cells, 'days' | 'unit'>): ColumnGroup[] {
  const groups: ColumnGroup[] = []
  for (const day of days) {
    const key = unit === 'day' ? day.slice(0, 7) : day.slice(0, 4)
    const last = groups.at(-1)
    if (last?.key === key) last.columns += 1
    else groups.push({ key, columns: 1, name: unit === 'day' ? `${monthOf(day)} ${day.slice(0, 4)}` : key })
  }
  return groups
}

/** More columns than this cannot each be as wide as a finger needs it. */
const MOST_WIDE = 40

/** Whether columns are so many that they are drawn narrow, and a year of them leads on instead of each. */
export function isNarrow({ days, unit }: Pick<Cells, 'days' | 'unit'>): boolean {
  return unit !== 'day' && days.length > MOST_WIDE
}

/** More columns than this fill a page by themselves. */
const MOST_ROOMY = 24

/** Whether columns are so few that they share out what the page has left. */
export function isRoomy({ days }: Pick<Cells, 'days'>): boolean {
  return days.length <= MOST_ROOMY
}

/** The place of the first column of each group. */
export function beginnings(groups: readonly ColumnGroup[]): number[] {
  let place = 0
  return groups.map(({ columns }) => {
    place += columns
    return place - columns
  })
}

/** "7" for a day, "M" for May, "2" for the second quarter. */
export function columnHead(day: string, unit: Cells['unit']): string {
  if (unit === 'day') return String(Number(day.slice(8)))
  return unit === 'month' ? monthOf(day).slice(0, 1) : String(Math.ceil(Number(day.slice(5, 7)) / 3))
}

function monthOf(day: string): string {
  return clockParts(day, 'UTC').month
}
