/** Verdicts of checks: what the machine found in one account, apart from what people say. */
import type { Instant } from '../health-event'

/** What a check can find. `collected`: of a semi item, where a person decides on what was collected. */
export const FOUND_VERDICTS = ['pass', 'fail', 'not-applicable', 'not-checked', 'collected'] as const
export type FoundVerdict = (typeof FOUND_VERDICTS)[number]

/** What is shown: what was found, unless it is too old by now, or somebody accepted that it fails. */
export const VERDICTS = ['pass', 'fail', 'not-applicable', 'not-checked', 'collected', 'stale', 'waived'] as const
export type Verdict = (typeof VERDICTS)[number]

/** In the order in which somebody has to look at them: what fails first. */
export const WORST_FIRST: readonly Verdict[] = [
  ...(['fail', 'stale', 'not-checked', 'collected', 'waived', 'pass', 'not-applicable'] as const),
]

/** A row of a report that a verdict rests on. */
export interface EvidenceRow {
  /** Whom or what it is about: a user, a policy, a trail. */
  subject: string
  /** What was found, in a few words and figures. */
  detail: string
  /** True for what makes it fail. */
  isBad: boolean
}

/** What a check found in one account. */
export interface Finding {
  verdict: FoundVerdict
  /** One or two sentences: what was found, or why it was not checked, and where. */
  explanation: string
  /** The bad ones first. */
  rows: EvidenceRow[]
}

/** How many rows of a finding are kept; the number of all is kept too. */
export const MOST_ROWS = 200

/** What is shown of a stored verdict at a moment. not-checked stays so: it has no freshness to lose. */
export function effectiveVerdict(
  { verdict, freshUntil }: { verdict: FoundVerdict; freshUntil: Instant | null },
  { isWaived, at }: { isWaived: boolean; at: Instant },
): Verdict {
  if (verdict === 'not-checked') return verdict
  if (freshUntil !== null && at > freshUntil) return 'stale'
  return verdict === 'fail' && isWaived ? 'waived' : verdict
}
