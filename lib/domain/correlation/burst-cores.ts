/** Finds the cores of bursts: events around which several services of one place failed at nearly the same time. */
import type { LocatedEvent } from './locate-events'
import { BURST_SERVICES, NEAR_STARTS_MS } from './rules'

/** One service's events of a place, while the place is walked in order of start. */
interface Lane {
  events: LocatedEvent[]
  /** The first of them that has not begun yet. */
  next: number
  /** Those that have begun and may still go on, the latest last. */
  begun: LocatedEvent[]
  /** How many of them begin within the window. */
  near: number
}

/**
 * The cores among the events of one place, which come in order of start: id → how many services, its own included, began
 * within 60 min of its start (NEAR_STARTS_MS) and overlap with it. Looks once at each event for each service near it.
 */
export function findBurstCores(events: readonly LocatedEvent[]): Map<string, number> {
  const lanes = laneByService(events)
  const active = new Set<Lane>()
  const cores = new Map<string, number>()
  let entered = 0
  let left = 0
  for (const event of events) {
    for (; isBefore(events[entered], event.startedAt + NEAR_STARTS_MS + 1); entered += 1)
      enter(lanes, events[entered], active)
    for (; isBefore(events[left], event.startedAt - NEAR_STARTS_MS); left += 1) leave(lanes, events[left], active)
    const services = active.size < BURST_SERVICES ? 0 : [...active].filter((lane) => hasNear(lane, event)).length
    if (services >= BURST_SERVICES) cores.set(event.id, services)
    begin(lanes.get(event.facts.service), event)
  }
  return cores
}

function laneByService(events: readonly LocatedEvent[]): Map<string, Lane> {
  const lanes = new Map<string, Lane>()
  for (const event of events) {
    const lane = lanes.get(event.facts.service) ?? { events: [], next: 0, begun: [], near: 0 }
    lane.events.push(event)
    lanes.set(event.facts.service, lane)
  }
  return lanes
}

function isBefore(event: LocatedEvent | undefined, moment: number): boolean {
  return event !== undefined && event.startedAt < moment
}

function enter(lanes: Map<string, Lane>, event: LocatedEvent | undefined, active: Set<Lane>): void {
  const lane = lanes.get(event?.facts.service ?? '')
  if (lane === undefined) return
  lane.near += 1
  active.add(lane)
}

function leave(lanes: Map<string, Lane>, event: LocatedEvent | undefined, active: Set<Lane>): void {
  const lane = lanes.get(event?.facts.service ?? '')
  if (lane === undefined) return
  lane.near -= 1
  if (lane.near === 0) active.delete(lane)
}

function begin(lane: Lane | undefined, event: LocatedEvent): void {
  if (lane === undefined) return
  lane.begun.push(event)
  lane.next += 1
}

/** Whether the service has an event that began within the window around the event and overlaps with it. */
function hasNear({ events, next, begun }: Lane, event: LocatedEvent): boolean {
  const following = events[next]
  const limit = Math.min(event.until, event.startedAt + NEAR_STARTS_MS)
  if (following !== undefined && following.startedAt <= limit) return true
  let latest = begun.at(-1)
  while (latest !== undefined && latest.until < event.startedAt) {
    begun.pop()
    latest = begun.at(-1)
  }
  return latest !== undefined && latest.startedAt >= event.startedAt - NEAR_STARTS_MS
}
