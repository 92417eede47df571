/** Moments are brought in order as a stable sort brings them. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrderSteps } from './account-time-order'

const DECADES = 30 * 366 * 86_400_000
const moments = fc.array(fc.oneof(fc.nat(5), fc.integer({ min: 0, max: DECADES })), { maxLength: 40 })

function ordered(list: readonly number[]): number[] {
  const steps = inOrderSteps(Float64Array.from(list))
  for (;;) {
    const { done, value } = steps.next()
    if (done) return [...value]
  }
}

it('orders moments of decades to the ms, and leaves those of the same moment as they stand', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(0, Date.UTC(2021, 10, 24)), (list, from) => {
      const all = list.map((at) => from + at)
      const expected = [...all.keys()].toSorted((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b)
      expect(ordered(all)).toEqual(expected)
    }),
  )
})
