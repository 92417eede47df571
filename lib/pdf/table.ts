/** Draws a table over as many pages as it needs, its first row again on each. */
import type { Breath } from './breath'
import { linesOf, type TextLine } from './lines'
import { INK, lineHeight, type Sheet } from './sheet'
import { type Piece, type Token, tokensOf } from './tokens'

type Cell = readonly Piece[]

const PADDING = 6
/** No column is narrower, in points; with more columns than fit so, cells follow each other as lines. */
const NARROWEST = 30
/** A row that is higher than this may be broken over two pages, in points. */
const LONGEST_WHOLE = 200

/** Draws it; the first row is its head. */
export async function drawTable(sheet: Sheet, rows: readonly (readonly Cell[])[], breath: Breath): Promise<void> {
  const [head, ...body] = rows
  if (head === undefined) return
  if (head.length * NARROWEST > sheet.width) return drawAsLines(sheet, rows, breath)
  const measured: Token[][][] = []
  for (const row of rows) {
    measured.push(row.map((cell) => tokensOf(cell, sheet.fonts)))
    await breath()
  }
  const widths = columnWidths(measured, head.length, sheet.width)
  const first = bold(head)
  await sheet.withinAll('Table', async () => {
    drawRow(sheet, first, widths, { isHead: true, again: null })
    for (const row of body) {
      drawRow(sheet, row, widths, { isHead: false, again: first })
      await breath()
    }
  })
  sheet.gap(4)
}

function bold(cells: readonly Cell[]): Cell[] {
  return cells.map((cell) =>
    cell.map(({ text, style }) => ({ text, style: { ...style, face: 'bold', color: INK.muted } })),
  )
}

interface RowFacts {
  isHead: boolean
  /** What stands at the top of a new page. */
  again: readonly Cell[] | null
}

function drawRow(sheet: Sheet, cells: readonly Cell[], widths: readonly number[], { isHead, again }: RowFacts): void {
  const lines = widths.map((width, index) =>
    linesOf(tokensOf(cells[index] ?? [], sheet.fonts), width - PADDING, sheet.fonts),
  )
  const height = lineHeight(cells.flat())
  const count = Math.max(...lines.map((own) => own.length))
  const isWhole = count * height < LONGEST_WHOLE
  const anew = () => again !== null && drawRow(sheet, again, widths, { isHead: true, again: null })
  sheet.gap(2)
  turn(sheet, isWhole ? count * height + 4 : height, anew)
  sheet.within('TR', () => {
    for (let index = 0; index < count; index += 1) {
      turn(sheet, height, anew)
      drawSlice(sheet, lines, widths, { index, height, tag: isHead ? 'TH' : 'TD' })
      sheet.y += height
    }
  })
  const y = sheet.y + 1.5
  sheet.artifact((document) => document.rect(sheet.left, y, sheet.width, 0.5).fill(INK.line))
  sheet.y += 2
}

/** Begins a page where it must, with the head again. */
function turn(sheet: Sheet, height: number, anew: () => unknown): void {
  const before = sheet.y
  sheet.ensure(height)
  if (sheet.y < before) anew()
}

interface Slice {
  index: number
  height: number
  tag: 'TH' | 'TD'
}

/** One line of each cell. */
function drawSlice(sheet: Sheet, lines: readonly TextLine[][], widths: readonly number[], slice: Slice): void {
  let x = sheet.left
  for (const [column, width] of widths.entries()) {
    const line = lines[column]?.[slice.index]
    const at = x
    if (line !== undefined) sheet.within(slice.tag, () => sheet.lineAt(line, at, sheet.y + slice.height * 0.74))
    x += width
  }
}

/** As wide as the longest cells want, and no wider than there is room. */
function columnWidths(rows: readonly Token[][][], count: number, room: number): number[] {
  const wanted = Array.from({ length: count }, (_, column) => {
    const cells = rows.map((row) => (row[column] ?? []).reduce((sum, { width }) => sum + width, 0))
    return Math.min(Math.max(NARROWEST, ...cells.map((width) => width + PADDING)), room)
  })
  const total = wanted.reduce((sum, width) => sum + width, 0)
  if (total <= room) return wanted.map((width) => (width * room) / total)
  // What is narrow stays so; what is wide shares what is left.
  const fair = room / count
  const narrow = wanted.filter((width) => width <= fair)
  const left = room - narrow.reduce((sum, width) => sum + width, 0)
  const wide = total - narrow.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => (width <= fair ? width : Math.max(NARROWEST, (width * left) / wide)))
}

async function drawAsLines(sheet: Sheet, rows: readonly (readonly Cell[])[], breath: Breath): Promise<void> {
  for (const row of rows) {
    const style = row[0]?.[0]?.style
    if (style === undefined) continue
    sheet.text(row.flatMap((cell, index) => (index === 0 ? [...cell] : [{ text: ' | ', style }, ...cell])))
    await breath()
  }
}
