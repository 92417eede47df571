import { expect, it } from 'vitest'
import { changeWords } from './reach-change-words'

const change = { observedAt: '2026-03-10T12:00:00.000Z', accountId: '111122223333' }

it.each([
  [null, null, null, 'account 111122223333 added'],
  ['i-1', null, 'IMPAIRED', 'i-1 added as IMPAIRED'],
  ['i-1', null, null, 'i-1 added'],
  ['i-1', 'IMPAIRED', 'RESOLVED', 'i-1 IMPAIRED → RESOLVED'],
  ['i-1', 'PENDING', null, 'i-1 PENDING → no status'],
])('says of %s, %s, %s: %s', (entityValue, before, after, words) => {
  expect(changeWords({ ...change, entityValue, before, after })).toBe(words)
})
