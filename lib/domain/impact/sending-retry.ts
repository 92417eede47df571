/** When an e-mail that was not taken is tried again: after waits that grow, for a day. */
import type { Instant } from '../health-event'

const MINUTE = 60_000
/** Minutes after the first, second … try; the last one again and again. */
const WAITS = [1, 2, 5, 15, 30, 60, 120, 240]
/** From the first try on, in ms. */
export const LONGEST_TRYING = 24 * 60 * MINUTE

/**
 * The moment of the next try, ms UTC; null where a day has passed since the first one.
 * @param tries how often it was tried
 * @param since the first try
 */
export function nextTry(tries: number, since: Instant, now: Instant): Instant | null {
  const wait = WAITS[Math.min(Math.max(tries, 1), WAITS.length) - 1] ?? 0
  const at = now + wait * MINUTE
  return at - since > LONGEST_TRYING ? null : at
}
