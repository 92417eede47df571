/** What is said of coverage: nothing that is not known looks as if nothing happened. */
import { expect, test } from 'vitest'
import { coverageSentence, waitingSentence } from './coverage-words'

test.each([
  [{ whole: 14, partly: 0, none: 0, waiting: 0 }, /^All calls of all 14 accounts are known:/],
  [
    { whole: 12, partly: 1, none: 1, waiting: 0 },
    'All calls of 12 of 14 accounts are known; of 1 partly, of 1 not at all.',
  ],
  [{ whole: 1, partly: 0, none: 0, waiting: 0 }, /^All calls of the account are known:/],
  [{ whole: 0, partly: 0, none: 3, waiting: 0 }, /means nothing\.$/],
  [{ whole: 0, partly: 0, none: 0, waiting: 0 }, 'No account is looked into.'],
])('%o', (coverage, sentence) => {
  expect(coverageSentence(coverage)).toMatch(sentence)
})

test('what is looked up is told while it is', () => {
  expect(waitingSentence({ whole: 0, partly: 0, none: 1, waiting: 0 })).toBeNull()
  expect(waitingSentence({ whole: 0, partly: 0, none: 1, waiting: 1 })).toMatch(/^1 part is being/)
})
