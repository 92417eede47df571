/** A table of a summary: each row takes one line, what is longer is cut. */
import { INK, type Sheet } from '@/lib/pdf/sheet'
import type { Style } from '@/lib/pdf/tokens'
import { BODY, SMALL_STRONG, writeLine } from './pdf-pen'

/** Height of a row, in points. */
export const ROW = 13
const GAP = 8

export interface Column {
  head: string
  /** Share of the width. */
  share: number
  align?: 'left' | 'right'
}

/** A cell: its text, and how it is set where not as usual. */
export type GridCell = string | { text: string; style: Style; mark?: (document: PDFKit.PDFDocument) => void }

/** Room for a mark before the text of a cell, in points. */
const MARK = 12

/** Draws it at the sheet's height, between x and x + width. */
export function drawGrid(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly GridCell[])[],
  { x = sheet.left, width = sheet.width } = {},
): void {
  const places = columnPlaces(columns, x, width)
  sheet.within('Table', () => {
    drawRow(
      sheet,
      places,
      columns.map(({ head }) => ({ text: head, style: SMALL_STRONG })),
      'TH',
    )
    for (const row of rows) {
      const { y } = sheet
      sheet.artifact((document) => document.rect(x, y, width, 0.4).fill(INK.line))
      drawRow(sheet, places, row, 'TD')
    }
  })
}

interface ColumnPlace {
  x: number
  width: number
  align: 'left' | 'right'
}

function columnPlaces(columns: readonly Column[], x: number, width: number): ColumnPlace[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  const room = width - GAP * (columns.length - 1)
  let at = x
  return columns.map(({ share, align = 'left' }) => {
    const place = { x: at, width: (room * share) / total, align }
    at += place.width + GAP
    return place
  })
}

function drawRow(sheet: Sheet, places: readonly ColumnPlace[], cells: readonly GridCell[], tag: 'TH' | 'TD'): void {
  const { y } = sheet
  sheet.within('TR', () => {
    for (const [index, place] of places.entries()) {
      const cell = cells[index] ?? ''
      const { text, style, mark } = typeof cell === 'string' ? { text: cell, style: BODY, mark: undefined } : cell
      if (mark !== undefined) sheet.artifact((document) => mark(document.translate(place.x, y + 2)))
      const indent = mark === undefined ? 0 : MARK
      const at = { ...place, x: place.x + indent, width: place.width - indent, y: y + ROW * 0.74 }
      writeLine(sheet, text, style, at, tag)
    }
  })
  sheet.y += ROW
}
