/** Draws tokens on a page. */
import type { PdfFonts } from './fonts'
import type { Token } from './tokens'

/** What is drawn with. */
interface Pen {
  document: PDFKit.PDFDocument
  fonts: PdfFonts
}

/** Neighbours that look the same. */
export function groups(tokens: readonly Token[]): Token[][] {
  const result: Token[][] = []
  for (const token of tokens) {
    const last = result.at(-1)
    if (last?.[0]?.style === token.style) last.push(token)
    else result.push([token])
  }
  return result
}

/** Draws tokens of one style, in as few pieces as the fonts allow. @returns where the next begins */
export function drawRuns({ document, fonts }: Pen, tokens: readonly Token[], x: number, baseline: number): number {
  let at = x
  let waiting = { text: '', font: '' as Token['runs'][number]['font'] | '', from: x }
  const style = tokens[0]?.style
  const draw = () => {
    if (waiting.text === '' || waiting.font === '' || style === undefined) return
    fonts.use(waiting.font, style.size)
    document.fillColor(style.color)
    document.text(waiting.text, waiting.from, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      oblique: style.isOblique === true,
    })
  }
  for (const { runs, level } of tokens) {
    // What is read from right to left has its runs the other way round, too, and is drawn by itself.
    const isBackward = level % 2 === 1
    for (const { text, font, width } of isBackward ? [...runs].reverse() : runs) {
      if (!isBackward && waiting.font === font) waiting.text += text
      else {
        draw()
        waiting = { text, font, from: at }
      }
      at += width
      if (isBackward) {
        draw()
        waiting = { text: '', font: '', from: at }
      }
    }
  }
  draw()
  return at
}
