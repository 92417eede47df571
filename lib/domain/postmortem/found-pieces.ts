/** Reads a passage in which what was found stands between marks, as pieces of plain text. */

/** Two characters of no meaning (Unicode, private use) that stand around a hit; texts are searched without them. */
export const HIT_BEGINS = '\uE000'
export const HIT_ENDS = '\uE001'

/** A piece of a passage. */
export interface FoundPiece {
  text: string
  isHit: boolean
}

/** Signs of Markdown that say nothing in a passage: headings, lists and quotes at a line's start; emphasis, code, tables. */
const MARKUP = /((?:^|\n)[ \t]*)(?:#{1,6}|>|[-*+]|\d+\.) (?=\S)|[*`~|\\]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu

/** The pieces of a passage in their order, blanks joined, without Markdown's signs. Joined they are the passage. */
export function foundPieces(passage: string): FoundPiece[] {
  const pieces = passage
    .split(new RegExp(`(${HIT_BEGINS}[^${HIT_ENDS}]*${HIT_ENDS}?)`))
    .map((piece) => ({ text: plain(piece), isHit: piece.startsWith(HIT_BEGINS) }))
  return pieces.filter(({ text }) => text !== '')
}

function plain(piece: string): string {
  const bare = piece.replaceAll(HIT_BEGINS, '').replaceAll(HIT_ENDS, '')
  return bare.replace(MARKUP, '$1').replace(/\s+/g, ' ')
}

/** The beginning of a Markdown text as plain words, at most so many characters; null where it says nothing. */
export function plainBeginning(markdown: string, most: number): string | null {
  const text = plain(markdown.slice(0, most * 4)).trim()
  if (text === '') return null
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const lastBlank = cut.lastIndexOf(' ')
  return `${(lastBlank > most / 2 ? cut.slice(0, lastBlank) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`
}
