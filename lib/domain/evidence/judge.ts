/** Judges a check on what was collected: what is missing, how long it stays fresh, and what went wrong while judging. */
import type { Instant } from '../health-event'
import type { Check, CheckContext, Facts, FactTimes } from './check'
import { notReadYet } from './fact-words'
import type { FactKind, ReadFact, UnreadFact } from './facts'
import { type EvidenceRow, type Finding, MOST_ROWS } from './verdict'

/** What is known of the account beside facts; for when they hold, the facts tell. */
export type JudgeContext = Omit<CheckContext, 'asOf'>

/** A finding and what it rests on. */
export interface Judgement extends Finding {
  check: string
  /** How many rows there are; `rows` holds at most MOST_ROWS. */
  total: number
  /** The facts that it rests on, and for when each holds: those that the check needs or uses and that are there. */
  basis: { kind: FactKind; asOf: Instant }[]
  /** The oldest of them; null where there is none. */
  asOf: Instant | null
  /** Until when it counts as fresh; null for not-checked, and where nothing that was read stands behind it. */
  freshUntil: Instant | null
  /** Why what it rests on could not be read anew, as a sentence; null: it could. */
  unread: string | null
  /** What `evaluate` threw, for the log; null: nothing. */
  fault: unknown
}

const DAY_MS = 86_400_000

/** Kinds that AWS or we make less often than daily: how old they may be, in ms, whatever the check says. */
const SLOW_FACTS_MS: FactTimes = { 'last-accessed': 8 * DAY_MS }

/** Whether the check is judged in this account at all: those of an organization are, once, where it is read. */
export function isJudgedHere(check: Check, { isReader }: Pick<CheckContext, 'isReader'>): boolean {
  return check.scope === 'account' || isReader
}

/**
 * The verdict of one check in one account. `facts`: the last of each kind that was ever read, the organization's fact of
 * the reading account among them in each of its accounts. `unread`: what could not be read the last time. Never throws.
 */
export function judge(
  check: Check,
  facts: readonly ReadFact[],
  unread: readonly UnreadFact[],
  context: JudgeContext,
): Judgement {
  if (!isJudgedHere(check, context)) {
    return judgement(check, { ...NOTHING, finding: elsewhere() }, [])
  }
  const basis = basisOf(check, facts, context.now)
  const gaps = unread.filter(({ kind }) => concerns(check, kind))
  const missing = missingOf(check, basis)
  if (missing.length > 0) {
    const explanation = [...new Set(missing.map((kind) => sentenceOf(kind, gaps)))].join(' ')
    return judgement(check, { ...NOTHING, basis, finding: { verdict: 'not-checked', explanation, rows: [] } }, gaps)
  }
  const { finding, fault } = evaluate(check, basis, context)
  return judgement(check, { basis, finding: withReasons(finding, basis, gaps), fault }, gaps)
}

interface Judged {
  basis: readonly ReadFact[]
  finding: Finding
  fault: unknown
}

const NOTHING = { basis: [], fault: null }

function elsewhere(): Finding {
  return { verdict: 'not-applicable', explanation: 'This is judged once for the organization.', rows: [] }
}

function kindsOf({ needs, needsOneOf = [], uses }: Check): FactKind[] {
  return [...new Set([...needs, ...needsOneOf, ...uses])]
}

function concerns(check: Check, kind: FactKind): boolean {
  return kindsOf(check).includes(kind)
}

/** Facts that it can rest on. What it could do without is left out once it is too old: it would only make it stale. */
function basisOf(check: Check, facts: readonly ReadFact[], now: Instant): ReadFact[] {
  const { needs, needsOneOf = [] } = check
  const known = kindsOf(check).flatMap((kind) => facts.find((fact) => fact.kind === kind) ?? [])
  const isFresh = (fact: ReadFact) => now <= freshUntilOf(check, fact)
  const hasOne = known.some((fact) => needsOneOf.includes(fact.kind) && isFresh(fact))
  return known.filter(
    (fact) => needs.includes(fact.kind) || isFresh(fact) || (!hasOne && needsOneOf.includes(fact.kind)),
  )
}

function freshUntilOf(check: Check, { kind, asOf }: Pick<ReadFact, 'kind' | 'asOf'>): Instant {
  return asOf + Math.max(check.freshnessMs, SLOW_FACTS_MS[kind] ?? 0)
}

function missingOf({ needs, needsOneOf = [] }: Check, basis: readonly ReadFact[]): FactKind[] {
  const isThere = (kind: FactKind) => basis.some((fact) => fact.kind === kind)
  const missing = needs.filter((kind) => !isThere(kind))
  return needsOneOf.length > 0 && !needsOneOf.some(isThere) ? [...missing, ...needsOneOf] : missing
}

function sentenceOf(kind: FactKind, gaps: readonly UnreadFact[]): string {
  return gaps.find((gap) => gap.kind === kind)?.sentence ?? notReadYet(kind)
}

function evaluate(check: Check, basis: readonly ReadFact[], context: JudgeContext): Omit<Judged, 'basis'> {
  // Each fact's kind names its body's shape.
  const facts = Object.fromEntries(basis.map(({ kind, body }) => [kind, body])) as Facts
  const asOf: FactTimes = Object.fromEntries(basis.map((fact) => [fact.kind, fact.asOf]))
  try {
    return { finding: check.evaluate(facts, { ...context, asOf }), fault: null }
  } catch (error) {
    const explanation =
      'Faultline could not judge what was collected. This is a fault of Faultline: its log tells more.'
    return { finding: { verdict: 'not-checked', explanation, rows: [] }, fault: error }
  }
}

/** A check that could not tell also says why what it could have used is not there. */
function withReasons(finding: Finding, basis: readonly ReadFact[], gaps: readonly UnreadFact[]): Finding {
  if (finding.verdict !== 'not-checked') return finding
  const absent = gaps.filter(({ kind }) => !basis.some((fact) => fact.kind === kind))
  const reasons = absent.map(({ sentence }) => sentence).filter((sentence) => !finding.explanation.includes(sentence))
  return { ...finding, explanation: [finding.explanation, ...new Set(reasons)].join(' ') }
}

function judgement(check: Check, { basis, finding, fault }: Judged, gaps: readonly UnreadFact[]): Judgement {
  const isFound = finding.verdict !== 'not-checked' && basis.length > 0
  return {
    check: check.id,
    verdict: finding.verdict,
    explanation: finding.explanation,
    rows: finding.rows.toSorted(byWeight).slice(0, MOST_ROWS),
    total: finding.rows.length,
    basis: basis.map(({ kind, asOf }) => ({ kind, asOf })),
    asOf: basis.length === 0 ? null : Math.min(...basis.map(({ asOf }) => asOf)),
    freshUntil: isFound ? Math.min(...basis.map((fact) => freshUntilOf(check, fact))) : null,
    unread: gaps.find(({ kind }) => basis.some((fact) => fact.kind === kind))?.sentence ?? null,
    fault,
  }
}

/** Bad ones first, then by name: the same facts in another order give the same rows. */
function byWeight(one: EvidenceRow, other: EvidenceRow): number {
  return (
    Number(other.isBad) - Number(one.isBad) || compare(one.subject, other.subject) || compare(one.detail, other.detail)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
