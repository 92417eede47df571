/** A limiter counts each key by itself, and forgets those that were used longest ago, whoever floods it. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BoundedLimiter } from './bounded-limiter'

const limiterOf = (mostKeys?: number) =>
  new BoundedLimiter({ name: 'test', points: 2, duration: 60, ...(mostKeys === undefined ? {} : { mostKeys }) })

const mayStill = async (limiter: BoundedLimiter, key: string) => (await limiter.take(key)).waitMs === 0

afterEach(() => void vi.useRealTimers())

describe('BoundedLimiter', () => {
  it('says when a key may again, and the first time that it may not', async () => {
    vi.useFakeTimers()
    const limiter = limiterOf()
    expect(await limiter.take('a')).toEqual({ waitMs: 0, first: false })
    await limiter.take('a')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await limiter.take('a')).toEqual({ waitMs: 59_000, first: true })
    expect((await limiter.take('a')).first).toBe(false)
    expect(await mayStill(limiter, 'b')).toBe(true)
  })

  it('lets in again once its time is over', async () => {
    vi.useFakeTimers()
    const limiter = limiterOf()
    for (let time = 0; time < 3; time += 1) await limiter.take('a')
    await vi.advanceTimersByTimeAsync(60_001)
    expect(await mayStill(limiter, 'a')).toBe(true)
  })

  it('gives points back, and never more than were taken', async () => {
    const limiter = limiterOf()
    await limiter.take('a')
    await limiter.giveBack('a')
    await limiter.giveBack('nobody')
    expect([await mayStill(limiter, 'a'), await mayStill(limiter, 'a'), await mayStill(limiter, 'a')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('remembers only so many keys: the one used longest ago is forgotten', async () => {
    const limiter = limiterOf(3)
    for (const key of ['a', 'b', 'c']) for (let time = 0; time < 3; time += 1) await limiter.take(key)
    await limiter.take('a')
    await limiter.take('d')
    expect(limiter.size).toBe(3)
    expect(await mayStill(limiter, 'a')).toBe(false)
    expect(await mayStill(limiter, 'c')).toBe(false)
    expect(await mayStill(limiter, 'b')).toBe(true)
  })

  it('forgets a key that is cleared', async () => {
    const limiter = limiterOf()
    for (let time = 0; time < 3; time += 1) await limiter.take('a')
    await limiter.clear('a')
    expect(limiter.size).toBe(0)
    expect(await mayStill(limiter, 'a')).toBe(true)
  })
})
