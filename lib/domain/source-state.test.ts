import { describe, expect, it } from 'vitest'
import { sourceState } from './source-state'

const NOW = 10_000_000
const listing = { polled: true, lastCompleteAt: NOW - 10_000, failure: null }

describe('sourceState', () => {
  it.each([
    ['ok', [listing, listing]],
    ['off', []],
    ['off', [{ ...listing, polled: false }]],
    ['late', [{ ...listing, lastCompleteAt: null }]],
    ['late', [listing, { ...listing, lastCompleteAt: NOW - 200_000 }]],
    [
      'failing',
      [
        { ...listing, lastCompleteAt: null },
        { ...listing, failure: 'No answer.' },
      ],
    ],
    ['failing', [listing, { ...listing, failure: 'No answer.' }]],
  ] as const)('is %s', (state, listings) => {
    expect(sourceState(listings, 60, NOW)).toBe(state)
  })

  it('leaves room for a slow answer where polls are frequent', () => {
    expect(sourceState([{ ...listing, lastCompleteAt: NOW - 60_000 }], 1, NOW)).toBe('ok')
  })
})
