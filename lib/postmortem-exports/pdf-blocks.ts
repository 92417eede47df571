/** Draws the blocks of an exported post-mortem on sheets. */

import type { Breath } from '@/lib/pdf/breath'
import { linesOf, type TextLine } from '@/lib/pdf/lines'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import { drawTable } from '@/lib/pdf/table'
import { type Piece, type Style, tokensOf } from '@/lib/pdf/tokens'
import type { Block, Entry, Look, Mark, Span, Written } from './blocks'
import { isHarmless } from './markdown-tree'
import { drawMarkdown } from './pdf-written'

const BODY: Style = { face: 'sans', size: 9.5, color: INK.ink }
const SMALL: Style = { face: 'sans', size: 8.5, color: INK.ink }
const NAME_WIDTH = 96
/** Room for the shape of a mark, and the height of a line, in points. */
const MARK = 14
const LINE = 13.5

const COLORS: Record<Look, string> = {
  done: '#24734a',
  open: INK.muted,
  refused: '#1c699c',
  late: '#c0271f',
  unknown: INK.faint,
}

/** Draws one of them, and marks headings in the outline beside the pages. */
export async function drawBlock(sheet: Sheet, block: Block, breath: Breath): Promise<void> {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheet, block.level, block.text)
    case 'line':
      sheet.text(pieces(block.spans, block.tone === 'plain' ? BODY : { ...SMALL, color: INK.muted }))
      return sheet.gap(2)
    case 'list':
      for (const spans of block.items) sheet.text(pieces([{ text: '•  ', tone: 'muted' }, ...spans], BODY))
      return sheet.gap(2)
    case 'facts':
      for (const { name, spans } of block.rows) drawFact(sheet, name, spans)
      return
    case 'written':
      await drawMarkdown(sheet, block.written.markdown, breath)
      return sheet.gap(3)
    case 'entry':
      return drawEntry(sheet, block.entry, breath)
    case 'table':
      return drawTable(
        sheet,
        [
          block.head.map((text) => [{ text, style: SMALL }]),
          ...block.rows.map((row) => row.map((cell) => pieces(cell, SMALL))),
        ],
        breath,
      )
  }
}

function drawHeading(sheet: Sheet, level: 2 | 3, text: string): void {
  sheet.gap(level === 2 ? 20 : 9)
  sheet.ensure(level === 2 ? 130 : 84)
  outline(sheet, level, text)
  sheet.text([{ text, style: { face: 'bold', size: level === 2 ? 14 : 11, color: INK.ink } }], { tag: `H${level}` })
  if (level === 2) {
    const { y } = sheet
    sheet.artifact((document) => document.rect(sheet.left, y + 1, sheet.width, 0.6).fill(INK.line))
  }
  sheet.y += level === 2 ? 7 : 2
}

const chapters = new WeakMap<Sheet, PDFKit.PDFOutline>()

function outline(sheet: Sheet, level: 2 | 3, text: string): void {
  const { document, y } = sheet
  const place = { expanded: false, top: y - 6, left: document.page.width } as object
  const parent = level === 2 ? document.outline : (chapters.get(sheet) ?? document.outline)
  const item = parent.addItem(text, place)
  if (level === 2) chapters.set(sheet, item)
}

/** The name at the left, what it is beside it. */
function drawFact(sheet: Sheet, name: string, spans: readonly Span[]): void {
  const style = { ...SMALL, color: INK.muted }
  const names = linesOf(tokensOf([{ text: name, style }], sheet.fonts), NAME_WIDTH - 8, sheet.fonts)
  sheet.ensure(names.length * style.size * 1.42)
  const { y } = sheet
  sheet.within('P', () => {
    for (const [index, line] of names.entries())
      sheet.within('Span', () => sheet.lineAt(line, sheet.left, y + (index + 0.74) * style.size * 1.42))
    sheet.left += NAME_WIDTH
    sheet.text(pieces(spans, SMALL), { tag: 'Span' })
    sheet.left -= NAME_WIDTH
  })
  sheet.y = Math.max(sheet.y, sheet.y > y ? y + names.length * style.size * 1.42 : 0)
}

async function drawEntry(
  sheet: Sheet,
  { title, mark, evidence, lines, written }: Entry,
  breath: Breath,
): Promise<void> {
  sheet.gap(5)
  sheet.ensure(72)
  const top = sheet.y
  sheet.artifact((document) => document.rect(sheet.left, top, sheet.width, 0.5).fill(INK.line))
  sheet.y += 4
  await sheet.withinAll('Sect', async () => {
    const room = markWidth(sheet, mark)
    const { y } = sheet
    sheet.right -= room + 10
    sheet.text(pieces(title, { ...BODY, face: 'bold' }))
    sheet.right += room + 10
    // Read after its title. A title that runs over the page has it at the end.
    drawMark(sheet, mark, { x: sheet.right - room, y: sheet.y > y ? y : sheet.y - LINE })
    for (const spans of lines) sheet.text(pieces(spans, SMALL))
    if (evidence !== null) {
      sheet.ensure(14)
      drawMark(sheet, evidence)
      sheet.y += 12.5
    }
    for (const text of written) await drawWritten(sheet, text, breath)
  })
  await breath()
}

async function drawWritten(sheet: Sheet, { name, markdown }: Written, breath: Breath): Promise<void> {
  sheet.gap(3)
  sheet.ensure(30)
  sheet.left += 10
  sheet.bars.push(sheet.left - 8)
  if (name !== null) sheet.text([{ text: name, style: { ...SMALL, color: INK.muted } }])
  await drawMarkdown(sheet, markdown, breath)
  sheet.bars.pop()
  sheet.left -= 10
}

function markLine(sheet: Sheet, { look, word }: Mark): TextLine | undefined {
  return linesOf(
    tokensOf([{ text: word, style: { ...SMALL, face: 'bold', color: COLORS[look] } }], sheet.fonts),
    400,
    sheet.fonts,
  )[0]
}

function markWidth(sheet: Sheet, mark: Mark): number {
  return (markLine(sheet, mark)?.width ?? 0) + MARK
}

/** Its shape and its word, at the sheet's place unless told. */
export function drawMark(sheet: Sheet, mark: Mark, { x, y } = { x: sheet.left, y: sheet.y }): void {
  const line = markLine(sheet, mark)
  if (line === undefined) return
  sheet.artifact((document) => drawShape(document.translate(x, y + 2.2), mark.look, COLORS[mark.look]))
  sheet.within('P', () => sheet.lineAt(line, x + MARK - 1, y + 9.6))
}

/** Each look has a shape of its own: colour alone says nothing on paper. In a square of 9 points. */
function drawShape(document: PDFKit.PDFDocument, look: Look, color: string): void {
  document.lineWidth(1.3)
  switch (look) {
    case 'done':
      document.moveTo(1, 5).lineTo(3.6, 7.6).lineTo(8, 1.6).stroke(color)
      return
    case 'open':
      document.circle(4.5, 4.5, 3).stroke(color)
      return
    case 'refused':
      document.moveTo(1, 4.5).lineTo(8, 4.5).stroke(color)
      return
    case 'late':
      document.polygon([4.5, 0.8], [8.5, 8], [0.5, 8]).fill(color)
      return
    case 'unknown':
      document.rect(1, 1, 7, 7).lineWidth(0.8).stroke(color).moveTo(1, 8).lineTo(8, 1).stroke(color)
  }
}

/** Spans as text in a style. */
function pieces(spans: readonly Span[], style: Style): Piece[] {
  return spans.map(({ text, tone, href }) => {
    if (href !== undefined && isHarmless(href)) return { text, style: { ...style, color: INK.accent, href } }
    if (tone === 'strong') return { text, style: { ...style, face: 'bold' } }
    return { text, style: tone === 'muted' ? { ...style, color: INK.muted } : style }
  })
}
