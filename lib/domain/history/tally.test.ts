import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outage } from '@/lib/domain/impact/outage'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { SEVERITIES, severityRank, worstSeverity } from '@/lib/domain/severity'
import { lastingOf, type Tally, tallySteps } from './tally'
import { buildOutage } from './test-outage'
import { together } from './together'

function tallyOf(outages: readonly Outage[], clock: ImpactClock, bounds: readonly number[], now: number): Tally {
  const steps = tallySteps(together(outages), clock, bounds, now)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

const NOW = 100
const BOUNDS = [0, 10, 25, 40, 70]

/** Times are small numbers, so that each moment can be looked at. */
const outage = fc
  .record({
    incidentId: fc.constantFrom('1', '2', '3'),
    severity: fc.constantFrom(null, ...SEVERITIES),
    startedAt: fc.integer({ min: -20, max: 90 }),
    length: fc.option(fc.nat(30), { nil: null }),
    goesOn: fc.boolean(),
    described: fc.array(fc.tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: 1, max: 20 })), { maxLength: 2 }),
  })
  .map(({ length, described, goesOn, ...rest }): Outage => {
    const endedAt = length === null ? null : rest.startedAt + length
    const spans = described.map(([from, long]): [number, number] => [from, from + long])
    return buildOutage({
      ...rest,
      endedAt,
      goesOn: endedAt === null && goesOn,
      spans: {
        declared: endedAt === null && !goesOn ? [] : [[rest.startedAt, endedAt]],
        described: spans,
        recovered: [],
        observed: [],
      },
    })
  })

const isIn = (each: Outage, from: number, to: number) => {
  const [start, end] = lastingOf(each, NOW)
  const own = end > start ? start < to && end > from : start >= from && start < to
  return (
    own ||
    [...each.spans.declared, ...each.spans.described].some(([a, b]) => {
      const stop = b ?? NOW
      return stop > a ? a < to && stop > from : a >= from && a < to
    })
  )
}

describe('a tally', () => {
  it('counts each moment of the clock once, and every incident that is there, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(outage, { maxLength: 8 }), (outages) => {
        const tally = tallyOf(outages, 'described', BOUNDS, NOW)
        const hit = (at: number) =>
          outages.some(({ spans }) => spans.described.some(([from, to]) => from <= at && at < (to ?? NOW)))
        const moments = (from: number, to: number) =>
          Array.from({ length: to - from }, (_, index) => from + index).filter(hit).length
        expect(tally.ms).toBe(moments(0, 70))
        const cells = BOUNDS.slice(1).flatMap((to, index) => {
          const from = BOUNDS[index] ?? 0
          const there = outages.filter((each) => isIn(each, from, to))
          if (there.length === 0) return []
          const incidents = new Set(there.map(({ incidentId }) => incidentId)).size
          return [
            { index, incidents, worst: worstSeverity(there.map(({ severity }) => severity)), ms: moments(from, to) },
          ]
        })
        expect(tally.cells).toEqual(cells)
        const inside = outages.filter((each) => isIn(each, 0, 70))
        expect(new Set(tally.incidentIds)).toEqual(new Set(inside.map(({ incidentId }) => incidentId)))
        expect(severityRank(tally.worst)).toBe(Math.max(0, ...inside.map(({ severity }) => severityRank(severity))))
      }),
    )
  })

  it('counts what goes on until now, and nothing of the future', () => {
    const open = buildOutage({ startedAt: 60, endedAt: null, goesOn: true })
    expect(tallyOf([open], 'declared', [0, 1_000], NOW)).toMatchObject({ ms: 40, endUnknown: [] })
    const planned = buildOutage({ startedAt: 200, endedAt: 300 })
    expect(tallyOf([planned], 'declared', [0, 1_000], NOW).ms).toBe(0)
  })

  it('names what has no known end instead of counting it', () => {
    const lost = buildOutage({ startedAt: 5, endedAt: null, endUnknown: ['declared'], spans: { ...EMPTY } })
    expect(tallyOf([lost], 'declared', BOUNDS, NOW)).toMatchObject({ ms: 0, endUnknown: ['1'], incidentIds: ['1'] })
    expect(tallyOf([lost], 'described', BOUNDS, NOW).endUnknown).toEqual([])
    expect(tallyOf([lost], 'declared', [6, 70], NOW)).toMatchObject({ endUnknown: [], cells: [] })
    // Something was said of it later: it was there until then, as /impact counts it.
    const told = { ...lost, lastKnownAt: 30 }
    expect(tallyOf([told], 'declared', [6, 70], NOW)).toMatchObject({ ms: 0, endUnknown: ['1'], incidentIds: ['1'] })
    expect(tallyOf([told], 'declared', [30, 70], NOW).incidentIds).toEqual([])
  })
})

const EMPTY = { declared: [], described: [], recovered: [], observed: [] }
