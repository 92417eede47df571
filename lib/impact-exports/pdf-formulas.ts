/** The small print of a summary: how each figure is computed, from what, and what the shapes mean. */
import type { ImpactView } from '@/lib/impact/contract'
import { fittedLine } from '@/lib/pdf/fit'
import { linesOf, type TextLine } from '@/lib/pdf/lines'
import type { Sheet } from '@/lib/pdf/sheet'
import { type Style, tokensOf } from '@/lib/pdf/tokens'
import { drawSureness, drawUnknown } from './pdf-marks'
import { SMALL, SMALL_STRONG, writeHeading, writeLine } from './pdf-pen'
import { SURENESS } from './words'

const PRINT: Style = { ...SMALL, size: 6.8 }
const PRINT_STRONG: Style = { ...SMALL_STRONG, size: 6.8 }
const LINE = 8.7
const GAP = 22
const LEGEND = 14

/** What stands in two columns, line by line, already broken. */
export interface SmallPrint {
  columns: readonly (readonly TextLine[])[]
  /** In points, with heading and legend. */
  height: number
}

/** Breaks it into lines, so that it is known how much room it takes. */
export function smallPrint(sheet: Sheet, { formulas }: ImpactView): SmallPrint {
  const width = (sheet.width - GAP) / 2
  const blocks = [...formulas.map(({ title, words }) => ({ title, words })), SOURCES].map(({ title, words }) =>
    linesOf(
      tokensOf(
        [
          { text: `${title}. `, style: PRINT_STRONG },
          { text: words, style: PRINT },
        ],
        sheet.fonts,
      ),
      width,
      sheet.fonts,
    ),
  )
  const half = blocks.reduce((sum, { length }) => sum + length, 0) / 2
  const left: TextLine[] = []
  const right: TextLine[] = []
  for (const block of blocks) (left.length < half && right.length === 0 ? left : right).push(...block)
  return { columns: [left, right], height: 22 + Math.max(left.length, right.length) * LINE + LEGEND + 6 }
}

const SOURCES = {
  title: 'Sources',
  words:
    'What AWS says: its public status feed and, where organizations are connected, AWS Health and EventBridge. Who uses what: the inventory of the connected accounts. What people say: observed times, reports, status changes and post-mortems in Faultline. All of it as stored at the time at the head of this page; nothing is estimated.',
}

/** Draws it at the sheet's place. */
export function drawSmallPrint(sheet: Sheet, { columns }: SmallPrint): void {
  writeHeading(sheet, 'How it is computed')
  const { y } = sheet
  const width = (sheet.width - GAP) / 2
  for (const [column, lines] of columns.entries())
    sheet.within('P', () => {
      for (const [index, line] of lines.entries())
        sheet.lineAt(line, sheet.left + column * (width + GAP), y + (index + 0.74) * LINE)
    })
  sheet.y = y + Math.max(...columns.map(({ length }) => length)) * LINE + 4
  drawLegend(sheet)
}

function drawLegend(sheet: Sheet): void {
  const entries = [
    ...SURENESS.map(({ how, word, meaning }) => ({
      words: `${word}: ${meaning}`,
      mark: (document: PDFKit.PDFDocument) => drawSureness(document, how),
    })),
    { words: 'Unknown: nobody can tell', mark: drawUnknown },
  ]
  const { y } = sheet
  let x = sheet.left
  for (const { words, mark } of entries) {
    const at = x
    sheet.artifact((document) => mark(document.translate(at, y + 1)))
    const { width } = fittedLine(words, PRINT, sheet.right - at - 12, sheet.fonts)
    writeLine(sheet, words, PRINT, { x: at + 12, y: y + 8, width: width + 1 })
    x += width + 34
  }
  sheet.y += LEGEND
}
