/** Plans the action that follows where a check fails: what somebody will do, of which type, until when. */
import { dayAfter } from '@/lib/domain/postmortem/due-day'
import type { ActionPriority, ActionType } from '@/lib/domain/postmortem/words'

export interface PlannedMending {
  title: string
  detail: string
  type: ActionType
  priority: ActionPriority
  /** YYYY-MM-DD in UTC. */
  dueOn: string | null
}

interface FailingCheck {
  check: string
  /** What holds where it passes. */
  title: string
  mend: string
  /** In how many accounts it fails. */
  failing: number
}

interface PlanTimes {
  /** The due day of the item that it follows from; null: it has none. */
  itemDueOn: string | null
  /** When the post-mortem was opened, from which the item's days count; ISO 8601 UTC. */
  openedAt: string
  /** YYYY-MM-DD in UTC. */
  today: string
}

/** By the letter of the catalogue's section. */
const TYPES: Readonly<Record<string, ActionType>> = {
  ...{ A: 'mitigate', B: 'process', C: 'prevent', D: 'prevent', E: 'prevent' },
  ...{ F: 'process', G: 'detect', H: 'mitigate', I: 'process' },
}
/** Sections whose failing opens doors. */
const URGENT = ['C', 'D', 'E']
/** A title holds 200 characters. */
const LONGEST = 150

/** The same days as the item had, counted from today. */
export function planMending({ check, title, mend, failing }: FailingCheck, times: PlanTimes): PlannedMending {
  const section = check.slice(0, 1)
  const where = failing === 1 ? 'in 1 account' : `in ${failing.toLocaleString('en-US')} accounts`
  const words = title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title
  return {
    title: `Make ${check} pass ${where}: ${words}`,
    detail: mend,
    type: TYPES[section] ?? 'prevent',
    priority: URGENT.includes(section) ? 'high' : 'medium',
    dueOn: dueDay(times),
  }
}

function dueDay({ itemDueOn, openedAt, today }: PlanTimes): string | null {
  if (itemDueOn === null) return null
  const opened = openedAt.slice(0, 10)
  const days = Math.round((Date.parse(itemDueOn) - Date.parse(opened)) / 86_400_000)
  return dayAfter(today, Math.max(1, days))
}
