/** The spread of durations. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadOf, toMinutes } from './durations'

describe('spreadOf', () => {
  it('interpolates between the two in the middle', () => {
    expect(spreadOf([4, 1, 3, 2])).toEqual({ count: 4, median: 2.5, p25: 1.75, p75: 3.25, shortest: 1, longest: 4 })
    expect(spreadOf([7])).toEqual({ count: 1, median: 7, p25: 7, p75: 7, shortest: 7, longest: 7 })
  })

  it('knows nothing of nothing', () => {
    expect(spreadOf([])).toEqual({ count: 0, median: null, p25: null, p75: null, shortest: null, longest: null })
  })

  it('lies in order, whatever order the values come in', () => {
    const values = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1 })
    fc.assert(
      fc.property(values, (given) => {
        const { shortest, p25, median, p75, longest } = spreadOf(given)
        const inOrder = [shortest, p25, median, p75, longest]
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => Number(a) - Number(b)))
        expect(spreadOf(given.toReversed())).toEqual(spreadOf(given))
        expect(given).toContain(shortest)
        expect(given).toContain(longest)
      }),
    )
  })
})

it('tells minutes with three decimals at most', () => {
  expect(toMinutes(61 * 60_000)).toBe(61)
  expect(toMinutes(1)).toBe(0)
  expect(toMinutes(100)).toBe(0.002)
})
