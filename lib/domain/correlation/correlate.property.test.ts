import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlate } from './correlate'
import { belongsToIncident } from './eligible'
import type { EventGroup } from './facts'
import { DEFAULT_SETTINGS } from './testing/build-facts'
import { crowdWithPlacements, history, historyWithPlacements } from './testing/invent-history'
import { linkEveryPair } from './testing/link-every-pair'

const settings = fc.constantFrom(DEFAULT_SETTINGS, { reopenMs: 0 }, { reopenMs: 20 * 60_000 })
/** What pairs connect: each set of ids in ascending order, as text, in no order. */
function componentsOf(ids: readonly string[], pairs: Iterable<string>): Set<string> {
  const components = new Map(ids.map((id) => [id, new Set([id])]))
  for (const pair of pairs) {
    const [a = '', b = ''] = pair.split(' ')
    const all = new Set([...(components.get(a) ?? []), ...(components.get(b) ?? [])])
    for (const id of all) components.set(id, all)
  }
  return new Set(
    [...components.values()].map((each) =>
      [...each]
        .map(Number)
        .sort((a, b) => a - b)
        .join(' '),
    ),
  )
}

function partsOfGroups(groups: readonly EventGroup[]): Set<string> {
  return new Set(groups.map(({ eventIds }) => eventIds.join(' ')))
}

describe('correlate', () => {
  it('connects exactly what comparing every two events would, and says only what is so', () => {
    fc.assert(
      fc.property(history, settings, (events, setting) => {
        const every = linkEveryPair(events, setting)
        const groups = correlate(events, [], setting)
        const ids = events.filter(belongsToIncident).map(({ id }) => id)
        expect(partsOfGroups(groups)).toEqual(componentsOf(ids, every))
        for (const { eventIds, links } of groups) {
          expect(links).toHaveLength(eventIds.length - 1)
          for (const { eventId, otherId, rule } of links) expect(every).toContain(`${eventId} ${otherId} ${rule}`)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('does not depend on the order of events or placements', () => {
    const shuffled = historyWithPlacements.chain(({ events, placements }) =>
      fc.record({
        events: fc.constant(events),
        placements: fc.constant(placements),
        otherEvents: fc.shuffledSubarray(events, { minLength: events.length }),
        otherPlacements: fc.shuffledSubarray(placements, { minLength: placements.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, settings, ({ events, placements, otherEvents, otherPlacements }, setting) => {
        expect(correlate(otherEvents, otherPlacements, setting)).toEqual(correlate(events, placements, setting))
      }),
    )
  })

  it('has every event that belongs to an incident in exactly one group, and no other unless people placed it', () => {
    fc.assert(
      fc.property(historyWithPlacements, settings, ({ events, placements }, setting) => {
        const inGroups = correlate(events, placements, setting).flatMap(({ eventIds }) => eventIds)
        const byHand = new Set(placements.map(({ eventId }) => eventId))
        const expected = events.filter((event) => belongsToIncident(event) || byHand.has(event.id))
        expect(inGroups.sort()).toEqual(expected.map(({ id }) => id).sort())
      }),
    )
  })

  it('leaves placed events where they are, one group for each incident', () => {
    fc.assert(
      fc.property(historyWithPlacements, settings, ({ events, placements }, setting) => {
        const groups = correlate(events, placements, setting)
        const incidentOf = new Map(groups.flatMap(({ eventIds, incidentId }) => eventIds.map((id) => [id, incidentId])))
        for (const { eventId, incidentId } of placements) expect(incidentOf.get(eventId)).toBe(incidentId)
        const used = groups.flatMap(({ incidentId }) => incidentId ?? [])
        expect(used.length).toBe(new Set(used).size)
      }),
    )
  })

  it('parts nothing that is linked while nobody placed it, and brings what is linked with placed events to one of them', () => {
    fc.assert(
      fc.property(historyWithPlacements, settings, ({ events, placements }, setting) => {
        const byHand = new Set(placements.map(({ eventId }) => eventId))
        const groups = correlate(events, placements, setting)
        const groupOf = new Map(groups.flatMap((group) => group.eventIds.map((id) => [id, group])))
        const pairs = [...linkEveryPair(events, setting)].map((pair) => pair.split(' '))
        for (const [a = '', b = ''] of pairs.filter((ids) => ids.slice(0, 2).every((id) => !byHand.has(id))))
          expect(groupOf.get(a)).toBe(groupOf.get(b))
        for (const ids of pairs.filter(([a = '', b = '']) => byHand.has(a) !== byHand.has(b)))
          for (const id of ids.slice(0, 2)) expect(groupOf.get(id)?.incidentId).not.toBeNull()
      }),
    )
  })

  it('leaves all other groups as they are when people arrange the events of some', () => {
    const arranged = fc.record({
      history: crowdWithPlacements,
      chosen: fc.array(fc.nat({ max: 29 }), { minLength: 1, maxLength: 3 }),
      targets: fc.array(fc.nat({ max: 5 }), { minLength: 30, maxLength: 30 }),
    })
    fc.assert(
      fc.property(arranged, settings, ({ history: { events, placements }, chosen, targets }, setting) => {
        const groups = correlate(events, placements, setting)
        const involved = new Set(chosen.flatMap((n) => groups[n % groups.length] ?? []))
        const others = groups.filter((group) => !involved.has(group))
        const incidents = ['1', '5000', ...[...involved].flatMap(({ incidentId }) => incidentId ?? [])]
        const moved = [...involved].flatMap(({ eventIds }) => eventIds)
        const placed = moved.map((eventId, n) => ({
          eventId,
          incidentId: incidents[(targets[n] ?? 0) % incidents.length] ?? '1',
        }))
        const kept = placements.filter(({ eventId }) => !moved.includes(eventId))
        expect(correlate(events, [...kept, ...placed], setting)).toEqual(expect.arrayContaining(others))
      }),
      { numRuns: 400 },
    )
  })

  it('keeps what it found when its groups are placed as it found them', () => {
    fc.assert(
      fc.property(history, settings, (events, setting) => {
        const groups = correlate(events, [], setting)
        const placements = groups.flatMap(({ eventIds }, index) =>
          eventIds.map((eventId) => ({ eventId, incidentId: String(index + 1) })),
        )
        expect(partsOfGroups(correlate(events, placements, setting))).toEqual(partsOfGroups(groups))
      }),
    )
  })

  it('never mixes partitions, nor access with outages', () => {
    fc.assert(
      fc.property(history, (events) => {
        const kinds = new Map(
          events.map(({ id, region, service }) => [id, `${region.includes('gov')} ${service === 'abuse'}`]),
        )
        for (const { eventIds } of correlate(events, [], DEFAULT_SETTINGS))
          expect(new Set(eventIds.map((id) => kinds.get(id))).size).toBe(1)
      }),
    )
  })
})
