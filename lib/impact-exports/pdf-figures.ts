/** The five figures of a printed summary, each with its change to the period before. */
import type { FigureView, ImpactView } from '@/lib/impact/contract'
import { linesOf, type TextLine } from '@/lib/pdf/lines'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import { type Style, tokensOf } from '@/lib/pdf/tokens'
import { COLORS } from './pdf-marks'
import { SMALL, writeLine } from './pdf-pen'

const GAP = 8
const PADDING = 7
const LINE = 9.4
const NO_VALUE: Style = { face: 'sans', size: 10.5, color: INK.muted }
const VALUE: Style = { face: 'bold', size: 15, color: INK.ink }

/** Draws them side by side. */
export function drawFigures(sheet: Sheet, { figures }: ImpactView): void {
  const width = (sheet.width - GAP * (figures.length - 1)) / Math.max(figures.length, 1)
  const said = figures.map((figure) => wordsOf(sheet, figure, width - 2 * PADDING))
  const labels = figures.map(({ label }) => broken(sheet, label, SMALL, width - 2 * PADDING))
  // Values stand beside each other, however long the names above them are.
  const top = 2 + LINE * Math.max(1, ...labels.map(({ length }) => length))
  const height = top + 30 + LINE * Math.max(0, ...said.map(({ length }) => length))
  sheet.ensure(height)
  const { y } = sheet
  for (const [index, figure] of figures.entries()) {
    const x = sheet.left + index * (width + GAP)
    sheet.artifact((document) => document.roundedRect(x, y, width, height, 3).lineWidth(0.6).stroke(INK.line))
    const place = { x: x + PADDING, width: width - 2 * PADDING }
    sheet.within('Sect', () => {
      drawLines(sheet, labels[index] ?? [], place.x, y + 12)
      writeLine(sheet, figure.text, figure.value === null ? NO_VALUE : VALUE, { ...place, y: y + top + 19 })
      drawLines(sheet, said[index] ?? [], place.x, y + top + 31)
    })
  }
  sheet.y += height + 10
}

function wordsOf(sheet: Sheet, { change, isBetter, note }: FigureView, width: number): TextLine[] {
  const color = isBetter === null ? INK.muted : isBetter ? COLORS.resolved : COLORS.disruption
  return [
    ...(change === null
      ? broken(sheet, 'nothing to compare with', { ...SMALL, color: INK.faint }, width)
      : broken(sheet, change, { ...SMALL, color }, width)),
    ...(note === null ? [] : broken(sheet, note, { ...SMALL, color: INK.faint }, width)),
  ]
}

function broken(sheet: Sheet, text: string, style: Style, width: number): TextLine[] {
  return linesOf(tokensOf([{ text, style }], sheet.fonts), width, sheet.fonts)
}

function drawLines(sheet: Sheet, lines: readonly TextLine[], x: number, y: number): void {
  sheet.within('P', () => {
    for (const [index, line] of lines.entries()) sheet.lineAt(line, x, y + index * LINE)
  })
}
