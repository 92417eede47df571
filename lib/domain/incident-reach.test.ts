/** What is said of how far an incident reaches: never that it touches nobody where that is not known of all. */
import { describe, expect, test } from 'vitest'
import { type IncidentReach, reachWords, touchesWords } from './incident-reach'

function reach(counts: Partial<IncidentReach>): IncidentReach {
  const all = { confirmed: 0, reported: 0, inferred: 0, unknown: 0, total: 212, ...counts }
  return { ...all, touched: all.confirmed + all.reported + all.inferred }
}

describe('how many accounts', () => {
  test.each([
    [{ confirmed: 14 }, 'touches 14 of your 212 accounts'],
    [{ confirmed: 14, inferred: 80 }, 'touches 94 of your 212 accounts'],
    [{ inferred: 212 }, 'touches all of your 212 accounts'],
    [{ inferred: 1, total: 1 }, 'touches your only account'],
    [{ unknown: 1, total: 1 }, 'not known to touch your only account'],
    [{ total: 1 }, 'does not touch your only account'],
    [{}, 'touches none of your 212 accounts'],
    [{ unknown: 3 }, 'not known to touch any of your 212 accounts'],
    [{ inferred: 1_200, total: 10_000 }, 'touches 1,200 of your 10,000 accounts'],
  ])('%j: %s', (counts, words) => {
    expect(touchesWords(reach(counts), 'your')).toBe(words)
  })
})

test('certainties are never mixed', () => {
  expect(reachWords(reach({ confirmed: 14, reported: 2, inferred: 80, unknown: 3 }))).toBe(
    'touches 96 of 212 accounts: 14 named by AWS, 2 reported by people, 80 inferred, 3 unknown',
  )
  expect(reachWords(reach({}))).toBe('touches none of 212 accounts')
})
