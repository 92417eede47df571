/** A text on its way to being read: its sentences with their statements, and what surrounds each of them. */
import type { Instant } from '../health-event'
import type { Circumstances } from './circumstances'
import { sentencesOf } from './sentences'
import type { Moment, Shape } from './shape'
import { type StatedSentence, statementsIn } from './statements'
import { PACIFIC_TIME, type WrittenZone } from './zones'

/** When a text was said, and what was known of its event before. */
export type Post = Pick<Circumstances, 'observedAt' | 'firstSaidAt' | 'knownStarts' | 'isDayKnown'>

/** A window as a text states it. */
export interface StatedWindow {
  from: Instant
  to: Instant | null
  sentence: string
  /** True where nothing had to be guessed. */
  sure: boolean
}

/** A text, its sentences and its post. */
export interface ReadText {
  shape: Shape
  sentences: readonly StatedSentence[]
  post: Post
}

/** Finds the statements of a text. */
export function readText(shape: Shape, post: Post): ReadText {
  return { shape, sentences: sentencesOf(shape).map((sentence) => statementsIn(shape, sentence)), post }
}

/** What surrounds the times of a sentence. */
export function circumstancesOf(
  text: ReadText,
  stated: StatedSentence,
  leadDate: Circumstances['leadDate'] = null,
): Circumstances {
  return {
    ...text.post,
    leadDate,
    looseDates: stated.looseDates,
    fallbackZone: fallbackZone(text, stated),
    nextAt: text.post.observedAt,
  }
}

/** Times that name no zone share that of their sentence, else that of their text, else the zone of AWS's writers. */
function fallbackZone({ shape }: ReadText, { sentence }: StatedSentence): WrittenZone | null {
  const own = zonesOf(shape.moments.filter((_, index) => sentence.marks.includes(index)))
  const all = own.length > 0 ? own : zonesOf(shape.moments)
  if (all.length === 0) return PACIFIC_TIME
  return all.length === 1 ? (all[0] ?? null) : null
}

function zonesOf(moments: readonly Moment[]): WrittenZone[] {
  return [...new Set(moments.flatMap(({ zone }) => (zone === null ? [] : [zone])))]
}
