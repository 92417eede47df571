import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipped, unionMs } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { incidentBounds, intervalsOf, longestOf, medianOf } from './incident-times'
import { buildOutage } from './test-outage'
import { together } from './together'

const at = (incidentId: string, startedAt: number, length = 5) =>
  buildOutage({ incidentId, eventId: `${incidentId} ${startedAt}`, startedAt, endedAt: startedAt + length })

describe('incidents in time', () => {
  const longest = (list: Outage[], most: number, clock: 'declared' | 'described' = 'declared') => {
    const outages = together(list)
    return longestOf(outages, incidentBounds(outages, clock, [0, 50], 100), { clock, span: [0, 50], now: 100, most })
  }

  it('count each moment of their outages once, within the stretch', () => {
    const outages = [at('2', 40, 30), at('1', 10, 10), at('1', 15, 10)]
    expect(longest(outages, 5).map(({ incidentId, startedAt, ms }) => [incidentId, startedAt, ms])).toEqual([
      ['1', 10, 15],
      ['2', 40, 10],
    ])
    expect(longest(outages, 5, 'described')).toEqual([])
  })

  it('are the longest of all, however much of them overlaps', () => {
    const outage = fc.record({ id: fc.nat(120), from: fc.nat(60), long: fc.integer({ min: 1, max: 8 }) })
    fc.assert(
      fc.property(fc.array(outage, { maxLength: 300 }), fc.integer({ min: 1, max: 6 }), (list, most) => {
        const outages = list.map(({ id, from, long }) => at(String(id), from, long))
        const ids = [...new Set(outages.map(({ incidentId }) => incidentId))]
        const lengths = ids
          .map((id) =>
            unionMs(
              outages.filter(({ incidentId }) => incidentId === id).map(({ spans }) => clipped(spans.declared, 0, 50)),
            ),
          )
          .filter((ms) => ms > 0)
          .sort((a, b) => b - a)
        expect(longest(outages, most).map(({ ms }) => ms)).toEqual(lengths.slice(0, most))
      }),
    )
  })

  it('are apart from start to start; those that began before do not count', () => {
    const times = incidentBounds([at('0', -3), at('1', 10), at('2', 13), at('3', 40)], 'declared', [0, 50], 100)
    expect(intervalsOf(times, [0, 50])).toEqual({ count: 2, median: 15, shortest: 3, longest: 27 })
    expect(intervalsOf(times.slice(0, 2), [0, 50])).toMatchObject({
      count: 0,
      median: null,
      shortest: null,
    })
  })

  it('have a median between the shortest and the longest', () => {
    const starts = fc.uniqueArray(fc.nat(1_000), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(starts, (list) => {
        const times = incidentBounds(
          together(list.map((start) => at(String(start), start))),
          'declared',
          [0, 2_000],
          3_000,
        )
        const { count, median, shortest, longest } = intervalsOf(times, [0, 2_000])
        expect(count).toBe(list.length - 1)
        expect(shortest ?? 0).toBeLessThanOrEqual(median ?? -1)
        expect(median ?? 0).toBeLessThanOrEqual(longest ?? -1)
      }),
    )
    expect([medianOf([]), medianOf([4]), medianOf([1, 3])]).toEqual([null, 4, 2])
  })
})
