/** Takes a text that keeps a log in itself apart: what stands before its first stamp (`[02:45 AM PDT]`), and behind each. */
import { MOMENT, type Moment, momentAt, shapeOf } from './impact-windows/shape'

/** What stands behind one stamp. */
export interface StampedEntry {
  stamp: Moment
  text: string
}

export interface StampedText {
  heading: string
  /** In the order of the text. */
  entries: StampedEntry[]
}

/** Short, in brackets and on one line; a day may stand beside the time. */
const BRACKETED = /\[([^[\]\r\n]{3,60})\]:?/g
const ONE_MOMENT = new RegExp(`^\\s*${MOMENT}\\s*$`)
const ENDS_LINE = /<(?:br\s?\/?|\/?(?:p|div|li))>$/i
const LONGEST_TAG = 6

/** Its entries; a text without stamps is all heading. Takes time in proportion to the text. */
export function readStampedText(text: string): StampedText {
  // Where a text has lost its line breaks its stamps stand between sentences.
  const hasLines = /[\r\n]|<(?:br|p|div|li)\b/i.test(text)
  const stamps = [...text.matchAll(BRACKETED)].flatMap((match) => {
    const isInPlace = hasLines ? beginsLine(text, match.index) : isBehindBlank(text, match.index)
    const stamp = isInPlace ? momentOf(match[1] ?? '') : null
    return stamp === null ? [] : [{ stamp, start: match.index, end: match.index + match[0].length }]
  })
  const entries = stamps.map(({ stamp, end }, at) => ({ stamp, text: text.slice(end, stamps[at + 1]?.start).trim() }))
  return { heading: text.slice(0, stamps[0]?.start).trim(), entries }
}

function isBehindBlank(text: string, index: number): boolean {
  return index === 0 || /\s/.test(text.charAt(index - 1))
}

function beginsLine(text: string, index: number): boolean {
  let at = index
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at -= 1
  return at === 0 || /[\r\n]/.test(text.charAt(at - 1)) || ENDS_LINE.test(text.slice(Math.max(0, at - LONGEST_TAG), at))
}

/** The moment that the words between brackets are; null where they are more than that, or something else. */
function momentOf(words: string): Moment | null {
  const shape = shapeOf(words)
  return shape !== null && ONE_MOMENT.test(shape.shape) ? momentAt(shape, shape.shape.trim()) : null
}
