/** What history says in words: of a view, of a cell, of a row. */
import { formatDate, formatDuration } from '@/lib/domain/format-time'
import type { CellUnit } from '@/lib/domain/history/cells'
import type { RowKey } from '@/lib/domain/history/groups'
import type { CellTally } from '@/lib/domain/history/tally'
import { REGION_NAMES } from '@/lib/domain/region'
import type { Severity } from '@/lib/domain/severity'

/** "1 incident", "1,204 incidents" */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}

/** "May 2018", "Q2 2018", "7 May 2018": the cell that begins on this day. */
export function cellName(day: string, unit: CellUnit): string {
  const date = formatDate(day, 'UTC')
  if (unit === 'day') return date
  if (unit === 'month') return date.replace(/^\d+ /, '')
  return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
}

/** "Disruption", "Severity not said" */
export function worstWord(worst: Severity | null): string {
  return worst === null ? 'severity not said' : worst
}

/** "disruption, 1 h 01 m, 2 incidents" */
export function tallyWords({ worst, ms, incidents }: Pick<CellTally, 'worst' | 'ms' | 'incidents'>): string {
  return `${worstWord(worst)}, ${ms > 0 ? formatDuration(ms) : 'no time told'}, ${counted(incidents, 'incident')}`
}

/** The name of a Region with its id: "us-east-1, N. Virginia"; of what is of no Region: "global". */
export function regionName(region: string): string {
  const name = REGION_NAMES[region]
  return name === undefined ? region : `${region}, ${name}`
}

/** What a row is called. */
export function rowName(key: RowKey, rowsBy: 'service' | 'region', names: Readonly<Record<string, string>>): string {
  if (key === null) return 'Not said what'
  return rowsBy === 'region' ? regionName(key) : (names[key] ?? key)
}
