/** The order of action items: what was agreed before what is verified again, the urgent first. */
import { ACTION_PRIORITIES, type ActionPriority, type ActionPurpose } from './words'

/** What decides about an action's place. `dueOn` is YYYY-MM-DD; ids are numbers in decimal. */
export interface OrderedAction {
  id: string
  purpose: ActionPurpose
  priority: ActionPriority
  dueOn: string | null
}

/** Agreed actions by priority, due day (none last) and age, then re-verifications by due day. */
export function compareActions(a: OrderedAction, b: OrderedAction): number {
  const isAgreed = a.purpose === 'action'
  if (isAgreed !== (b.purpose === 'action')) return isAgreed ? -1 : 1
  const byPriority = ACTION_PRIORITIES.indexOf(a.priority) - ACTION_PRIORITIES.indexOf(b.priority)
  return (
    (isAgreed ? byPriority : 0) || compareDays(a.dueOn, b.dueOn) || a.id.length - b.id.length || compare(a.id, b.id)
  )
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : compare(a, b)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
