/** Lists of facts have one order, whichever AWS gave. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inStableOrder } from './stable-order'

test('lists are sorted, also within items, and documents are not', () => {
  const document = { Statement: [{ Action: ['b', 'a'] }] }
  const users = [
    { name: 'b', groups: ['y', 'x'], document },
    { name: 'a', groups: [] },
  ]
  expect(inStableOrder({ users })).toEqual({
    users: [
      { name: 'a', groups: [] },
      { name: 'b', groups: ['x', 'y'], document },
    ],
  })
})

test('the order in which items came makes no difference', () => {
  const items = fc.array(fc.record({ id: fc.string(), parts: fc.array(fc.integer()) }))
  fc.assert(
    fc.property(items, fc.func(fc.integer()), (given, rank) => {
      const shuffled = given.toSorted((one, other) => rank(one.id) - rank(other.id))
      expect(inStableOrder(shuffled)).toEqual(inStableOrder(given))
      expect(inStableOrder([...given, ...shuffled])).toEqual(inStableOrder(given))
    }),
  )
})
