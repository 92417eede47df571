import { expect, it } from 'vitest'
import { responseTime } from './incident-lapses'

it('measures how fast people were from our first sighting, and nothing of what was over by then', () => {
  expect(responseTime({ firstSeenAt: 1_000 }, 61_000)).toBe(60_000)
  expect(responseTime({ firstSeenAt: 1_000 }, 1_000)).toBe(0)
  expect(responseTime({ firstSeenAt: 23_000 }, 1_000)).toBeNull()
  expect(responseTime({ firstSeenAt: null }, 1_000)).toBeNull()
  expect(responseTime({ firstSeenAt: 1_000 }, null)).toBeNull()
})
