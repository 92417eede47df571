import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '@/lib/domain/blast-radius/facts'
import { clipped, lengthOf, minutesOf, unionMs, unionSpans } from './minutes'
import type { Outage } from './outage'
import { settleClocks } from './outage-spans'

const NOW = 100

/** An outage with these declared stretches; null: it goes on. */
function buildOutage(declared: readonly Span[], overrides: Partial<Outage> = {}): Outage {
  const goesOn = declared.some(([, to]) => to === null)
  const startedAt = Math.min(...declared.map(([from]) => from))
  return {
    ...{ incidentId: '1', kind: 'provider', eventId: '10', via: 'own', service: 'iam', region: 'us-east-1' },
    ...{
      partition: 'aws',
      isPublic: true,
      severity: null,
      startedAt,
      endedAt: goesOn ? null : 0,
      goesOn,
      lastKnownAt: null,
      faults: '[]',
    },
    ...settleClocks({ declared, described: [], recovered: [], observed: [] }, goesOn ? null : 0, goesOn),
    ...overrides,
  }
}

const span = fc
  .tuple(fc.nat({ max: 120 }), fc.option(fc.nat({ max: 40 }), { freq: 6 }))
  .map(([from, length]): Span => [from, length === null ? null : from + length])
const outages = fc
  .array(fc.array(span, { minLength: 1, maxLength: 3 }), { maxLength: 8 })
  .map((lists) =>
    lists.map((list, place) => buildOutage(list, { incidentId: String(place % 3), eventId: String(place) })),
  )
const period = fc
  .tuple(fc.nat({ max: 110 }), fc.nat({ max: 50 }))
  .map(([from, length]) => ({ from, to: from + length }))

/** Counts one moment after the other. */
function counted(given: readonly Outage[], { from, to }: { from: number; to: number }): number {
  let count = 0
  for (let at = from; at < Math.min(to, NOW); at += 1) {
    if (given.some(({ spans }) => spans.declared.some(([start, end]) => start <= at && (end === null || at < end))))
      count += 1
  }
  return count
}

describe('minutesOf', () => {
  it('counts overlapping outages once, up to now, and says what they are made of', () => {
    const given = [
      buildOutage([[10, 30]]),
      buildOutage([[20, 40]], { incidentId: '2', eventId: '20' }),
      buildOutage([[90, null]], { incidentId: '3', eventId: '30' }),
      buildOutage([[200, 300]], { incidentId: '4', eventId: '40' }),
    ]
    expect(minutesOf(given, 'declared', { from: 15, to: 150 }, NOW)).toEqual({
      ...{
        ms: 35,
        spans: [
          [15, 40],
          [90, 100],
        ],
        endUnknown: [],
      },
      ...{ eventIds: ['10', '20', '30'], incidentIds: ['1', '2', '3'] },
    })
  })

  it('names what began and has no known end, and counts none of it', () => {
    const windows = { declared: [[10, null] as Span], described: [], recovered: [], observed: [] }
    const unknown = buildOutage([[10, 10]], { goesOn: false, endedAt: null, ...settleClocks(windows, null, false) })
    expect(minutesOf([unknown], 'declared', { from: 0, to: 50 }, NOW)).toMatchObject({ ms: 0, endUnknown: ['1'] })
    expect(minutesOf([unknown], 'described', { from: 0, to: 50 }, NOW).endUnknown).toEqual([])
    expect(minutesOf([unknown], 'declared', { from: 0, to: 5 }, NOW).endUnknown).toEqual([])
  })

  it('finds nothing in a period without time or without outages', () => {
    const nothing = { ms: 0, spans: [], eventIds: [], incidentIds: [], endUnknown: [] }
    expect(minutesOf([buildOutage([[10, 30]])], 'declared', { from: 20, to: 20 }, NOW)).toEqual(nothing)
    expect(minutesOf([buildOutage([[10, 30]])], 'declared', { from: 150, to: 200 }, NOW)).toEqual(nothing)
    expect(minutesOf([], 'declared', { from: null, to: null }, NOW)).toEqual(nothing)
  })

  it('comes to what counting each moment does, never to more than the period', () => {
    fc.assert(
      fc.property(outages, period, (given, of) => {
        const { ms, spans } = minutesOf(given, 'declared', of, NOW)
        expect(ms).toBe(counted(given, of))
        expect(ms).toBe(lengthOf(spans))
        expect(ms).toBeLessThanOrEqual(of.to - of.from)
      }),
    )
  })

  it('adds up when a period is split, in whatever order and however often outages come', () => {
    fc.assert(
      fc.property(outages, period, fc.nat({ max: 50 }), (given, { from, to }, cut) => {
        const middle = Math.min(from + cut, to)
        const count = (first: number, last: number) => minutesOf(given, 'declared', { from: first, to: last }, NOW).ms
        expect(count(from, middle) + count(middle, to)).toBe(count(from, to))
        const again = [...given.toReversed(), ...given]
        expect(minutesOf(again, 'declared', { from, to }, NOW).ms).toBe(count(from, to))
      }),
    )
  })
})

describe('stretches', () => {
  it('are cut to a period, and joined where they touch', () => {
    expect(
      clipped(
        [
          [0, 5],
          [8, null],
        ],
        2,
        10,
      ),
    ).toEqual([
      [2, 5],
      [8, 10],
    ])
    expect(clipped([[0, 5]], 5, 10)).toEqual([])
    expect(
      unionSpans([
        [[0, 5]],
        [
          [5, 9],
          [3, 4],
        ],
        [[20, 20]],
      ]),
    ).toEqual([[0, 9]])
    expect(unionMs([[[0, 5]], [[3, 9]]])).toBe(9)
  })
})
