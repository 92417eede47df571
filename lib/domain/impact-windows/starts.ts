/** Finds in a sentence the starts of something that goes wrong ("Starting at 2:12 PM PDT, we began experiencing …"). */
import { clauseAfter, clauseBefore, type Span } from './clauses'
import { introducesOldStatement, namesWork, speaksOfImpact, tellsOfImpact } from './impact-wording'
import { ABOUT, isApproximate, LEAD_DATE } from './phrases'
import type { Stretch } from './ranges'
import { dateAt, MOMENT, type Moment, momentAt, type Shape } from './shape'
import type { WrittenDate } from './written-dates'

/** A start of impact, as a written moment. */
export interface StatedStart {
  kind: 'start'
  start: Moment
  leadDate: WrittenDate | null
  approximate: boolean
}

const WHO_BEGAN = '(?:we|(?:some |a subset of |many )?customers|users)\\s+(?:began|started)\\s+(?:to\\s+)?'
/** What began stands around the time. */
const AROUND = [
  `${LEAD_DATE}\\b(?:starting|beginning|commencing)\\s+(?:from\\s+)?${ABOUT}(?<start>${MOMENT})`,
  `^\\s*from\\s+${ABOUT}(?<start>${MOMENT})(?:\\s+on(?:wards?)?\\b)?`,
  `^\\s*${LEAD_DATE}(?:at|on)?\\s*${ABOUT}(?<start>${MOMENT})\\s*,?\\s*(?=${WHO_BEGAN}(?:experienc|see|observ))`,
  `(?<start>${MOMENT})\\s*(?:より|から|부터)`,
].map((source) => new RegExp(source, 'gi'))
/** What began stands before the time. */
const BEFORE = [
  `\\b(?:began|started|commenced|begun)\\s+${ABOUT}(?<start>${MOMENT})`,
  `\\b(?:began|started|begun)\\s+(?:to\\s+)?(?:experienc|see|observ|receiv)[^;:\\uEC00-\\uEFFF]{0,120}?\\s(?:at|around)\\s+` +
    `${ABOUT}(?<start>${MOMENT})`,
].map((source) => new RegExp(source, 'gi'))
const SINCE = new RegExp(`\\bsince\\s+${ABOUT}(?<start>${MOMENT})`, 'gi')
/** "Error rates have been at normal levels since …" is the opposite of a start. */
const WELL_SINCE =
  /\bnormal(?:ly)?\b|\bstable\b|\bhealthy\b|\b(?:not|n[o’']t) (?:seen|observed|experienced|had)\b|\bno (?:further|new|additional|more)\b|\b(?:resolved|recovered)\b/i

/** The starts of a sentence beside its ranges. */
export function startsIn(shape: Shape, text: string, ranges: readonly Span[]): Stretch<StatedStart>[] {
  const found: Stretch<StatedStart>[] = []
  const patterns = [
    ...AROUND.map((pattern) => ({ pattern, isOfImpact: isImpactAround })),
    ...BEFORE.map((pattern) => ({ pattern, isOfImpact: wasImpactThatBegan })),
    { pattern: SINCE, isOfImpact: isImpactSince },
  ]
  for (const { pattern, isOfImpact } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if ([...ranges, ...found].some((other) => span.start < other.end && other.start < span.end)) continue
      const { start: mark, lead, about } = match.groups ?? {}
      const start = momentAt(shape, mark)
      if (start === null || !isOfImpact(text, span)) found.push({ ...span, statement: null })
      else {
        const statement = { start, leadDate: dateAt(shape, lead), approximate: isApproximate(about) }
        found.push({ ...span, statement: { kind: 'start', ...statement } })
      }
    }
  }
  return found
}

function isImpactAround(text: string, { start, end }: Span): boolean {
  const before = clauseBefore(text, start)
  const after = clauseAfter(text, end)
  return speaksOfImpact(`${before} ${after}`) && tellsOfImpact(before, after) && !introducesOldStatement(before)
}

function isImpactSince(text: string, span: Span): boolean {
  const clause = `${clauseBefore(text, span.start)} ${clauseAfter(text, span.end)}`
  return isImpactAround(text, span) && !WELL_SINCE.test(clause)
}

function wasImpactThatBegan(text: string, { start, end }: Span): boolean {
  const clause = clauseBefore(text, start)
  // ", which began at": the subject stands in the clause before.
  const subject = `${/\w/.test(clause) ? clause : text.slice(0, start)} ${text.slice(start, end)}`
  if (!speaksOfImpact(subject) || namesWork(subject) || introducesOldStatement(subject)) return false
  return tellsOfImpact(subject, clauseAfter(text, end))
}
