/** Finds what ties events that nobody placed to those that people did: to the nearest before and after, of each incident. */
import type { Nearness, Pair, Seat } from './bucket'
import type { LocatedEvent } from './locate-events'
import { findNearest, isNear } from './pair-near'

/** One side of a bucket as far as it has been walked. */
interface Side {
  /** Events that nobody placed. */
  free: LocatedEvent[]
  /** Placed ones that may still be near something, per incident, the latest last. */
  placed: Map<string, LocatedEvent[]>
  /** How many of the free ones an incident has met. */
  seen: Map<string, number>
}

/** Pairs of a free event and a placed one: at most four for each free event and incident. Seats come in order of start. */
export function pairPlaced(seats: readonly Seat[], nearness: Nearness): Pair[] {
  if (!seats.some(({ event }) => event.incidentId !== null)) return []
  const left: Side = { free: [], placed: new Map(), seen: new Map() }
  const right: Side = { free: [], placed: new Map(), seen: new Map() }
  const pairs: Pair[] = []
  for (const { event, isLeft, isRight } of seats) {
    if (isRight) meet(event, left, nearness, pairs)
    if (isLeft) meet(event, right, nearness, pairs)
    if (isLeft) seat(event, left)
    if (isRight) seat(event, right)
  }
  return pairs
}

function seat(event: LocatedEvent, { free, placed }: Side): void {
  if (event.incidentId === null) free.push(event)
  else {
    const stack = placed.get(event.incidentId)
    if (stack === undefined) placed.set(event.incidentId, [event])
    else stack.push(event)
  }
}

function meet(event: LocatedEvent, { free, placed, seen }: Side, nearness: Nearness, pairs: Pair[]): void {
  if (event.incidentId === null) {
    for (const [incidentId, stack] of placed) {
      const nearest = findNearest(stack, event, nearness)
      if (nearest !== null) pairs.push({ earlier: nearest, later: event })
      else placed.delete(incidentId)
    }
    return
  }
  for (const earlier of free.slice(seen.get(event.incidentId) ?? 0))
    if (isNear(earlier, event, nearness)) pairs.push({ earlier, later: event })
  seen.set(event.incidentId, free.length)
}
