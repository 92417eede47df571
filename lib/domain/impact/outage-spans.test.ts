import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '@/lib/domain/blast-radius/facts'
import { isWithin, joinStretches, packWindows, settleClocks, unpackWindows } from './outage-spans'

const window = fc
  .tuple(fc.nat({ max: 100 }), fc.option(fc.integer({ min: -5, max: 40 })))
  .map(([from, length]): Span => [from, length === null ? null : from + length])
const windows = fc.array(window, { maxLength: 6 })

const settle = (declared: readonly Span[], endedAt: number | null, goesOn: boolean) =>
  settleClocks({ declared, described: [], recovered: [], observed: [] }, endedAt, goesOn)

describe('joinStretches', () => {
  it('keeps moments that no stretch holds, and ends nothing before it begins', () => {
    expect(
      joinStretches([
        [20, 30],
        [5, 5],
        [25, 40],
        [22, 22],
        [50, 45],
      ]),
    ).toEqual([
      [5, 5],
      [20, 40],
      [50, 50],
    ])
    expect(
      joinStretches([
        [20, null],
        [5, 10],
        [30, 40],
      ]),
    ).toEqual([
      [5, 10],
      [20, null],
    ])
  })

  it('holds the same moments in order, without overlap', () => {
    fc.assert(
      fc.property(windows, (given) => {
        const joined = joinStretches(given)
        for (const [place, [from]] of joined.entries()) {
          const before = joined[place - 1]
          if (before !== undefined) expect((before[1] ?? Number.POSITIVE_INFINITY) < from).toBe(true)
        }
        const holds = (spans: readonly Span[], at: number) =>
          spans.some(([from, to]) => from <= at && (to === null || at < to))
        for (let at = 0; at < 150; at += 1) expect(holds(joined, at)).toBe(holds(given, at))
        expect(joinStretches(joined)).toEqual(joined)
      }),
    )
  })
})

describe('what is packed', () => {
  it('keeps known stretches apart from those that depend on how the outage ends', () => {
    const packed = packWindows(
      [
        [5, 10],
        [8, null],
        [20, null],
      ],
      null,
    )
    expect(packed).toEqual([5, 10, 8, -1])
    expect(settle(unpackWindows(packed), null, true).spans.declared).toEqual([[5, null]])
    expect(settle(unpackWindows(packed), 15, false).spans.declared).toEqual([[5, 15]])
    expect(settle(unpackWindows(packed), null, false)).toMatchObject({
      spans: { declared: [[5, 10]] },
      endUnknown: ['declared'],
    })
    expect(
      packWindows(
        [
          [5, 10],
          [8, null],
          [20, null],
        ],
        15,
      ),
    ).toEqual([5, 15, 20, 20])
  })

  it('comes to the windows once the end is known', () => {
    fc.assert(
      fc.property(windows, fc.nat({ max: 120 }), (given, endedAt) => {
        const ended = joinStretches(given.map(([from, to]): Span => [from, to ?? endedAt]))
        expect(settle(unpackWindows(packWindows(given, endedAt)), endedAt, false).spans.declared).toEqual(ended)
        expect(settle(unpackWindows(packWindows(given, null)), null, true).spans.declared).toEqual(joinStretches(given))
        const known = joinStretches(given.filter(([, to]) => to !== null))
        expect(settle(unpackWindows(packWindows(given, null)), null, false).spans.declared).toEqual(known)
      }),
    )
  })
})

describe('isWithin', () => {
  it('takes what overlaps, what goes on, and what has no duration where it begins', () => {
    expect(isWithin(0, 10, 10, 20)).toBe(false)
    expect(isWithin(20, 30, 10, 20)).toBe(false)
    expect(isWithin(0, 11, 10, 20)).toBe(true)
    expect(isWithin(0, null, 10, 20)).toBe(true)
    expect(isWithin(10, 10, 10, 20)).toBe(true)
    expect(isWithin(20, 20, 10, 20)).toBe(false)
    expect(isWithin(0, 5, null, null)).toBe(true)
  })
})
