/**
 * Finds the pairs that hold a bucket together. Not every pair: of 10,000 events in one hour there are 50 million. An event
 * meets the nearest earlier one of the other side, and those that no event has met yet; whatever an event has met before is
 * already held together by that event. So the pairs are at most two per event and side, and what they connect is exactly
 * what all pairs would connect. Which pairs are found depends on nothing but events that are connected with them.
 */
import type { Nearness, Pair, Seat } from './bucket'
import type { LocatedEvent } from './locate-events'

/** One side of a bucket, as far as it has been walked. */
interface Side {
  /** Seated since an event of the other side came by. */
  fresh: LocatedEvent[]
  /** Already met, and so held together by whoever met them; the latest start last. */
  met: LocatedEvent[]
}

/** Whether an event is near enough to one that began no later. */
export function isNear(earlier: LocatedEvent, later: LocatedEvent, { windowMs, slackMs }: Nearness): boolean {
  return later.startedAt - earlier.startedAt <= windowMs && goesOn(earlier, later, slackMs)
}

/** Whether an event still went on when a later one began. */
function goesOn(earlier: LocatedEvent, later: LocatedEvent, slackMs: number): boolean {
  return later.startedAt <= earlier.until + slackMs
}

/** The pairs of a bucket; its seats come in order of start. */
export function pairNear(seats: readonly Seat[], nearness: Nearness): Pair[] {
  const left: Side = { fresh: [], met: [] }
  const right: Side = { fresh: [], met: [] }
  const isOneSet = seats.every(({ isLeft, isRight }) => isLeft && isRight)
  const pairs: Pair[] = []
  for (const { event, isLeft, isRight } of seats) {
    if (isRight) meet(event, left, nearness, pairs)
    if (isLeft && !isOneSet) meet(event, right, nearness, pairs)
    if (isLeft) left.fresh.push(event)
    if (isRight && !isOneSet) right.fresh.push(event)
  }
  return pairs
}

/**
 * The latest of some events, if it is near one that began no earlier than any of them; null if none of them is. Those on
 * top that have ended are taken away: they are near nothing that is still to come.
 */
export function findNearest(stack: LocatedEvent[], event: LocatedEvent, nearness: Nearness): LocatedEvent | null {
  let latest = stack.at(-1)
  while (latest !== undefined && !goesOn(latest, event, nearness.slackMs)) {
    stack.pop()
    latest = stack.at(-1)
  }
  return latest !== undefined && isNear(latest, event, nearness) ? latest : null
}

function meet(event: LocatedEvent, side: Side, nearness: Nearness, pairs: Pair[]): void {
  const { met, fresh } = side
  const nearest = findNearest(met, event, nearness)
  if (nearest !== null) pairs.push({ earlier: nearest, later: event })
  for (const other of fresh) {
    if (!isNear(other, event, nearness)) continue
    pairs.push({ earlier: other, later: event })
    met.push(other)
  }
  side.fresh = []
}
