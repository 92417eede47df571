/** How many resources of a planned change pended when: read back from how many pend now and what changed. */
import type { Instant } from '../health-event'
import { countOfStatus } from './planned-change'

/** So many resources changed their status at a moment, ms; `before` is null where they were not named until then. */
export interface StatusStep {
  at: Instant
  before: string | null
  after: string | null
  resources: number
}

/** From `at` on so many pended. */
export interface BurnDownPoint {
  at: Instant
  pending: number
}

/**
 * The course of what pends, oldest first: a point where Faultline or AWS first knew of it, one for each moment at which it
 * moved (two where it moved at once), and one for `now`, at which `pending` is what pends. It never falls below 0, also where AWS's word about a change
 * is missing. Steps may come in any order; those before `since` count at `since`.
 */
export function burnDown(
  pending: number,
  steps: readonly StatusStep[],
  { since, now }: { since: Instant; now: Instant },
): BurnDownPoint[] {
  const first = Math.min(since, now)
  const moves = new Map<Instant, number>()
  for (const step of steps) {
    const at = Math.min(Math.max(step.at, first), now)
    moves.set(at, (moves.get(at) ?? 0) + pendingMove(step))
  }
  const points: BurnDownPoint[] = [{ at: now, pending }]
  let count = pending
  for (const [at, move] of [...moves].sort(([one], [other]) => other - one)) {
    if (move === 0) continue
    if (at < now) points.push({ at, pending: Math.max(0, count) })
    count -= move
  }
  const start = { at: first, pending: Math.max(0, count) }
  const last = points.at(-1)
  if (last?.at !== first || last.pending !== start.pending) points.push(start)
  return points.reverse()
}

function pendingMove({ before, after, resources }: StatusStep): number {
  return (Number(countOfStatus(after) === 'pending') - Number(countOfStatus(before) === 'pending')) * resources
}
