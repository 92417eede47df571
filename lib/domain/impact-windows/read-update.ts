/** Reads what one text states about impact: its windows, and the end that it gives to a start. */
import type { Instant } from '../health-event'
import { closedBy, endInSentence } from './closing'
import { isAllOver } from './end-wording'
import { circumstancesOf, type Post, type ReadText, readText, type StatedWindow } from './read-text'
import { resolveStart } from './resolve-moment'
import { resolveRange } from './resolve-range'
import type { Shape } from './shape'
import type { StatedSentence, Statement } from './statements'

/** What one text states. */
export interface Reading {
  windows: readonly StatedWindow[]
  /** True where the text says that everything is over. */
  over: boolean
  /** The window begun at `from`, with the end that this text gives it; null where it gives none for certain. */
  close: (from: Instant) => StatedWindow | null
}

/** Reads one text. */
export function readUpdate(shape: Shape, post: Post): Reading {
  const text = readText(shape, post)
  const windows = statedWindows(text)
  const isOnlyStart = windows.filter(({ to }) => to === null).length === 1
  return {
    windows: windows.map((window) =>
      window.to === null && isOnlyStart ? (closedBy(text, window.from, window.sentence) ?? window) : window,
    ),
    over: isAllOver(shape.shape),
    close: (from) => closedBy(text, from, null),
  }
}

function statedWindows(text: ReadText): StatedWindow[] {
  let nextAt = text.post.observedAt
  const windows: StatedWindow[] = []
  // From the last to the first, so that the distance of each is measured against what the text tells next.
  for (const stated of text.sentences.toReversed()) {
    for (const statement of stated.statements.toReversed()) {
      const window = windowOf(text, stated, statement, nextAt)
      if (window === null) continue
      windows.unshift(window)
      nextAt = Math.min(nextAt, window.from)
    }
  }
  // A summary often gives the start once more in front of the whole range.
  return windows.filter(
    ({ from, to }) =>
      to !== null || !windows.some((whole) => whole.to !== null && whole.from <= from && from <= whole.to),
  )
}

function windowOf(text: ReadText, stated: StatedSentence, statement: Statement, nextAt: Instant): StatedWindow | null {
  if (statement.kind === 'end') return null
  const around = { ...circumstancesOf(text, stated, statement.leadDate), nextAt }
  const { words: sentence } = stated.sentence
  if (statement.kind === 'range') {
    const range = resolveRange(statement.start, statement.end, around)
    return range === null ? null : { ...range, sure: range.sure && !statement.approximate, sentence }
  }
  const start = resolveStart(statement.start, around)
  if (start === null) return null
  const sure = start.sure && !statement.approximate
  return { from: start.at, to: endInSentence(text, stated, start.at), sure, sentence }
}
