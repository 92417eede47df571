import { describe, expect, it } from 'vitest'
import { sourceState } from './source-state'

const NOW = 10_000_000
const listing = { polled: true, lastCompleteAt: NOW - 10_000, failure: null, pollSeconds: 60, firstDueAt: null }

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
    expect(sourceState(listings, NOW)).toBe(state)
  })

  it('leaves room for a slow answer where polls are frequent', () => {
    expect(sourceState([{ ...listing, lastCompleteAt: NOW - 60_000, pollSeconds: 1 }], NOW)).toBe('ok')
  })

  it('knows the rhythm of each listing', () => {
    const yesterday = NOW - 9_000_000
    expect(sourceState([{ ...listing, lastCompleteAt: yesterday }], NOW)).toBe('late')
    expect(sourceState([{ ...listing, lastCompleteAt: yesterday, pollSeconds: 86_400 }], NOW)).toBe('ok')
  })

  it('does not call late what is not due yet', () => {
    const never = { ...listing, lastCompleteAt: null }
    expect(sourceState([{ ...never, firstDueAt: NOW + 5_000 }], NOW)).toBe('ok')
    expect(sourceState([{ ...never, firstDueAt: NOW - 200_000 }], NOW)).toBe('late')
  })
})
