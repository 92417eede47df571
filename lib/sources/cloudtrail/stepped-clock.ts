/** A clock for tests that goes on only where somebody waits. */
import type { Clock } from './pace'

/** Begins at `start`, in ms; waiting takes no time of the test's. */
export function steppedClock(start: number): Clock {
  let now = start
  return {
    now: () => now,
    wait: async (ms) => {
      now += ms
    },
  }
}
