/** How far a checklist is. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { progressOf } from './progress'
import { ITEM_OUTCOMES } from './words'

const TODAY = '2026-11-23'
const item = fc.record({
  outcome: fc.constantFrom(...ITEM_OUTCOMES),
  isRequired: fc.boolean(),
  dueOn: fc.constantFrom(null, '2026-11-01', TODAY, '2026-12-01'),
})

it('counts what is settled, required and overdue', () => {
  const items = [
    { outcome: 'open', isRequired: true, dueOn: '2026-11-22' },
    { outcome: 'done', isRequired: true, dueOn: '2026-11-22' },
    { outcome: 'not-doing', isRequired: false, dueOn: null },
    { outcome: 'open', isRequired: false, dueOn: TODAY },
  ] as const
  expect(progressOf(items, TODAY)).toEqual({ total: 4, settled: 2, required: 2, requiredSettled: 1, overdue: 1 })
  expect(progressOf([], TODAY)).toEqual({ total: 0, settled: 0, required: 0, requiredSettled: 0, overdue: 0 })
})

it('never counts more than there is, and adds up over parts', () => {
  fc.assert(
    fc.property(fc.array(item), fc.array(item), (one, other) => {
      const all = progressOf([...one, ...other], TODAY)
      expect(all.requiredSettled).toBeLessThanOrEqual(Math.min(all.settled, all.required))
      expect(all.settled + all.overdue).toBeLessThanOrEqual(all.total)
      const [a, b] = [progressOf(one, TODAY), progressOf(other, TODAY)]
      expect(all).toEqual({
        total: a.total + b.total,
        settled: a.settled + b.settled,
        required: a.required + b.required,
        requiredSettled: a.requiredSettled + b.requiredSettled,
        overdue: a.overdue + b.overdue,
      })
    }),
  )
})
