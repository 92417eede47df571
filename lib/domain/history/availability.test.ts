import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilityOf, availabilityWords } from './availability'

const HOUR = 3_600_000

describe('availability', () => {
  it('is one minus what was hit of the time that has passed', () => {
    const known = [[0, 200] as const]
    expect(availabilityOf([[10, 20]], known, [0, 100], 200)).toEqual({
      ...{ share: 0.9, isAtMost: false, hitMs: 10, passedMs: 100, knownMs: 100 },
    })
    expect(availabilityOf([[10, 20]], known, [0, 100], 50)).toMatchObject({ share: 0.8, passedMs: 50, isAtMost: false })
  })

  it('is the most that it can have been where not all is on record', () => {
    expect(availabilityOf([[10, 20]], [[0, 60]], [0, 100], 200)).toMatchObject({
      share: 0.9,
      isAtMost: true,
      knownMs: 60,
    })
    expect(availabilityOf([], [], [0, 100], 200)).toMatchObject({ share: 1, isAtMost: true, knownMs: 0 })
  })

  it('is not known of a time that has not begun', () => {
    expect(availabilityOf([], [], [100, 200], 50)).toMatchObject({ share: null, isAtMost: false })
    expect(availabilityWords({ share: null, isAtMost: false })).toBe('not known yet')
  })

  it('says 100 % only where nothing is known to have happened', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 * HOUR }), fc.boolean(), (hit, isAtMost) => {
        const words = availabilityWords({ share: 1 - hit / (10_000 * HOUR), isAtMost })
        expect(words).toMatch(/^(at most )?\d{1,2}\.\d{2,5} %$/)
        expect(words.startsWith('at most')).toBe(isAtMost)
      }),
    )
    expect(availabilityWords({ share: 1, isAtMost: true })).toBe('at most 100 %')
    expect(availabilityWords({ share: 0.99988, isAtMost: false })).toBe('99.988 %')
    expect(availabilityWords({ share: 0.5, isAtMost: false })).toBe('50.00 %')
    expect(availabilityWords({ share: 0, isAtMost: false })).toBe('0.00 %')
  })
})
