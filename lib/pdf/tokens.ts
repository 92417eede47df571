/** Cuts styled text into the pieces that a line is made of: words, spaces, line breaks. */
import bidiFactory from 'bidi-js'
import type { Face, FontName, PdfFonts } from './fonts'

/** How a stretch of text looks. */
export interface Style {
  face: Face
  /** In points. */
  size: number
  color: string
  isOblique?: boolean
  isStruck?: boolean
  /** http, https or mailto. */
  href?: string
}

/** Text in one style. */
export interface Piece {
  text: string
  style: Style
}

/** What is never broken, unless it is longer than a line. */
export interface Token {
  runs: { text: string; font: FontName; width: number }[]
  width: number
  style: Style
  kind: 'word' | 'space' | 'break'
  /** Odd: it is read from right to left (Unicode Bidirectional Algorithm). */
  level: number
}

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/

/** Between these a line may end anywhere: Chinese and Japanese have no spaces. */
const IDEOGRAPHS = '\u2E80-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF'
const TOKENS = new RegExp(`\\n|[^\\S\\n]+|[${IDEOGRAPHS}]|[^\\s${IDEOGRAPHS}]+`, 'g')

// Controls say nothing, and marks that turn the direction of what follows mislead.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u00ad]/g

/** The pieces as tokens, measured. */
export function tokensOf(pieces: readonly Piece[], fonts: PdfFonts): Token[] {
  const clean = pieces.map(({ text, style }) => ({ text: readable(text), style }))
  const whole = clean.map(({ text }) => text).join('')
  const levels = RIGHT_TO_LEFT.test(whole) ? bidi.getEmbeddingLevels(whole).levels : null
  const tokens: Token[] = []
  let begin = 0
  for (const { text, style } of clean) {
    for (const match of text.matchAll(TOKENS)) {
      tokens.push(token(match[0], style, levels?.[begin + match.index] ?? 0, fonts))
    }
    begin += text.length
  }
  return tokens
}

/** The text as it can be drawn. */
export function readable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', '    ').replace(UNREADABLE, '')
}

function token(text: string, style: Style, level: number, fonts: PdfFonts): Token {
  if (text === '\n') return { runs: [], width: 0, style, kind: 'break', level }
  const runs = fonts
    .runs(text, style.face)
    .map((run) => ({ ...run, width: fonts.width(run.text, run.font, style.size) }))
  return { runs, width: sum(runs), style, kind: /^\s/.test(text) ? 'space' : 'word', level }
}

/** A token in parts that are each no wider than this; one character at least. */
export function broken({ runs, style, level }: Token, width: number, fonts: PdfFonts): Token[] {
  const parts: Token[] = []
  let part: Token = { runs: [], width: 0, style, kind: 'word', level }
  for (const { text, font } of runs) {
    for (const character of text) {
      const own = fonts.width(character, font, style.size)
      if (part.runs.length > 0 && part.width + own > width) {
        parts.push(part)
        part = { runs: [], width: 0, style, kind: 'word', level }
      }
      const last = part.runs.at(-1)
      if (last?.font === font) {
        last.text += character
        last.width += own
      } else part.runs.push({ text: character, font, width: own })
      part.width += own
    }
  }
  return part.runs.length === 0 ? parts : [...parts, part]
}

function sum(runs: readonly { width: number }[]): number {
  return runs.reduce((total, { width }) => total + width, 0)
}
