/** What stands at the foot of each page: which document it is, and which page of how many. */
import { linesOf } from './lines'
import { INK, type Sheet } from './sheet'
import { tokensOf } from './tokens'

/** Draws them on all pages, once all are there. @param footer what still says which document it is when a page lies alone */
export function drawFooters(sheet: Sheet, footer: string): void {
  const { document, fonts } = sheet
  const { count } = document.bufferedPageRange()
  const style = { face: 'sans', size: 7.5, color: INK.faint } as const
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page)
    const number = `Page ${page + 1} of ${count}`
    const [left] = linesOf(tokensOf([{ text: footer, style }], fonts), sheet.width - 90, fonts)
    const [right] = linesOf(tokensOf([{ text: number, style }], fonts), 90, fonts)
    document.markContent('Artifact', { type: 'Pagination' })
    if (left !== undefined) sheet.plainLineAt(left, sheet.left, 812)
    if (right !== undefined) sheet.plainLineAt(right, sheet.right - right.width, 812)
    document.endMarkedContent()
  }
}
