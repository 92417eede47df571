/** What is said of coverage: nothing that is not known looks as if nothing happened. */
import { expect, test } from 'vitest'
import { coverageSentence, waitingSentence } from './coverage-words'

test.each([
  [{ whole: 14, partly: 0, none: 0, waiting: 0 }, /^All 14 accounts are known whole/],
  [{ whole: 12, partly: 1, none: 1, waiting: 0 }, '12 of 14 accounts are known whole; 1 partly, 1 not at all.'],
  [{ whole: 1, partly: 0, none: 0, waiting: 0 }, /^The account is known whole/],
  [{ whole: 0, partly: 0, none: 3, waiting: 0 }, /means nothing\.$/],
  [{ whole: 0, partly: 0, none: 0, waiting: 0 }, 'No account is looked into.'],
])('%o', (coverage, sentence) => {
  expect(coverageSentence(coverage)).toMatch(sentence)
})

test('what is looked up is told while it is', () => {
  expect(waitingSentence({ whole: 0, partly: 0, none: 1, waiting: 0 })).toBeNull()
  expect(waitingSentence({ whole: 0, partly: 0, none: 1, waiting: 1 })).toMatch(/^1 part is being/)
})
