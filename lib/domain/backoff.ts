/** How long to wait before a source is asked again. */

/** What the wait depends on. */
export interface Wait {
  /** The wait after a success, in seconds. */
  pollSeconds: number
  consecutiveFailures: number
  /** What the upstream asked for, in seconds. */
  retryAfterSeconds: number | null
  /** A number from 0 up to 1: spreads many installations that failed at the same moment. */
  random: number
}

/** A failing source is asked at least this often, in seconds, unless it is polled more seldom anyway. */
const LONGEST = 300
const MOST_DOUBLINGS = 2
const LONGEST_ASKED_FOR = 3_600

/** Milliseconds until the next poll: doubled after each failure up to four times, with a fifth of it left to chance. */
export function waitBeforeNextPoll({ pollSeconds, consecutiveFailures, retryAfterSeconds, random }: Wait): number {
  if (consecutiveFailures === 0) return pollSeconds * 1_000
  const doubled = pollSeconds * 2 ** Math.min(consecutiveFailures - 1, MOST_DOUBLINGS)
  const bounded = Math.max(pollSeconds, Math.min(doubled, LONGEST))
  const spread = bounded * (1 + random * 0.2)
  return Math.max(spread, Math.min(retryAfterSeconds ?? 0, LONGEST_ASKED_FOR)) * 1_000
}
