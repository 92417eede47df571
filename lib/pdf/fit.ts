/** Text on one line of a width: what is longer is cut and ends in three dots. */
import type { PdfFonts } from './fonts'
import { linesOf, type TextLine } from './lines'
import { type Style, tokensOf } from './tokens'

const DOTS = '…'

/** The line. Line breaks become blanks. */
export function fittedLine(text: string, style: Style, width: number, fonts: PdfFonts): TextLine {
  const whole = lineOf(text, style, fonts)
  if (whole.width <= width) return whole
  const characters = [...text]
  // The most characters that still fit before the dots.
  let fits = 0
  let tooMany = characters.length
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (lineOf(cut(characters, middle), style, fonts).width <= width) fits = middle
    else tooMany = middle
  }
  return lineOf(cut(characters, fits), style, fonts)
}

function cut(characters: readonly string[], length: number): string {
  return `${characters.slice(0, length).join('').trimEnd()}${DOTS}`
}

function lineOf(text: string, style: Style, fonts: PdfFonts): TextLine {
  const plain = text.replaceAll(/\s+/g, ' ')
  return (
    linesOf(tokensOf([{ text: plain, style }], fonts), Number.POSITIVE_INFINITY, fonts)[0] ?? { tokens: [], width: 0 }
  )
}
