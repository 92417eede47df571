/** What a rule hands to the pairing: events among which it links, and which of them it links with which. */
import type { EventLink, LinkDetail, LinkRule } from './facts'
import type { LocatedEvent } from './locate-events'

/** An event and the sides on which it stands: a rule links events of the left with events of the right. */
export interface Seat {
  event: LocatedEvent
  isLeft: boolean
  isRight: boolean
}

/** Two events that a rule links, in order of start. */
export interface Pair {
  earlier: LocatedEvent
  later: LocatedEvent
}

/** How near two events must be: the starts at most `windowMs` apart, the later one begun `slackMs` after the other's end. */
export interface Nearness {
  windowMs: number
  slackMs: number
}

/** Events that a rule looks at together. Any event of the left and any of the right that are near enough are linked. */
export interface Bucket extends Nearness {
  rule: LinkRule
  /** In order of start. */
  seats: readonly Seat[]
  /** What is said of a pair of it. */
  describe(pair: Pair): { confidence: EventLink['confidence']; detail: LinkDetail }
}

/** Seats of a rule in which each may be linked with each. */
export function seatAll(events: readonly LocatedEvent[]): Seat[] {
  return events.map((event) => ({ event, isLeft: true, isRight: true }))
}

/** ms between the starts of two events. */
export function apart({ earlier, later }: Pair): number {
  return later.startedAt - earlier.startedAt
}

/** The parts of some events that have the same key, in their order. Left out: parts of one, and events whose key is null. */
export function partsOf<T>(events: readonly T[], keyOf: (event: T) => string | null): T[][] {
  const parts = new Map<string, T[]>()
  for (const event of events) {
    const key = keyOf(event)
    if (key === null) continue
    const part = parts.get(key)
    if (part === undefined) parts.set(key, [event])
    else part.push(event)
  }
  return [...parts.values()].filter(({ length }) => length > 1)
}
