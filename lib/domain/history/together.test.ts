/** What is done with a hundred thousand outages in passing is what looking at each incident by itself gives. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { incidentLengths } from '@/lib/domain/impact/incident-lengths'
import { clipped, minutesOf, unionMs } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { buildOutage } from './test-outage'
import { together } from './together'

const outage = fc
  .record({
    incident: fc.nat(6),
    event: fc.nat(40),
    startedAt: fc.integer({ min: -20, max: 90 }),
    stretches: fc.array(fc.tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: 1, max: 20 })), { maxLength: 3 }),
  })
  .map(({ incident, event, startedAt, stretches }) =>
    buildOutage({
      ...{ incidentId: String(incident), eventId: String(event), via: 'named', startedAt, endedAt: startedAt },
      spans: {
        declared: stretches.map(([from, length]): [number, number] => [from, from + length]),
        ...{ described: [], recovered: [], observed: [] },
      },
    }),
  )
const outages = fc.array(outage, { maxLength: 150 })
const [FROM, TO] = [0, 70]

it('puts incidents in order of their starts, and the outages of each beside each other', () => {
  fc.assert(
    fc.property(outages, (list) => {
      const firstOf = (id: string) =>
        Math.min(...list.flatMap(({ incidentId, startedAt }) => (incidentId === id ? startedAt : [])))
      const found = together(list)
      expect(new Set(found)).toEqual(new Set(list))
      expect(found).toHaveLength(list.length)
      const ids = found.flatMap(({ incidentId }, index) =>
        found[index - 1]?.incidentId === incidentId ? [] : incidentId,
      )
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.map(firstOf)).toEqual(ids.map(firstOf).toSorted((a, b) => a - b))
    }),
  )
})

it('measures every incident by itself', () => {
  fc.assert(
    fc.property(outages, (list) => {
      const told = (id: string) =>
        list.flatMap(({ incidentId, spans }) => (incidentId === id ? [clipped(spans.declared, FROM, TO)] : []))
      const ids = [...new Set(list.map(({ incidentId }) => incidentId))]
      const expected = new Map(
        ids.map((id) => [id, unionMs(told(id))]).filter(([, ms]) => Number(ms) > 0) as [string, number][],
      )
      expect(incidentLengths(list, 'declared', { from: FROM, to: TO })).toEqual(expected)
    }),
  )
})

it('names each event and incident once, in order of appearance', () => {
  fc.assert(
    fc.property(outages, (list) => {
      const told = list.filter(({ spans }) => clipped(spans.declared, FROM, TO).length > 0)
      const once = (of: (outage: Outage) => string) => [...new Set(told.map(of))]
      expect(minutesOf(list, 'declared', { from: FROM, to: TO }, 1_000)).toMatchObject({
        eventIds: once(({ eventId }) => eventId ?? ''),
        incidentIds: once(({ incidentId }) => incidentId),
      })
    }),
  )
})
