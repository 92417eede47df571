/** The action that follows where a check fails. */
import { expect, it } from 'vitest'
import { planMending } from './action-plan'

const CHECK = { check: 'C1', title: 'Root has MFA, or no credentials', mend: 'Give root MFA.', failing: 4 }
const TIMES = { itemDueOn: '2026-05-22', openedAt: '2026-05-08T08:00:00.000Z', today: '2026-11-23' }

it('is due as many days from today as the item was from the opening', () => {
  expect(planMending(CHECK, TIMES)).toEqual({
    title: 'Make C1 pass in 4 accounts: Root has MFA, or no credentials',
    detail: 'Give root MFA.',
    type: 'prevent',
    priority: 'high',
    dueOn: '2026-12-07',
  })
})

it('is never due today or before, and has no day where the item has none', () => {
  expect(planMending(CHECK, { ...TIMES, itemDueOn: '2026-05-01' }).dueOn).toBe('2026-11-24')
  expect(planMending(CHECK, { ...TIMES, itemDueOn: null }).dueOn).toBeNull()
})

it('has the type of its section and a title that can be stored', () => {
  const plan = planMending({ ...CHECK, check: 'G4', title: 'x'.repeat(400), failing: 1 }, TIMES)
  expect(plan).toMatchObject({ type: 'detect', priority: 'medium' })
  expect(plan.title.length).toBeLessThanOrEqual(200)
  expect(plan.title).toContain('in 1 account:')
})
