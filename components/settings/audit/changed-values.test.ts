/** What was before, beside what is after. */
import { expect, test } from 'vitest'
import { changedValues } from './changed-values'

test.each([
  [null, null, []],
  [{ role: 'viewer' }, { role: 'admin' }, [{ name: 'role', value: 'viewer → admin' }]],
  [
    null,
    { name: 'Payments', accounts: ['1', '2'] },
    [
      { name: 'name', value: 'Payments' },
      { name: 'accounts', value: '1, 2' },
    ],
  ],
  [
    { removed: ['1'] },
    { added: [] },
    [
      { name: 'removed', value: '1 → ' },
      { name: 'added', value: '(none)' },
    ],
  ],
  [
    { limitedToTeams: false },
    { limitedToTeams: true },
    [{ name: 'sees only accounts of their teams', value: 'no → yes' }],
  ],
  [{ disabledAt: null }, { disabledAt: '2026' }, [{ name: 'disabled at', value: '(none) → 2026' }]],
  [
    null,
    { sessionsEnded: 2, limited: false, deep: { a: 1 } },
    [
      { name: 'sessions ended', value: '2' },
      { name: 'limited', value: 'no' },
      { name: 'deep', value: '{"a":1}' },
    ],
  ],
])('%j and %j', (before, after, expected) => {
  expect(changedValues(before, after)).toEqual(expected)
})
