import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'
import { inventedFacts } from '@/lib/domain/blast-radius/testing/invent-blast'
import { countsBetween, countsWords, sumTouches, worstOf } from './icicle-counts'
import { layoutIcicle } from './icicle-layout'
import { icicleTree } from './icicle-tree'

const NOBODY = { total: 3, confirmed: 0, reported: 0, inferred: 0, unknown: 0 }

test('the figures of each unit are those of its accounts', () => {
  fc.assert(
    fc.property(inventedFacts, (facts) => {
      const touches = touchesAt(facts, null)
      const layout = layoutIcicle(icicleTree(facts), { width: 800, height: 400, sizeOf: null })
      const sums = sumTouches(layout, touches)
      for (const { first, end } of layout.units) {
        const own = [...layout.accounts.subarray(first, end)].map((account) => touches[account])
        const count = (touch: number) => own.filter((each) => each === touch).length
        expect(countsBetween(sums, first, end)).toEqual({
          total: own.length,
          confirmed: count(TOUCH.confirmed),
          reported: count(TOUCH.reported),
          inferred: count(TOUCH.inferred),
          unknown: count(TOUCH.unknown),
        })
      }
    }),
  )
})

test('the words say who is touched, the surest first, and never that the unknown are well', () => {
  expect(countsWords({ ...NOBODY, total: 12_000, inferred: 80, confirmed: 14 })).toBe(
    '12,000 accounts: 14 confirmed, 80 inferred',
  )
  expect(countsWords({ ...NOBODY, unknown: 2 })).toBe('3 accounts: 2 unknown')
  expect(countsWords({ ...NOBODY, total: 1 })).toBe('1 account: none touched')
})

test('the worst of a unit is the surest that touches it', () => {
  expect(worstOf({ ...NOBODY, inferred: 2, reported: 1 })).toBe('reported')
  expect(worstOf({ ...NOBODY, unknown: 1 })).toBe('unknown')
  expect(worstOf(NOBODY)).toBe(null)
})
