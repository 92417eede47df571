/** Puts events where and when rules look at them: in order, with their place, their end, and who has placed them. */
import type { Instant } from '../health-event'
import { partitionOf, regionOrHome } from '../partition'
import { belongsToIncident, isAccessEvent } from './eligible'
import { compareStarts } from './event-order'
import type { EventFacts, Placement } from './facts'
import { untilOf } from './until'

/** An event as the rules see it. */
export interface LocatedEvent {
  facts: EventFacts
  id: string
  startedAt: Instant
  /** By untilOf. */
  until: Instant
  partition: string
  /** Its Region; where it is `global` the home Region of its partition. */
  place: string
  isPublic: boolean
  isAccess: boolean
  /** The incident in which people have placed it. */
  incidentId: string | null
  /** Rules may link it. */
  isLinkable: boolean
}

/** The events that are grouped, each once, by start and id: those that belong to an incident, and those that people placed. */
export function locateEvents(events: readonly EventFacts[], placements: readonly Placement[]): LocatedEvent[] {
  const incidents = new Map(placements.map(({ eventId, incidentId }) => [eventId, incidentId]))
  const located: LocatedEvent[] = []
  for (const facts of new Map(events.map((each) => [each.id, each])).values()) {
    const incidentId = incidents.get(facts.id) ?? null
    const belongs = belongsToIncident(facts)
    if (!belongs && incidentId === null) continue
    const partition = partitionOf(facts)
    located.push({
      facts,
      id: facts.id,
      startedAt: facts.startedAt,
      until: untilOf(facts),
      partition,
      place: regionOrHome(facts.region, partition),
      isPublic: facts.scope === 'PUBLIC',
      isAccess: isAccessEvent(facts),
      incidentId,
      isLinkable: belongs && facts.timePrecision === 'exact',
    })
  }
  return located.sort(compareStarts)
}
