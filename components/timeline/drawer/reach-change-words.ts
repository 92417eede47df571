/** Says what changed in whom an event hit. */
import type { ReachChangeView } from '@/lib/events/contract'

/** "account 1111… added", "i-0abc added as IMPAIRED", "i-0abc IMPAIRED → RESOLVED" */
export function changeWords({ accountId, entityValue, before, after }: ReachChangeView): string {
  if (entityValue === null) return `account ${accountId} added`
  if (before === null) return `${entityValue} added${after === null ? '' : ` as ${after}`}`
  return `${entityValue} ${before} → ${after ?? 'no status'}`
}
