import { describe, expect, it } from 'vitest'
import { keyMove } from './lanes-keys'

const DAY = 86_400_000
const limits = { from: 0, to: 1000 * DAY }
const view = { from: 400 * DAY, to: 500 * DAY }
const press = (key: string) => keyMove(key, limits)?.(view)

describe('keys over the lanes', () => {
  it('zoom around the middle', () => {
    const closer = press('+')
    expect((closer?.from ?? 0) + (closer?.to ?? 0)).toBeCloseTo(900 * DAY, 0)
    expect((closer?.to ?? 0) - (closer?.from ?? 0)).toBeLessThan(100 * DAY)
    expect((press('-')?.to ?? 0) - (press('-')?.from ?? 0)).toBeCloseTo(150 * DAY, 0)
    expect(press('0')).toEqual(limits)
  })

  it('move through time, to the very ends', () => {
    expect(press('ArrowRight')).toEqual({ from: 415 * DAY, to: 515 * DAY })
    expect(press('Home')).toEqual({ from: 0, to: 100 * DAY })
    expect(press('End')).toEqual({ from: 900 * DAY, to: 1000 * DAY })
    expect(press('x')).toBeUndefined()
  })
})
