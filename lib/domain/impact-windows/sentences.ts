/** Cuts a shape into sentences, and a text that keeps a log in itself into its stamped entries. */
import { MOMENT, momentsIn, type Shape } from './shape'

/** One sentence: its place in the shape, the shape's characters, and the words as they were written. */
export interface Sentence {
  start: number
  shape: string
  words: string
  /** Which moments of the shape stand in it. */
  marks: readonly number[]
}

/** A full stop that ends a sentence, a line's end that does, or the bar between two languages. */
const SENTENCE_END = new RegExp(
  [
    '(?<!\\b(?:e\\.g|i\\.e|u\\.s|vs|approx|inc|no|st))[.!?]+["\'”’)\\]]*(?=\\s|$)',
    '[。！？]',
    '\\s\\|\\s|(?<=[。.])\\s*\\|',
    '\\n\\s*\\n',
    '\\n(?=\\s*(?:[-*•\\[]|\\d+[.)]\\s))',
    '(?<=[:;])\\s*\\n',
  ].join('|'),
  'gi',
)

/** The sentences of a shape, in order. */
export function sentencesOf(shape: Shape): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of [...shape.shape.matchAll(SENTENCE_END), null]) {
    const end = match === null ? shape.shape.length : match.index + match[0].length
    const words = shape.text.slice(shape.origin[start], shape.origin[end]).replace(/\s*\|\s*$/, '')
    const own = shape.shape.slice(start, end)
    if (words.trim() !== '') sentences.push({ start, shape: own, words: words.trim(), marks: momentsIn(own) })
    start = end
  }
  return sentences
}

/** "[02:45 AM PDT]" anywhere, or "Aug 13, 11:14 PM PDT We are …" at the start of a line. */
const STAMP = new RegExp(`\\[\\s*(${MOMENT})\\s*\\]:?|(?<=^|\\n)\\s*(${MOMENT})(?:\\s+-|:)?\\s+(?=[A-Z][a-z])`, 'g')

/** An entry of a text that keeps a log ("[02:45 AM PDT] We are …"); `stamp` is null for what stands before the first. */
export interface LogEntry {
  stamp: string | null
  text: string
}

/** The entries of such a text; a text without stamps is one entry. */
export function logEntries(shape: Shape): LogEntry[] {
  const entries: LogEntry[] = []
  let stamp: string | null = null
  let start = 0
  for (const match of [...shape.shape.matchAll(STAMP), null]) {
    const text = shape.text.slice(shape.origin[start], shape.origin[match?.index ?? shape.shape.length])
    if (stamp !== null || text.trim() !== '') entries.push({ stamp, text })
    stamp = match?.[1] ?? match?.[2] ?? null
    start = match === null ? 0 : match.index + match[0].length
  }
  return entries
}
