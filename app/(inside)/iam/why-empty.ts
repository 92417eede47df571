/** Tells why the posture has nothing to show. */
import type { Principal } from '@/lib/domain/access'
import type { PostureView } from '@/lib/evidence/contract'
import { type EvidenceScope, isWhole } from '@/lib/evidence/filter'

/** not-collected: no connection collects evidence. limited: the reader's teams own no account. */
export type WhyEmpty = 'not-collected' | 'not-read' | 'filtered' | 'limited'

/** Null where there is something: accounts that were read, or are being read. */
export function whyEmpty(
  { accounts: counted, state }: Pick<PostureView, 'accounts' | 'state'>,
  scope: EvidenceScope,
  accounts: Principal['accounts'],
): WhyEmpty | null {
  const isPast = scope.at !== null
  const isRead = state.newestAt !== null || state.runs.some(({ endedAt }) => endedAt === null)
  if (counted > 0 && (isRead || isPast)) return null
  if (counted === 0 && (isPast || !isWhole(scope))) return 'filtered'
  if (!state.isCollected) return 'not-collected'
  return counted === 0 && accounts !== null ? 'limited' : 'not-read'
}
