/** Cuts any plain text into its sentences, whether times stand in it or not. */
import { sentencesOf } from './impact-windows/sentences'

/** One sentence, and where its words begin. */
export interface PlainSentence {
  start: number
  /** As written, without blanks at its ends. */
  words: string
}

/** The sentences of a text, in order. */
export function plainSentences(text: string): PlainSentence[] {
  const origin = Array.from({ length: text.length + 1 }, (_, place) => place)
  return sentencesOf({ text, shape: text, origin, moments: [], dates: [] }).map(({ start, words }) => ({
    start: text.indexOf(words, start),
    words,
  }))
}
