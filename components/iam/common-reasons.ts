/** Reasons that keep many checks from being made in the same number of accounts: told once, and not on every line. */
import type { CheckSummary } from '@/lib/evidence/contract'

type Reason = CheckSummary['unchecked'][number]

export interface CommonReason extends Reason {
  /** How many checks it keeps from being made. */
  checks: number
}

/** What stands on as many lines is one fact. */
const COMMON = 3

/** Commonest first; of as many checks in the order of the lines. */
export function commonReasons(checks: readonly Pick<CheckSummary, 'unchecked'>[]): CommonReason[] {
  const found = new Map<string, CommonReason>()
  for (const reason of checks.flatMap(({ unchecked }) => unchecked)) {
    const key = keyOf(reason)
    found.set(key, { ...reason, checks: (found.get(key)?.checks ?? 0) + 1 })
  }
  return [...found.values()].filter((reason) => reason.checks >= COMMON).sort((a, b) => b.checks - a.checks)
}

/** The reasons of one check that are not among the common ones. */
export function ownReasons(unchecked: readonly Reason[], common: readonly Reason[]): Reason[] {
  const told = new Set(common.map(keyOf))
  return unchecked.filter((reason) => !told.has(keyOf(reason)))
}

function keyOf({ why, accounts }: Reason): string {
  return `${accounts} ${why}`
}
