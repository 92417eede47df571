/** Says in the history of incidents what grouping did to them. */
import type { EventGroup } from '@/lib/domain/correlation/facts'
import type { StoredFacts } from './correlation-facts'
import { BY_RULE, type NewChange } from './write-change'
import type { Rollup } from './write-rollup-tables'

/** Ids beyond it are only counted. */
const MOST_IDS = 100

/** `after` of events-joined, events-left and merged: which events, and the other incident where there is one. */
interface MovedEvents {
  eventIds: string[]
  eventCount: number
  incidentId?: string
}

function moved(eventIds: readonly string[], incidentId?: string): MovedEvents {
  const named = { eventIds: eventIds.slice(0, MOST_IDS), eventCount: eventIds.length }
  return incidentId === undefined ? named : { ...named, incidentId }
}

/** A group, the incident that it is now, and whether that is new. */
export interface Housed {
  group: EventGroup
  home: string
  isNew: boolean
}

/**
 * What happened to each incident: it was detected, events joined it (or came with an incident that was merged into it), or
 * left it for another or for none.
 */
export function groupingChanges(
  housed: readonly Housed[],
  events: ReadonlyMap<string, StoredFacts>,
  left: readonly StoredFacts[],
  merged: ReadonlyMap<string, string>,
  rollups: ReadonlyMap<string, Rollup>,
): NewChange[] {
  return [
    ...housed.flatMap((each) => arrivals(each, events, merged, rollups)),
    ...departures(housed, events, left, merged),
  ]
}

function arrivals(
  { group, home, isNew }: Housed,
  events: ReadonlyMap<string, StoredFacts>,
  merged: ReadonlyMap<string, string>,
  rollups: ReadonlyMap<string, Rollup>,
): NewChange[] {
  const change = { incidentId: home, by: BY_RULE }
  const status = rollups.get(home)?.status
  const origins = new Map<string, string[]>()
  for (const id of group.eventIds) {
    const before = events.get(id)?.incidentId ?? ''
    if (before !== home) origins.set(before, [...(origins.get(before) ?? []), id])
  }
  const came = [...origins].map(([from, eventIds]): NewChange => {
    if (merged.get(from) === home) return { ...change, what: 'merged', after: moved(eventIds, from) }
    return { ...change, what: 'events-joined', after: moved(eventIds, from || undefined) }
  })
  if (!isNew) return came
  const from = [...origins.keys()].filter((origin) => origin !== '')
  return [
    { ...change, what: 'detected', after: { ...moved(group.eventIds), status, ...(from.length > 0 && { from }) } },
  ]
}

function departures(
  housed: readonly Housed[],
  events: ReadonlyMap<string, StoredFacts>,
  left: readonly StoredFacts[],
  merged: ReadonlyMap<string, string>,
): NewChange[] {
  const gone = new Map<string, { from: string; to: string | undefined; eventIds: string[] }>()
  const note = (from: string | null, to: string | undefined, id: string) => {
    if (from === null || from === to || merged.has(from)) return
    const key = `${from} ${to}`
    const entry = gone.get(key) ?? { from, to, eventIds: [] }
    entry.eventIds.push(id)
    gone.set(key, entry)
  }
  for (const { group, home } of housed)
    for (const id of group.eventIds) note(events.get(id)?.incidentId ?? null, home, id)
  for (const { id, incidentId } of left) note(incidentId, undefined, id)
  return [...gone.values()].map(({ from, to, eventIds }) => ({
    incidentId: from,
    by: BY_RULE,
    what: 'events-left',
    after: moved(eventIds, to),
  }))
}
