import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { waitBeforeNextPoll } from './backoff'

const wait = { pollSeconds: 60, consecutiveFailures: 0, retryAfterSeconds: null, random: 0 }

describe('waitBeforeNextPoll', () => {
  it.each([
    [0, 60_000],
    [1, 60_000],
    [2, 120_000],
    [3, 240_000],
    [9, 240_000],
  ])('after %i failures is %i ms', (consecutiveFailures, expected) => {
    expect(waitBeforeNextPoll({ ...wait, consecutiveFailures })).toBe(expected)
  })

  it('obeys Retry-After, within an hour', () => {
    expect(waitBeforeNextPoll({ ...wait, consecutiveFailures: 1, retryAfterSeconds: 600 })).toBe(600_000)
    expect(waitBeforeNextPoll({ ...wait, consecutiveFailures: 1, retryAfterSeconds: 1e9 })).toBe(3_600_000)
  })

  it('is never shorter than the interval and never much longer than five minutes or the interval', () => {
    const any = fc.record({
      pollSeconds: fc.integer({ min: 1, max: 86_400 }),
      consecutiveFailures: fc.nat(1_000),
      retryAfterSeconds: fc.constant(null),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(any, (given) => {
        const milliseconds = waitBeforeNextPoll(given)
        expect(milliseconds).toBeGreaterThanOrEqual(given.pollSeconds * 1_000)
        expect(milliseconds).toBeLessThanOrEqual(Math.max(300, given.pollSeconds) * 1_200)
      }),
    )
  })
})
