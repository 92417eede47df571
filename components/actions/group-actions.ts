/** Puts actions into the groups in which somebody looks for them: what is late first. */
import { dayAfter } from '@/lib/domain/postmortem/due-day'
import type { ActionRow } from '@/lib/postmortems/contract-lists'

/** What is due within so many days is due soon. */
const SOON = 14

export interface ActionGroup {
  title: string
  rows: ActionRow[]
}

/** Groups that hold something, in the order in which they press; rows keep their order. `today` is the UTC day. */
export function groupActions(rows: readonly ActionRow[], today: string): ActionGroup[] {
  const soon = dayAfter(today, SOON)
  const groups: ActionGroup[] = ['Overdue', 'Due soon', 'Later', 'Without a date', 'Ended'].map((title) => ({
    title,
    rows: [],
  }))
  for (const row of rows) groups[placeOf(row, soon)]?.rows.push(row)
  return groups.filter((group) => group.rows.length > 0)
}

function placeOf({ state, isOverdue, dueOn }: ActionRow, soon: string): number {
  if (state !== 'open') return 4
  if (isOverdue) return 0
  if (dueOn === null) return 3
  return dueOn <= soon ? 1 : 2
}
