/** Finds everything that must be looked at to group some events anew, and groups it. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { correlate } from '@/lib/domain/correlation/correlate'
import { belongsToIncident } from '@/lib/domain/correlation/eligible'
import type { CorrelationSettings, EventGroup, Placement } from '@/lib/domain/correlation/facts'
import { reachOf } from '@/lib/domain/correlation/reach'
import { listEventIdsOfIncidents, listFacts, type StoredFacts } from './correlation-facts'
import { listIdsNear } from './correlation-facts-near'

/** Events whose groups are known whole. */
export interface Closure {
  /** All events of all groups, and of all incidents that any of them belonged to. */
  events: ReadonlyMap<string, StoredFacts>
  groups: readonly EventGroup[]
}

/**
 * Groups these events with all that is linked to them, directly or not, and with all events of the incidents that any of
 * these belong to. What stands near is looked at as far as links lead, and no further.
 */
export async function readClosure(
  client: Queryable,
  eventIds: readonly string[],
  incidentIds: readonly string[],
  settings: CorrelationSettings,
): Promise<Closure> {
  const known = new Map<string, StoredFacts>()
  const events = new Map<string, StoredFacts>()
  const expanded = new Set<string>()
  const whole = new Set<string>()
  const learn = async (ids: readonly string[]) => {
    const unknown = ids.filter((id) => !known.has(id))
    for (const event of await listFacts(client, unknown)) known.set(event.id, event)
  }
  const settle = (ids: Iterable<string>) => {
    for (const id of ids) {
      const event = known.get(id)
      if (event !== undefined) events.set(id, event)
    }
  }
  const settleIncidents = async (ids: readonly string[]) => {
    const wanted = [...new Set(ids)].filter((id) => !whole.has(id))
    if (wanted.length === 0) return
    const members = await listEventIdsOfIncidents(client, wanted)
    await learn(members)
    settle(members)
    for (const id of wanted) whole.add(id)
  }

  await learn(eventIds)
  settle(eventIds)
  await settleIncidents(incidentIds)
  let grouped = { of: 0, groups: [] as EventGroup[] }
  let groups: EventGroup[] = []
  for (;;) {
    await settleIncidents([...events.values()].flatMap(({ incidentId }) => incidentId ?? []))
    const next = [...events.values()].filter(({ id }) => !expanded.has(id))
    if (next.length === 0) return { events, groups }
    for (const { id } of next) expanded.add(id)
    await learn(
      await listIdsNear(
        client,
        next.flatMap((event) => reachOf(event, settings) ?? []),
      ),
    )
    if (grouped.of !== known.size) grouped = { of: known.size, groups: groupsOf(known, settings) }
    groups = grouped.groups.filter(({ eventIds }) => eventIds.some((id) => events.has(id)))
    for (const group of groups) settle(group.eventIds)
  }
}

function groupsOf(known: ReadonlyMap<string, StoredFacts>, settings: CorrelationSettings): EventGroup[] {
  const eligible = [...known.values()].filter(belongsToIncident)
  return correlate(eligible, eligible.flatMap(placementOf), settings)
}

function placementOf({ id, byHand, incidentId }: StoredFacts): Placement[] {
  return byHand && incidentId !== null ? [{ eventId: id, incidentId }] : []
}
