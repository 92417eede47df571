/** Writes a post-mortem as a PDF on A4: without a browser, tagged for screen readers, with bookmarks and page numbers. */
import 'server-only'
import { arrayBuffer } from 'node:stream/consumers'
import { breathing } from '@/lib/pdf/breath'
import { drawFooters } from '@/lib/pdf/footers'
import { INK, Sheet } from '@/lib/pdf/sheet'
import { readable } from '@/lib/pdf/tokens'
import { inTurn } from '@/lib/pdf/turn'
import type { Block, ExportDocument, Span } from './blocks'
import { drawBlock, drawMark } from './pdf-blocks'

/** As many characters as are named where some cannot be drawn. */
const MOST_NAMED = 20

/**
 * The file. One is written after the other.
 * @param footer what stands at the foot of each page
 */
export function pdfFile(document: ExportDocument, footer: string, now: number): Promise<ArrayBuffer> {
  return inTurn(() => write(document, footer, now))
}

async function write({ title, mark, blocks }: ExportDocument, footer: string, now: number): Promise<ArrayBuffer> {
  const sheet = new Sheet({ title, now })
  const file = arrayBuffer(sheet.document)
  const breath = breathing()
  sheet.text([{ text: title, style: { face: 'bold', size: 19, color: INK.ink } }], { tag: 'H1' })
  sheet.gap(3)
  drawMark(sheet, mark)
  sheet.y += 17
  drawMissing(sheet, title, blocks)
  for (const block of blocks) {
    await drawBlock(sheet, block, breath)
    await breath()
  }
  drawFooters(sheet, footer)
  sheet.document.end()
  return file
}

/** Never silently: what no font has is named on the first page. */
function drawMissing(sheet: Sheet, title: string, blocks: readonly Block[]): void {
  const missing = [...sheet.fonts.missing(readable([title, ...blocks.map(words)].join('\n')))]
  if (missing.length === 0) return
  const codes = missing
    .slice(0, MOST_NAMED)
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : ''
  const text = `No font of this PDF has ${codes.join(', ')}${more}: \uFFFD stands for them. The HTML and Markdown files have them.`
  sheet.text([{ text, style: { face: 'bold', size: 8.5, color: '#8a5300' } }])
  sheet.gap(4)
}

function words(block: Block): string {
  const spans = (all: readonly Span[]) => all.map(({ text }) => text).join(' ')
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'line':
      return spans(block.spans)
    case 'list':
      return block.items.map(spans).join('\n')
    case 'facts':
      return block.rows.map((row) => `${row.name} ${spans(row.spans)}`).join('\n')
    case 'written':
      return block.written.markdown
    case 'entry': {
      const { title, lines, written } = block.entry
      return [spans(title), ...lines.map(spans), ...written.map(({ markdown }) => markdown)].join('\n')
    }
    case 'table':
      return block.rows.map((row) => row.map(spans).join(' ')).join('\n')
  }
}
