/** How requests are spaced out. */
import { expect, test } from 'vitest'
import { awaitTurn } from './pace'
import { steppedClock } from './stepped-clock'

test('each key has its turns, in the order of asking', async () => {
  const clock = steppedClock(1_000_000)
  const begun: number[] = []
  for (let request = 0; request < 4; request += 1) {
    await awaitTurn('pace a', 500, clock)
    begun.push(clock.now() - 1_000_000)
  }
  expect(begun).toEqual([0, 500, 1_000, 1_500])
  await awaitTurn('pace b', 500, clock)
  expect(clock.now()).toBe(1_001_500)
})

test('a turn that passed unused is not made up for', async () => {
  const clock = steppedClock(2_000_000)
  await awaitTurn('pace c', 500, clock)
  await clock.wait(10_000)
  await awaitTurn('pace c', 500, clock)
  await awaitTurn('pace c', 500, clock)
  expect(clock.now()).toBe(2_010_500)
})

test('those who ask at once do not begin at once', async () => {
  const clock = steppedClock(3_000_000)
  const waits: number[] = []
  const waiting = { now: clock.now, wait: async (ms: number) => void waits.push(ms) }
  await Promise.all([1, 2, 3].map(() => awaitTurn('pace d', 500, waiting)))
  expect(waits).toEqual([500, 1_000])
})
