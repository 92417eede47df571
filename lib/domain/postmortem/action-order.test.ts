/** The order of action items. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareActions, type OrderedAction } from './action-order'
import { ACTION_PRIORITIES, ACTION_PURPOSES } from './words'

const action = fc.record({
  id: fc.integer({ min: 1, max: 200 }).map(String),
  purpose: fc.constantFrom(...ACTION_PURPOSES),
  priority: fc.constantFrom(...ACTION_PRIORITIES),
  dueOn: fc.constantFrom(null, '2026-01-01', '2026-06-01'),
})

it('puts the urgent first, then what is due first, then the older; re-verifications last', () => {
  const build = (id: string, overrides: Partial<OrderedAction>): OrderedAction => ({
    id,
    purpose: 'action',
    priority: 'medium',
    dueOn: null,
    ...overrides,
  })
  const sorted = [
    build('1', { purpose: 'reverify-90', dueOn: '2026-05-01' }),
    build('2', { purpose: 'reverify-30', dueOn: '2026-03-01' }),
    build('10', {}),
    build('9', {}),
    build('3', { dueOn: '2026-02-02' }),
    build('4', { priority: 'low', dueOn: '2026-01-01' }),
    build('5', { priority: 'high' }),
  ].toSorted(compareActions)
  expect(sorted.map(({ id }) => id)).toEqual(['5', '3', '9', '10', '4', '2', '1'])
})

it('is one order, wherever the actions came from', () => {
  const shuffled = fc
    .uniqueArray(action, { selector: ({ id }) => id })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(other.toSorted(compareActions)).toEqual(all.toSorted(compareActions))
    }),
  )
})
