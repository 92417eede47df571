/** How long an e-mail is tried again. */
import { expect, it } from 'vitest'
import { LONGEST_TRYING, nextTry } from './sending-retry'

it('waits longer each time, and gives up within a day', () => {
  const since = Date.UTC(2026, 0, 1)
  const waits: number[] = []
  let now = since
  for (let tries = 1; tries < 100; tries += 1) {
    const at = nextTry(tries, since, now)
    if (at === null) break
    waits.push(at - now)
    now = at
  }
  expect(waits.slice(0, 4)).toEqual([60_000, 120_000, 300_000, 900_000])
  expect(waits).toEqual(waits.toSorted((one, other) => one - other))
  expect(now - since).toBeLessThanOrEqual(LONGEST_TRYING)
  expect(now - since).toBeGreaterThan(LONGEST_TRYING * 0.8)
  expect(waits.length).toBeLessThan(20)
})
