/** Lays the bars of the lanes view out: a lane per key, and rows within it so that no two bars of a row overlap. */
import { type Severity, severityRank } from './severity'

export interface LaneItem {
  id: string
  /** Milliseconds. */
  from: number
  to: number
  peakSeverity: Severity | null
  open: boolean
}

export interface PlacedBar<T extends LaneItem> {
  item: T
  /** Row within the lane, from the top. */
  row: number
}

export interface Lane<T extends LaneItem> {
  key: string
  label: string
  rows: number
  /** Lanes above it, and the rows of all of them. */
  lanesAbove: number
  rowsAbove: number
  /** Oldest first. */
  bars: PlacedBar<T>[]
}

/** More bars at once than this share the last row: a lane must not fill the screen. */
export const MOST_ROWS = 6

/** Lanes with something open first, then by how much they hold; rows do not depend on the zoom, so nothing jumps. */
export function packLanes<T extends LaneItem>(
  items: readonly T[],
  laneOf: (item: T) => { key: string; label: string },
): Lane<T>[] {
  const groups = new Map<string, { label: string; items: T[] }>()
  for (const item of items) {
    const { key, label } = laneOf(item)
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { label, items: [item] })
  }
  const sorted = [...groups].sort(
    ([, a], [, b]) => weight(b.items) - weight(a.items) || a.label.localeCompare(b.label, 'en'),
  )
  let rowsAbove = 0
  return sorted.map(([key, group], lanesAbove) => {
    const bars = packRows(group.items)
    const rows = bars.reduce((most, bar) => Math.max(most, bar.row + 1), 1)
    const lane = { key, label: group.label, rows, lanesAbove, rowsAbove, bars }
    rowsAbove += rows
    return lane
  })
}

/** How much a lane asks to be seen: open ones before all, then the sum of the bars' severities. */
function weight(items: readonly LaneItem[]): number {
  return items.reduce((sum, item) => sum + (item.open ? 10_000 : 0) + 1 + severityRank(item.peakSeverity) ** 2, 0)
}

function packRows<T extends LaneItem>(items: readonly T[]): PlacedBar<T>[] {
  const ends: number[] = []
  return [...items]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map((item) => {
      const free = ends.findIndex((end) => end <= item.from)
      const row = free >= 0 ? free : Math.min(ends.length, MOST_ROWS - 1)
      ends[row] = Math.max(ends[row] ?? 0, item.to)
      return { item, row }
    })
}
