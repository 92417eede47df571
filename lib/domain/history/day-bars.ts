/** A year of days as bars: how far each reaches, and the paths that draw them, one for each status. */
import { SEVERITIES, type Severity } from '@/lib/domain/severity'
import type { CellTally } from './tally'

/** Units of the drawing: what a day is wide, and how far bars reach up and down from the line. */
export const DAY_WIDTH = 2.7
export const BARS = { up: 20, down: 14, line: 24, height: 40 } as const

export interface DayPath {
  worst: Severity | null
  d: string
}

const MINUTE = 60_000
const DAY_MINUTES = 1_440
const SHORTEST = 3

/** What is drawn of each status, mildest first, so that the worst lies on top. */
const ORDER: readonly (Severity | null)[] = [null, ...SEVERITIES]

/** The shape of each status, from the end of its bar. */
const HEADS: Record<Severity | 'unsaid', string> = {
  disruption: 'm-2 0h4v-4h-4z',
  degradation: 'm-2.5 0h5l-2.5-4.5z',
  informational: 'm-2-2a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  unsaid: 'm-2 0h4',
}

/**
 * Bars up from the line. The first of days that follow each other has a head in its status's shape: square, triangle, ring,
 * dash.
 */
export function barsUp(cells: readonly CellTally[]): DayPath[] {
  const statuses = new Map(cells.map(({ index, worst }) => [index, worst]))
  return pathsOf(cells, (x, { index, ms, worst }) => {
    const y = BARS.line - reach(ms, BARS.up - 4)
    const goesOn = statuses.has(index - 1) && statuses.get(index - 1) === worst
    return `M${x} ${BARS.line}V${y}${goesOn ? '' : HEADS[worst ?? 'unsaid']}`
  })
}

/** Bars down from the line: the same, of what touched us. */
export function barsDown(cells: readonly CellTally[]): DayPath[] {
  return pathsOf(cells, (x, { ms }) => `M${x} ${BARS.line + 1}V${BARS.line + 1 + reach(ms, BARS.down)}`)
}

/** Where the middle of a day stands: of the many digits of a fraction nobody sees more than two. */
function dayX(index: number): number {
  return Math.round((index + 0.5) * DAY_WIDTH * 100) / 100
}

function pathsOf(cells: readonly CellTally[], draw: (x: number, cell: CellTally) => string): DayPath[] {
  return ORDER.map((worst) => ({
    worst,
    d: cells
      .filter((cell) => cell.worst === worst)
      .map((cell) => draw(dayX(cell.index), cell))
      .join(''),
  })).filter(({ d }) => d !== '')
}

/** Grows with the logarithm of the minutes, up to a whole day; without any time a stub. */
function reach(ms: number, most: number): number {
  const share = Math.min(1, Math.log1p(ms / MINUTE) / Math.log1p(DAY_MINUTES))
  return Math.round((SHORTEST + (most - SHORTEST) * share) * 10) / 10
}
