/** Marks what is new in what AWS said: the new sentences of a text that it repeats whole, and changes of status. */
import { isAllOver } from './impact-windows/end-wording'
import { plainText } from './impact-windows/plain-text'
import { plainSentences } from './plain-sentences'
import type { Severity } from './severity'

/** One thing AWS said. Times are ISO 8601 UTC. */
export interface SaidUpdate {
  eventId: string
  observedAt: string
  /** AWS's words, unaltered: may hold HTML. */
  text: string
  severity: Severity | null
  /** AWS's whole text at that time: only parts of it need be new. */
  isWhole: boolean
  /** The account whose text it is; null where it was said to everybody. */
  account: string | null
}

/** A stretch of a text, plain words without HTML. */
export interface TextPart {
  text: string
  isNew: boolean
}

/** What an update changed. */
export interface UpdateMarks {
  /** The status that AWS had told before; null where it had told none, or normal. */
  severityBefore: Severity | null
  severityChanged: boolean
  /** The parts of a whole text in order, together all its plain words; null where the text is new as a whole. */
  parts: TextPart[] | null
}

/**
 * The marks of each update, in the order in which the updates came; they do not depend on that order. Updates of one
 * event are compared with each other only, whole texts with those to the same account. An update without a status tells
 * that all is normal where it says so, or is the last of an event that is over; else it tells no status.
 */
export function markUpdates(
  updates: readonly SaidUpdate[],
  { overEventIds }: { overEventIds: ReadonlySet<string> },
): UpdateMarks[] {
  const marks = updates.map((): UpdateMarks => ({ severityBefore: null, severityChanged: false, parts: null }))
  for (const [eventId, said] of groupBy(updates)) {
    markSeverities(said, marks, overEventIds.has(eventId))
    markParts(said, marks)
  }
  return marks
}

/** An update, and its place among all. */
interface Placed {
  update: SaidUpdate
  at: number
}

function groupBy(updates: readonly SaidUpdate[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>()
  for (const [at, update] of updates.entries()) {
    const group = groups.get(update.eventId)
    if (group === undefined) groups.set(update.eventId, [{ update, at }])
    else group.push({ update, at })
  }
  for (const group of groups.values()) group.sort(inOrder)
  return groups
}

function markSeverities(said: readonly Placed[], marks: UpdateMarks[], isOver: boolean): void {
  const telling = said.filter(({ update }) => !update.isWhole)
  let before: Severity | null | undefined
  for (const [index, { update, at }] of telling.entries()) {
    const { severity, text } = update
    if (severity === null && !(isOver && index === telling.length - 1) && !isAllOver(plainText(text))) continue
    const mark = marks[at]
    if (mark !== undefined && before !== undefined && before !== severity) {
      mark.severityBefore = before
      mark.severityChanged = true
    }
    before = severity
  }
}

function markParts(said: readonly Placed[], marks: UpdateMarks[]): void {
  const wholeBefore = new Map<string | null, string>()
  for (const { update, at } of said) {
    if (!update.isWhole) continue
    const text = plainText(update.text).trim()
    const before = wholeBefore.get(update.account)
    const mark = marks[at]
    if (mark !== undefined && before !== undefined) mark.parts = textParts(before, text)
    wholeBefore.set(update.account, text)
  }
}

/**
 * A plain text in parts, those new that the earlier one does not hold: by sentences, wherever they stand, so that a text
 * whose paragraphs only changed places has nothing new. The parts together are the text.
 */
export function textParts(before: string, text: string): TextPart[] {
  const known = new Map<string, number>()
  for (const { words } of plainSentences(before)) known.set(keyOf(words), (known.get(keyOf(words)) ?? 0) + 1)
  const sentences = plainSentences(text)
  // Blanks and bars alone are no sentence.
  if (sentences.length === 0) return text === '' ? [] : [{ text, isNew: false }]
  const parts: TextPart[] = []
  for (const [index, { start, words }] of sentences.entries()) {
    const left = known.get(keyOf(words)) ?? 0
    known.set(keyOf(words), left - 1)
    const piece = text.slice(index === 0 ? 0 : start, sentences[index + 1]?.start)
    const last = parts.at(-1)
    if (last !== undefined && last.isNew === left <= 0) last.text += piece
    else parts.push({ text: piece, isNew: left <= 0 })
  }
  return parts
}

function keyOf(words: string): string {
  return words.replace(/\s+/g, ' ').toLowerCase()
}

function inOrder({ update: a }: Placed, { update: b }: Placed): number {
  return Date.parse(a.observedAt) - Date.parse(b.observedAt) || compare(a.text, b.text)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
