/** Breaks measured text into lines of a width, each in the order in which it is drawn. */
import type { PdfFonts } from './fonts'
import { broken, type Token } from './tokens'

/** A line in the order of drawing, from left to right. */
export interface TextLine {
  tokens: Token[]
  width: number
}

/**
 * The lines, at least one.
 * @param keepsSpaces true for code, whose spaces mean something
 */
export function linesOf(tokens: readonly Token[], width: number, fonts: PdfFonts, keepsSpaces = false): TextLine[] {
  const breaker = new LineBreaker(width, fonts, keepsSpaces)
  for (const token of tokens) breaker.take(token)
  return breaker.finish()
}

class LineBreaker {
  private readonly lines: TextLine[] = []
  private line: TextLine = { tokens: [], width: 0 }

  constructor(
    private readonly width: number,
    private readonly fonts: PdfFonts,
    private readonly keepsSpaces: boolean,
  ) {}

  take(token: Token): void {
    if (token.kind === 'break') this.end()
    else if (token.kind === 'word') this.takeWord(token)
    else if (this.keepsSpaces || this.line.tokens.length > 0) this.put(token)
  }

  private takeWord(token: Token): void {
    if (this.line.width + token.width > this.width && this.line.tokens.length > 0) this.end()
    const parts = token.width <= this.width ? [token] : broken(token, this.width, this.fonts)
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.end()
      this.put(part)
    }
  }

  finish(): TextLine[] {
    if (this.line.tokens.length > 0 || this.lines.length === 0) this.end()
    return this.lines
  }

  private put(token: Token): void {
    this.line.tokens.push(token)
    this.line.width += token.width
  }

  /** Spaces at the end of a line are not seen. */
  private end(): void {
    const { tokens } = this.line
    while (!this.keepsSpaces && tokens.at(-1)?.kind === 'space') this.line.width -= tokens.pop()?.width ?? 0
    this.lines.push({ tokens: inSight(tokens), width: this.line.width })
    this.line = { tokens: [], width: 0 }
  }
}

/** The tokens in the order in which they are seen (Unicode Bidirectional Algorithm, rule L2). */
function inSight(tokens: Token[]): Token[] {
  const highest = Math.max(0, ...tokens.map(({ level }) => level))
  if (highest === 0) return tokens
  const seen = [...tokens]
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < seen.length; from += 1) {
      let to = from
      while ((seen[to]?.level ?? -1) >= level) to += 1
      if (to > from + 1) seen.splice(from, to - from, ...seen.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return seen
}
