/** By which ways a failure reaches accounts, and how many each way reaches. */
import type { BlastFacts, Trail } from './facts'

/** A trail and how many accounts it ends at. */
export interface Way {
  trail: Trail
  accounts: number
}

/** The trails, those that reach most accounts first; those that reach nobody too. */
export function waysOf({ trails, accounts }: Pick<BlastFacts, 'trails' | 'accounts'>): Way[] {
  const counts = new Map<number, number>()
  for (const account of accounts) {
    for (const trail of account.trails) counts.set(trail, (counts.get(trail) ?? 0) + 1)
  }
  return trails
    .map((trail, index) => ({ trail, accounts: counts.get(index) ?? 0 }))
    .toSorted((one, other) => other.accounts - one.accounts)
}
