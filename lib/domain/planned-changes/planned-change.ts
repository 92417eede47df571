/** Planned changes: what AWS says that it will do, and how far those who are hit are with it. */
import type { Instant } from '../health-event'
import { isOver } from './change-days'

/** What AWS says of one planned change. All times in ms UTC. */
export interface ChangeFacts {
  /** open, closed, upcoming or what AWS wrote. */
  eventStatus: string
  /** The start is the change itself. */
  startsAt: Instant
  /** AWS gives many changes no end; one before the start counts as none. */
  endsAt: Instant | null
  /** When AWS last said anything about it. */
  saidAt: Instant
}

/** Resources by what is still to be done; a whole account that AWS names as a resource counts as one. */
export interface ChangeCounts {
  /** AWS waits for somebody to act: PENDING, IMPAIRED. */
  pending: number
  /** RESOLVED, UNIMPAIRED. */
  resolved: number
  /** No status, or one that says neither: unknown is not done. */
  other: number
}

/**
 * upcoming: its start lies ahead. under-way: begun, and not known to be late. overdue: its time is over and resources still
 * pend. done: nothing is left to do. cancelled: AWS closed it before its start while resources were not resolved.
 */
export const CHANGE_STATES = ['overdue', 'under-way', 'upcoming', 'done', 'cancelled'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

export const CHANGE_STATE_WORDS: Record<ChangeState, string> = {
  overdue: 'Overdue',
  'under-way': 'Under way',
  upcoming: 'Upcoming',
  done: 'Done',
  cancelled: 'Cancelled',
}

/** Statuses of resources for which AWS waits, and those with which it is content. */
export const PENDING_STATUSES: readonly string[] = ['PENDING', 'IMPAIRED']
export const RESOLVED_STATUSES: readonly string[] = ['RESOLVED', 'UNIMPAIRED']

/** Which count a resource of this status belongs to. */
export function countOfStatus(status: string | null): keyof ChangeCounts {
  if (status !== null && PENDING_STATUSES.includes(status)) return 'pending'
  return status !== null && RESOLVED_STATUSES.includes(status) ? 'resolved' : 'other'
}

/** How many resources AWS named. */
export function totalOf({ pending, resolved, other }: ChangeCounts): number {
  return pending + resolved + other
}

/** @param now ms */
export function changeState(facts: ChangeFacts, counts: ChangeCounts, now: Instant): ChangeState {
  const { eventStatus, startsAt } = facts
  if (totalOf(counts) > 0 && counts.pending + counts.other === 0) return 'done'
  if (eventStatus === 'closed') {
    if (closedAhead(facts)) return 'cancelled'
    return counts.pending > 0 ? 'overdue' : 'done'
  }
  if (now < startsAt) return 'upcoming'
  return isOver(facts, now) && counts.pending > 0 ? 'overdue' : 'under-way'
}

/** Whether AWS closed it before its start came: what is told later of a closed one is its closing. */
function closedAhead({ startsAt, endsAt, saidAt }: ChangeFacts): boolean {
  return saidAt < startsAt || (endsAt !== null && endsAt < startsAt)
}
