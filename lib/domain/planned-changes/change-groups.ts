/** The groups in which somebody looks for planned changes: what is late first, what is over last. */
import type { Instant } from '../health-event'
import type { ChangeState } from './planned-change'

export const CHANGE_GROUPS = ['overdue', 'under-way', 'week', 'month', 'later', 'over'] as const
export type ChangeGroup = (typeof CHANGE_GROUPS)[number]

export const GROUP_WORDS: Record<ChangeGroup, string> = {
  overdue: 'Overdue',
  'under-way': 'Under way',
  week: 'Within 7 days',
  month: 'Within 30 days',
  later: 'Later',
  over: 'Done or cancelled',
}

const DAY = 86_400_000

/** The group of a change that starts at `startsAt`; days are those of UTC. @param now ms */
export function changeGroup(state: ChangeState, startsAt: Instant, now: Instant): ChangeGroup {
  if (state === 'overdue' || state === 'under-way') return state
  if (state !== 'upcoming') return 'over'
  const days = Math.floor(startsAt / DAY) - Math.floor(now / DAY)
  if (days <= 7) return 'week'
  return days <= 30 ? 'month' : 'later'
}
