/** Decides which incident each group of events is, so that incidents outlive every recomputation. Pure. */
import { compareIds, compareStarts } from '@/lib/domain/correlation/event-order'
import type { EventGroup } from '@/lib/domain/correlation/facts'
import type { StoredFacts } from './correlation-facts'

type Event = Pick<StoredFacts, 'id' | 'startedAt' | 'incidentId' | 'byHand'>

/**
 * The incident of each group; null: a new one. Groups that people's placements tie to an incident are that incident. Of the
 * others a group may keep an incident of its events: where one fell apart, the part with its earliest event may; where
 * several came together, the one that people worked on (`handled`) stays, else the one with the smallest id.
 */
export function chooseHomes(
  groups: readonly EventGroup[],
  events: ReadonlyMap<string, Event>,
  handled: ReadonlySet<string>,
): (string | null)[] {
  const taken = new Set(groups.flatMap(({ incidentId }) => incidentId ?? []))
  for (const { byHand, incidentId } of events.values()) if (byHand && incidentId !== null) taken.add(incidentId)
  const claims = new Map<number, string[]>()
  for (const [incidentId, place] of keepers(groups, events)) {
    if (!taken.has(incidentId)) claims.set(place, [...(claims.get(place) ?? []), incidentId])
  }
  return groups.map(({ incidentId }, place) => incidentId ?? foremost(claims.get(place) ?? [], handled))
}

/** Incidents that meet in one group and could be told apart by people's work only. */
export function listContested(groups: readonly EventGroup[], events: ReadonlyMap<string, Event>): string[] {
  return groups.flatMap((group) => {
    if (group.incidentId !== null) return []
    const met = new Set(group.eventIds.flatMap((id) => events.get(id)?.incidentId ?? []))
    return met.size > 1 ? [...met] : []
  })
}

/** For each incident the place of the group that has its earliest event. */
function keepers(groups: readonly EventGroup[], events: ReadonlyMap<string, Event>): Map<string, number> {
  const earliest = new Map<string, { event: Event; place: number }>()
  for (const [place, { eventIds, incidentId }] of groups.entries()) {
    if (incidentId !== null) continue
    for (const id of eventIds) {
      const event = events.get(id)
      if (event === undefined || event.incidentId === null) continue
      const best = earliest.get(event.incidentId)
      if (best === undefined || compareStarts(event, best.event) < 0) earliest.set(event.incidentId, { event, place })
    }
  }
  return new Map([...earliest].map(([incidentId, { place }]) => [incidentId, place]))
}

function foremost(incidentIds: readonly string[], handled: ReadonlySet<string>): string | null {
  const sorted = [...incidentIds].sort((a, b) => Number(handled.has(b)) - Number(handled.has(a)) || compareIds(a, b))
  return sorted[0] ?? null
}
