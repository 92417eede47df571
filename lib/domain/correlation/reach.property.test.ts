import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlate } from './correlate'
import { belongsToIncident } from './eligible'
import type { EventFacts, EventGroup, Placement } from './facts'
import { type Reach, reachOf } from './reach'
import { buildFacts, DEFAULT_SETTINGS } from './testing/build-facts'
import { history, historyWithPlacements } from './testing/invent-history'
import { untilOf } from './until'

function isWithin({ starts, ongoing, listing }: Reach, event: EventFacts): boolean {
  const { startedAt, region, service, impactedServices } = event
  const goesOn = ({ from, to }: { from: number; to: number }) => startedAt <= to && untilOf(event) >= from
  return (
    (starts.regions.includes(region) && startedAt >= starts.from && startedAt <= starts.to) ||
    ongoing.some(
      (each) => each.services.includes(service) && (each.regions?.includes(region) ?? true) && goesOn(each),
    ) ||
    (listing !== null &&
      goesOn(listing) &&
      impactedServices.some((each) => each.service === listing.service && listing.regions.includes(each.region)))
  )
}

/** Adds to some ids those of all groups of known events that have one of them; of incidents that people made, all placed ones. */
function addMembers(ids: Set<string>, groups: readonly EventGroup[], placements: readonly Placement[]): void {
  for (const { eventIds, incidentId } of groups) {
    if (!eventIds.some((id) => ids.has(id))) continue
    const placed = placements.filter((each) => each.incidentId === incidentId)
    for (const id of [...eventIds, ...placed.map(({ eventId }) => eventId)]) ids.add(id)
  }
}

/** The groups of an event and of all that they gain, by looking at surroundings only. */
function groupsAround(id: string, all: readonly EventFacts[], placements: readonly Placement[]): EventGroup[] {
  const members = new Set([id])
  const known = new Set<EventFacts>()
  const expanded = new Set<string>()
  for (;;) {
    const groups = correlate([...known], placements, DEFAULT_SETTINGS)
    addMembers(members, groups, placements)
    const next = all.filter((event) => members.has(event.id) && !expanded.has(event.id))
    if (next.length === 0) return groups.filter(({ eventIds }) => eventIds.some((each) => members.has(each)))
    for (const event of next) {
      expanded.add(event.id)
      const reach = reachOf(event, DEFAULT_SETTINGS)
      for (const other of all) if (other === event || (reach !== null && isWithin(reach, other))) known.add(other)
    }
  }
}

describe('reachOf', () => {
  it('leads to the same group and the same links as looking at everything', () => {
    fc.assert(
      fc.property(historyWithPlacements, ({ events, placements }) => {
        const whole = correlate(events, placements, DEFAULT_SETTINGS)
        for (const { id } of events.slice(0, 8)) {
          const group = whole.find(({ eventIds }) => eventIds.includes(id))
          expect(groupsAround(id, events, placements).find(({ eventIds }) => eventIds.includes(id))).toEqual(group)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives the groups of everything when events come one by one and the groups around each are taken over', () => {
    const arrivals = history.chain((events) => fc.shuffledSubarray(events, { minLength: events.length }))
    fc.assert(
      fc.property(arrivals, (events) => {
        const groupOf = new Map<string, EventGroup>()
        for (const [index, { id }] of events.entries()) {
          const soFar = events.slice(0, index + 1)
          for (const group of groupsAround(id, soFar, [])) for (const each of group.eventIds) groupOf.set(each, group)
        }
        const whole = correlate(events, [], DEFAULT_SETTINGS)
        expect(new Set(groupOf.values())).toEqual(new Set(whole))
      }),
    )
  })

  it('sees that a neighbour is the core of a burst although what makes it one is beyond the window', () => {
    const events = [
      buildFacts({ id: '1', service: 'ec2', from: 0, to: 200 }),
      buildFacts({ id: '2', service: 's3', from: 50, to: 200 }),
      buildFacts({ id: '3', service: 'sns', from: 100, to: 200 }),
    ]
    for (const id of ['1', '2', '3'])
      expect(groupsAround(id, events, [])).toMatchObject([{ eventIds: ['1', '2', '3'] }])
  })

  it('looks nowhere for an event that nothing can be linked with', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const event of events)
          expect(reachOf(event, DEFAULT_SETTINGS) === null).toBe(
            !belongsToIncident(event) || event.timePrecision === 'day',
          )
      }),
    )
  })
})
