/** Finds the end that a text gives to a start. */
import type { Instant } from '../health-event'
import { type Ending, isAllOver, isUnfinished } from './end-wording'
import { circumstancesOf, type ReadText, type StatedWindow } from './read-text'
import { resolveEnd } from './resolve-moment'
import type { StatedSentence } from './statements'

/** "… started at 9:41 AM PDT and was resolved at 10:30 AM PDT": the end stands beside its own start. */
export function endInSentence(text: ReadText, stated: StatedSentence, from: Instant): Instant | null {
  const starts = stated.statements.filter(({ kind }) => kind === 'start')
  const ends = stated.statements.flatMap((statement) =>
    statement.kind === 'end' && (statement.ending === 'whole' || statement.ending === 'named') ? [statement.end] : [],
  )
  const [end] = ends
  if (end === undefined || ends.length > 1 || starts.length > 1 || isUnfinished(text.shape.shape)) return null
  return resolveEnd(end, circumstancesOf(text, stated), from)
}

interface ToldEnd {
  at: Instant | null
  ending: Ending
  sentence: string
}

/**
 * The window from a start to the last end that the text gives, where that leaves no doubt that nothing lasted longer;
 * `startSentence` is null where an earlier text told of the start.
 */
export function closedBy(text: ReadText, from: Instant, startSentence: string | null): StatedWindow | null {
  if (isUnfinished(text.shape.shape)) return null
  const ends = endsToldBy(text, from)
  if (ends.some(({ at, ending }) => at === null && ending !== 'none')) return null
  // A later time that says nothing of an end counts too: then it is not known what went on until then.
  const last = ends.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).at(-1)
  if (last === undefined || last.at === null || last.ending === 'part' || last.ending === 'none') return null
  if (last.ending !== 'whole' && !isAllOver(text.shape.shape)) return null
  return { from, to: last.at, sure: false, sentence: wordsFrom(text, startSentence, last.sentence) }
}

function endsToldBy(text: ReadText, from: Instant): ToldEnd[] {
  return text.sentences.flatMap((stated) => {
    const around = circumstancesOf(text, stated)
    return stated.statements.flatMap((statement) => {
      if (statement.kind !== 'end') return []
      const at = resolveEnd(statement.end, around, from)
      return [{ at, ending: statement.ending, sentence: stated.sentence.words }]
    })
  })
}

/** The words from the sentence of the start to that of the end. */
function wordsFrom({ shape }: ReadText, first: string | null, last: string): string {
  const start = first === null ? -1 : shape.text.indexOf(first)
  const end = shape.text.lastIndexOf(last)
  return start < 0 || end < start ? last : shape.text.slice(start, end + last.length)
}
