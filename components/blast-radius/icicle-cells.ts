/** How large the cell of an account is drawn, so that everybody's together fit. */

/** px from the upper left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** px, with the gap to the next cell. */
export interface CellSize {
  width: number
  height: number
  /** Cells that stand side by side. */
  columns: number
}

/** A row of accounts with their names, px. */
const LABELLED = { height: 26, least: 96, most: 220 }
/** Edges of cells without names, px. */
const EDGES = [24, 22, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3.5, 3, 2.5, 2, 1.5, 1]

/**
 * The largest cell with which groups of `counts` accounts fit on `height` px below each other, each at least `least` px
 * high: with room for names where there is. The same for every account, so that areas compare. The smallest where none fits.
 */
export function fitCells(counts: readonly number[], width: number, height: number, least: number): CellSize {
  for (const size of sizesFor(width))
    if (counts.reduce((sum, count) => sum + groupHeight(count, size, least), 0) <= height) return size
  return squares(width, 1)
}

/** px that a group of `count` accounts takes. */
export function groupHeight(count: number, size: CellSize, least: number): number {
  return Math.max(least, Math.ceil(count / size.columns) * size.height)
}

/**
 * px² for each unit of value, so that groups of these sums fill `height` px below each other, none lower than `least` px.
 * 0 where nothing has a value.
 */
export function fitArea(sums: readonly number[], width: number, height: number, least: number): number {
  const total = sums.reduce((sum, value) => sum + value, 0)
  if (total === 0 || width <= 0) return 0
  let low = 0
  let high = (width * height) / total
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2
    const used = sums.reduce((sum, value) => sum + Math.max(least, (middle * value) / width), 0)
    if (used > height) high = middle
    else low = middle
  }
  return low > 0 ? low : high
}

function sizesFor(width: number): CellSize[] {
  const first = Math.max(1, Math.ceil(width / LABELLED.most))
  const last = Math.floor(width / LABELLED.least)
  const labelled: CellSize[] = []
  for (let columns = first; columns <= last; columns += 1)
    labelled.push({ width: width / columns, height: LABELLED.height, columns })
  return [...labelled, ...EDGES.map((edge) => squares(width, edge))]
}

function squares(width: number, edge: number): CellSize {
  return { width: edge, height: edge, columns: Math.max(1, Math.floor(width / edge)) }
}
