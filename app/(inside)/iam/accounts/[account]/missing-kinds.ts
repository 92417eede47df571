/** What could not be read of one account, for the notice of an earlier moment. */
import type { GapView, MissingView } from '@/lib/evidence/contract-pages'

/** One entry per reason. */
export function missingKinds(gaps: readonly GapView[]): Pick<MissingView, 'reason' | 'accounts'>[] {
  return [...new Set(gaps.map(({ reason }) => reason))].map((reason) => ({ reason, accounts: 1 }))
}
