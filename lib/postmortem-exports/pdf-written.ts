/** Draws Markdown: paragraphs, headings, lists, quotations, code and tables, nothing fetched. */
import type { List, ListItem, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type { Breath } from '@/lib/pdf/breath'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import { drawTable } from '@/lib/pdf/table'
import type { Piece, Style } from '@/lib/pdf/tokens'
import { readMarkdown } from './markdown-tree'

const SIZE = 9.5
const BODY: Style = { face: 'sans', size: SIZE, color: INK.ink }
const STEP = 14

/** Draws it at the sheet's place. @param breath lets others work between two blocks */
export async function drawMarkdown(sheet: Sheet, markdown: string, breath: Breath): Promise<void> {
  await drawChildren(sheet, readMarkdown(markdown), breath)
}

async function drawChildren(sheet: Sheet, { children }: { children: readonly Nodes[] }, breath: Breath): Promise<void> {
  for (const [index, child] of children.entries()) {
    if (index > 0) sheet.gap(4)
    await drawNode(sheet, child as RootContent, breath)
    await breath()
  }
}

async function drawNode(sheet: Sheet, node: RootContent, breath: Breath): Promise<void> {
  switch (node.type) {
    case 'heading':
      sheet.gap(4)
      sheet.ensure(40)
      return sheet.text(pieces(node.children, { ...BODY, face: 'bold', size: node.depth === 1 ? 10 : SIZE }))
    case 'list':
      return drawList(sheet, node, breath)
    case 'blockquote':
      return indented(sheet, 10, async () => {
        sheet.bars.push(sheet.left - 8)
        await drawChildren(sheet, node, breath)
        sheet.bars.pop()
      })
    case 'code':
      return drawCode(sheet, node.value, breath)
    case 'table':
      return drawTable(
        sheet,
        node.children.map((row) => row.children.map((cell) => pieces(cell.children, { ...BODY, size: 8.5 }))),
        breath,
      )
    case 'thematicBreak': {
      const y = sheet.y + 4
      sheet.artifact((document) => document.rect(sheet.left, y, sheet.width, 0.5).fill(INK.line))
      sheet.y += 8
      return
    }
    default:
      return sheet.text(
        'children' in node ? pieces(node.children as PhrasingContent[], BODY) : [{ text: plainOf(node), style: BODY }],
      )
  }
}

async function drawList(sheet: Sheet, list: List, breath: Breath): Promise<void> {
  await sheet.withinAll('L', async () => {
    for (const [index, item] of list.children.entries()) {
      if (index > 0) sheet.gap(list.spread === true ? 4 : 1.5)
      await sheet.withinAll('LI', () => drawItem(sheet, item, label(list, item, index), breath))
      await breath()
    }
  })
}

async function drawItem(sheet: Sheet, item: ListItem, text: string, breath: Breath): Promise<void> {
  sheet.ensure(SIZE * 1.42)
  const { y } = sheet
  sheet.text([{ text, style: { ...BODY, color: INK.muted } }], { tag: 'Lbl' })
  if (item.children.length === 0) return
  sheet.y = y
  await indented(sheet, text.length > 3 ? STEP + 8 : STEP, () =>
    sheet.withinAll('LBody', () => drawChildren(sheet, item, breath)),
  )
}

function label({ ordered, start }: List, { checked }: ListItem, index: number): string {
  if (checked !== null && checked !== undefined) return checked ? '☑' : '☐'
  return ordered === true ? `${(start ?? 1) + index}.` : '•'
}

async function drawCode(sheet: Sheet, value: string, breath: Breath): Promise<void> {
  const style: Style = { face: 'mono', size: 8, color: INK.ink }
  await indented(sheet, 6, async () => {
    sheet.right -= 6
    // A part at a time: 200,000 characters of code would hold up everybody else.
    for (const part of parts(value.split('\n'))) {
      sheet.text([{ text: part.join('\n'), style }], { tag: 'Code', keepsSpaces: true, fill: INK.sunken })
      await breath()
    }
    sheet.right += 6
  })
}

const LINES = 50

function parts(lines: readonly string[]): string[][] {
  const count = Math.ceil(lines.length / LINES)
  return Array.from({ length: count }, (_, index) => lines.slice(index * LINES, (index + 1) * LINES))
}

async function indented(sheet: Sheet, by: number, draw: () => Promise<void>): Promise<void> {
  // Somebody may quote a hundred deep: what is left stays readable.
  const step = sheet.width - by > 120 ? by : 0
  sheet.left += step
  await draw()
  sheet.left -= step
}

function pieces(nodes: readonly PhrasingContent[], style: Style): Piece[] {
  return nodes.flatMap((node) => phrase(node, style))
}

function phrase(node: PhrasingContent, style: Style): Piece[] {
  switch (node.type) {
    case 'strong':
      return pieces(node.children, { ...style, face: 'bold' })
    case 'emphasis':
      return pieces(node.children, { ...style, isOblique: true })
    case 'delete':
      return pieces(node.children, { ...style, isStruck: true })
    case 'link':
      return pieces(node.children, { ...style, color: INK.accent, href: node.url })
    case 'inlineCode':
      return [{ text: node.value, style: { ...style, face: 'mono', size: style.size - 1 } }]
    case 'break':
      return [{ text: '\n', style }]
    case 'text':
      // A line break within a paragraph is a space (CommonMark 0.31, soft line breaks).
      return [{ text: node.value.replace(/\s*\n\s*/g, ' '), style }]
    default:
      return 'children' in node ? pieces(node.children, style) : [{ text: plainOf(node), style }]
  }
}

function plainOf(node: Root | Nodes): string {
  return 'value' in node ? node.value : ''
}
