/** What one sentence states about impact: ranges of time, starts and ends. */
import { endsIn, type StatedEnd } from './ends'
import { rangesIn, type StatedRange } from './ranges'
import type { Sentence } from './sentences'
import { datesIn, type Shape } from './shape'
import { type StatedStart, startsIn } from './starts'
import type { WrittenDate } from './written-dates'

/** What a sentence states, in moments still to be resolved into instants. */
export type Statement = StatedRange | StatedStart | StatedEnd

/** A sentence with its statements. */
export interface StatedSentence {
  sentence: Sentence
  statements: readonly Statement[]
  /** Days that stand beside no time: a time without a day of its own must agree with them. */
  looseDates: readonly WrittenDate[]
}

/** The statements of a sentence. */
export function statementsIn(shape: Shape, sentence: Sentence): StatedSentence {
  const text = sentence.shape
  const ranges = rangesIn(shape, text)
  const starts = startsIn(shape, text, ranges)
  const stretches = [...ranges, ...starts].toSorted((a, b) => a.start - b.start)
  return {
    sentence,
    statements: [...stretches.flatMap(({ statement }) => statement ?? []), ...endsIn(shape, text, stretches)],
    looseDates: datesIn(shape, text),
  }
}
