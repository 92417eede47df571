/** How far a checklist is. */
import { isOverdue } from './due-day'
import type { ItemOutcome } from './words'

/** What counts of an item. `dueOn` is YYYY-MM-DD. */
export interface CountedItem {
  outcome: ItemOutcome
  isRequired: boolean
  dueOn: string | null
}

/** ProgressView of lib/postmortems/contract: all are counts of items. */
export interface Progress {
  total: number
  /** Done, refused with a reason, or not applicable. */
  settled: number
  required: number
  requiredSettled: number
  /** Open after their due day. */
  overdue: number
}

/** The counts of a checklist without what was removed. `today` is the UTC day, YYYY-MM-DD. */
export function progressOf(items: readonly CountedItem[], today: string): Progress {
  const required = items.filter(({ isRequired }) => isRequired)
  return {
    total: items.length,
    settled: items.filter(isSettled).length,
    required: required.length,
    requiredSettled: required.filter(isSettled).length,
    overdue: items.filter((item) => !isSettled(item) && isOverdue(item.dueOn, today)).length,
  }
}

/** Whether somebody decided about it. */
export function isSettled({ outcome }: Pick<CountedItem, 'outcome'>): boolean {
  return outcome !== 'open'
}
