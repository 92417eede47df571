/** What the pages of a summary are written with: styles, and a line at a place. */
import { fittedLine } from '@/lib/pdf/fit'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import type { Style } from '@/lib/pdf/tokens'

export const TITLE: Style = { face: 'bold', size: 22, color: INK.ink }
const HEADING: Style = { face: 'bold', size: 10.5, color: INK.ink }
export const LETTER: Style = { face: 'sans', size: 10.5, color: INK.ink }
export const BODY: Style = { face: 'sans', size: 8.5, color: INK.ink }
export const STRONG: Style = { face: 'bold', size: 8.5, color: INK.ink }
export const MUTED: Style = { face: 'sans', size: 8.5, color: INK.muted }
export const SMALL: Style = { face: 'sans', size: 7, color: INK.muted }
export const SMALL_STRONG: Style = { face: 'bold', size: 7, color: INK.muted }

/** Where A4's text ends, in points from the top: the foot stands below. */
export const FOOT = 790

/** Where a line stands: baseline, and how far it may reach. In points. */
export interface Place {
  x: number
  y: number
  width: number
  align?: 'left' | 'right'
}

/** One line there, cut where it is too long. */
export function writeLine(sheet: Sheet, text: string, style: Style, place: Place, tag = 'P'): void {
  const line = fittedLine(text, style, place.width, sheet.fonts)
  const x = place.align === 'right' ? place.x + place.width - line.width : place.x
  sheet.within(tag, () => sheet.lineAt(line, x, place.y))
}

/** The heading of a part, with a rule above, at the sheet's place or within a column of it. */
export function writeHeading(sheet: Sheet, text: string, x = sheet.left, width = sheet.width): void {
  const { y } = sheet
  sheet.artifact((document) => document.rect(x, y, width, 0.6).fill(INK.line))
  writeLine(sheet, text, HEADING, { x, y: y + 15, width }, 'H2')
  sheet.y += 22
}
