/** Reads packed figures from left to right without cutting the text into pieces. */
import type { Span } from '@/lib/domain/blast-radius/facts'

/** A text, and how far it was read. */
export interface Cursor {
  readonly text: string
  at: number
}

const COMMA = 44
const MINUS = 45
const ZERO = 48
const OPEN = 123
const CLOSED = 125
const NOTHING: readonly Span[] = []

/** What comes before the next `end`, which is read over, too. */
export function readUntil(cursor: Cursor, end: string): string {
  const place = cursor.text.indexOf(end, cursor.at)
  const word = cursor.text.slice(cursor.at, place)
  cursor.at = place + 1
  return word
}

/** The windows of `from,to,from,to}`, in whose place a negative `to` has no end; a `{` before them is read over. */
export function readWindows(cursor: Cursor): readonly Span[] {
  const { text } = cursor
  if (text.charCodeAt(cursor.at) === OPEN) cursor.at += 1
  if (text.charCodeAt(cursor.at) === CLOSED) {
    cursor.at += 1
    return NOTHING
  }
  // A list that begins empty takes room for seventeen.
  const windows = [readWindow(cursor)]
  while (text.charCodeAt(cursor.at - 1) === COMMA) windows.push(readWindow(cursor))
  return windows
}

function readWindow(cursor: Cursor): Span {
  const from = readNumber(cursor)
  const to = readNumber(cursor)
  return [from, to < 0 ? null : to]
}

/** An integer, and the sign behind it; null where there is none. */
export function readMoment(cursor: Cursor): number | null {
  const first = cursor.text.charCodeAt(cursor.at)
  if (first === MINUS || isDigit(first)) return readNumber(cursor)
  cursor.at += 1
  return null
}

/** An integer, and the sign behind it. */
export function readNumber(cursor: Cursor): number {
  const { text } = cursor
  let { at } = cursor
  const isNegative = text.charCodeAt(at) === MINUS
  if (isNegative) at += 1
  let value = 0
  for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(at)) {
    value = value * 10 + code - ZERO
    at += 1
  }
  cursor.at = at + 1
  return isNegative ? -value : value
}

function isDigit(code: number): boolean {
  return code >= ZERO && code < ZERO + 10
}
