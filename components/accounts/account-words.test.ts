/** Words and shapes for accounts. */
import { expect, test } from 'vitest'
import { matchingWords, statusName, statusWords, unitWords } from './account-words'

test('a status that AWS invents later is shown as AWS writes it, and is never green', () => {
  expect(statusWords({ status: 'FROZEN', leftAt: null })).toEqual({ mark: 'unknown', word: 'FROZEN' })
  expect(statusWords({ status: 'constructor', leftAt: null })).toEqual({ mark: 'unknown', word: 'constructor' })
  expect(statusName('FROZEN')).toBe('FROZEN')
})

test('an account that left is not shown as active, whatever it was', () => {
  expect(statusWords({ status: 'ACTIVE', leftAt: '2026-01-01T00:00:00.000Z' })).toEqual({
    mark: 'unknown',
    word: 'Left',
  })
  expect(statusWords({ status: 'ACTIVE', leftAt: null })).toEqual({ mark: 'resolved', word: 'Active' })
})

test('a unit is named by what stands below its root', () => {
  expect(unitWords('Root/Workloads/Production')).toBe('Workloads / Production')
  expect(unitWords('Root')).toBe('Root')
})

test('what the filter hides is counted', () => {
  expect(matchingWords(1, 1)).toBe('1 account')
  expect(matchingWords(10_000, 10_000)).toBe('10,000 accounts')
  expect(matchingWords(312, 10_000)).toBe('312 of 10,000 accounts; the filter hides 9,688')
})
