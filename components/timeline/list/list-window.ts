/** Which part of a long list has to be drawn: rows are all of one height, and so are day headings. */

export interface ListHeights {
  heading: number
  row: number
}

/** A day in the list: where it stands, and how much of it to draw. */
export interface WindowedGroup<T> {
  group: T
  /** Distance of the heading from the top of the list. */
  top: number
  /** Rows [start, end) of the day are drawn. */
  start: number
  end: number
}

export interface ListWindow<T> {
  groups: WindowedGroup<T>[]
  /** Room of the days that are not drawn, above and below. */
  above: number
  below: number
}

interface Sized {
  rows: readonly unknown[]
}

/** Height of everything. */
export function listHeight(groups: readonly Sized[], heights: ListHeights): number {
  return groups.reduce((sum, group) => sum + groupHeight(group, heights), 0)
}

/** The days and rows that touch [from, to), both distances from the top of the list. */
export function windowList<T extends Sized>(
  groups: readonly T[],
  heights: ListHeights,
  from: number,
  to: number,
): ListWindow<T> {
  const drawn: WindowedGroup<T>[] = []
  let above = 0
  let below = 0
  let top = 0
  for (const group of groups) {
    const height = groupHeight(group, heights)
    if (top + height <= from) above += height
    else if (top >= to) below += height
    else drawn.push({ group, top, ...rowsWithin(group, heights, from - top, to - top) })
    top += height
  }
  return { groups: drawn, above, below }
}

/** The first `count` rows: what is drawn before anybody has scrolled. */
export function firstRows<T extends Sized>(groups: readonly T[], heights: ListHeights, count: number): ListWindow<T> {
  let rows = 0
  let to = 0
  for (const group of groups) {
    if (rows >= count) break
    const taken = Math.min(group.rows.length, count - rows)
    rows += taken
    to += heights.heading + taken * heights.row
  }
  return windowList(groups, heights, 0, to)
}

/** Distance of a row from the top of the list. */
export function rowTop(groups: readonly (Sized & { first: number })[], heights: ListHeights, index: number): number {
  let top = 0
  for (const group of groups) {
    if (index < group.first + group.rows.length) return top + heights.heading + (index - group.first) * heights.row
    top += groupHeight(group, heights)
  }
  return top
}

function groupHeight(group: Sized, heights: ListHeights): number {
  return heights.heading + group.rows.length * heights.row
}

function rowsWithin(group: Sized, heights: ListHeights, from: number, to: number): { start: number; end: number } {
  const count = group.rows.length
  const start = Math.floor((from - heights.heading) / heights.row)
  const end = Math.ceil((to - heights.heading) / heights.row)
  return { start: Math.min(count, Math.max(0, start)), end: Math.min(count, Math.max(0, end)) }
}
