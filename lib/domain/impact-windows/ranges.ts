/** Finds in a sentence the ranges of time during which something was hit ("Between 7:19 AM and 8:20 AM PDT"). */
import { clauseAfter, clauseBefore, type Span } from './clauses'
import { introducesOldStatement, speaksOfImpact, tellsOfImpact } from './impact-wording'
import { ABOUT, ABOUT_UNNAMED, isApproximate, LEAD_DATE } from './phrases'
import { dateAt, MOMENT, type Moment, momentAt, type Shape } from './shape'
import type { WrittenDate } from './written-dates'

/** A range of impact, in written moments. */
export interface StatedRange {
  kind: 'range'
  start: Moment
  end: Moment
  leadDate: WrittenDate | null
  approximate: boolean
}

/** A stretch of a sentence, with the statement in it; null where it holds a range that is not one of impact. */
export type Stretch<T> = Span & { statement: T | null }

const DAYTIME =
  '(?:,?\\s+(?:last night|overnight|this (?:morning|afternoon|evening)|tonight|the (?:next|following|same) day))?'
const TO = `(?:and|to|until|till|through|thru|-|~|&)\\s*${ABOUT_UNNAMED}`
const PATTERNS = [
  `${LEAD_DATE}\\b(?:between|betwen|beween|bewteen|from)\\s+(?:the\\s+)?(?:(?:hours|times|period)\\s+of\\s+)?${ABOUT}(?<start>${MOMENT})` +
    `${DAYTIME}\\s*,?\\s*${TO}(?<end>${MOMENT})`,
  `(?<start>${MOMENT})\\s*(?:から|より|부터|에서)\\s*(?<end>${MOMENT})`,
  `(?<start>${MOMENT})\\s*(?:-|~|to|until|through)\\s*(?<end>${MOMENT})`,
].map((source) => new RegExp(source, 'gi'))
const NEXT_IN_LIST = new RegExp(
  `^\\s*,?\\s*(?:and|&|,)\\s*(?:also\\s+|again\\s+|then\\s+)*,?\\s*(?:between\\s+|from\\s+)?${ABOUT}(?<start>${MOMENT})\\s*` +
    `${TO}(?<end>${MOMENT})`,
  'i',
)
const BETWEEN_LISTED = /^[\s,]*(?:(?:and|&|also|again|then|as well as)[\s,]*)*$/i

interface FoundRange extends Span {
  groups: Record<string, string | undefined>
}

/** The ranges of a sentence, in order. */
export function rangesIn(shape: Shape, text: string): Stretch<StatedRange>[] {
  const found = findRanges(text)
  const firstLead = found[0]?.groups.lead
  return found.map(({ start, end, groups }, at) => {
    const from = momentAt(shape, groups.start)
    const to = momentAt(shape, groups.end)
    if (from === null || to === null || !isOfImpact(text, found, at)) return { start, end, statement: null }
    const leadDate = dateAt(shape, groups.lead ?? firstLead)
    const approximate = isApproximate(groups.about)
    return { start, end, statement: { kind: 'range', start: from, end: to, leadDate, approximate } }
  })
}

function findRanges(text: string): FoundRange[] {
  const found: FoundRange[] = []
  const add = (start: number, match: RegExpExecArray | RegExpMatchArray): void => {
    const range = { start, end: start + match[0].length, groups: match.groups ?? {} }
    if (found.every((other) => other.end <= range.start || range.end <= other.start)) found.push(range)
  }
  for (const pattern of PATTERNS) for (const match of text.matchAll(pattern)) add(match.index, match)
  // "between A and B, and C and D": the list grows while it is walked.
  for (const { end } of found) {
    const next = NEXT_IN_LIST.exec(text.slice(end))
    if (next !== null) add(end, next)
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** What listed ranges are about stands behind the last of them: "between A and B and between C and D we …". */
function isOfImpact(text: string, found: readonly FoundRange[], at: number): boolean {
  let end = found[at]?.end ?? text.length
  for (const next of found.slice(at + 1)) {
    if (!BETWEEN_LISTED.test(text.slice(end, next.start))) break
    end = next.end
  }
  const before = clauseBefore(text, found[at]?.start ?? 0)
  return speaksOfImpact(text) && tellsOfImpact(before, clauseAfter(text, end)) && !introducesOldStatement(before)
}
