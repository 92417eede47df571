/** Says how well a source is read. Unknown is never ok. */
import type { Instant } from './health-event'

/** ok, late (no complete poll when one was due), failing (the latest poll did), off (not polled, by design). */
export type SourceState = 'ok' | 'late' | 'failing' | 'off'

/** What the state of one of a source's documents is judged by. */
export interface ListingTimes {
  /** False for what is not polled now: a bundled record, a fallback on stand-by. */
  polled: boolean
  lastCompleteAt: Instant | null
  failure: string | null
  /** Seconds between two polls. */
  pollSeconds: number
  /** When its first poll is due, where that has not come yet; null: it has. */
  firstDueAt: Instant | null
}

/** Polls may be missed, or take long, this many times over before a source is late. */
const TOLERATED_POLLS = 3
/** Nothing is late sooner than this, in ms: a slow answer may take a minute. */
const SHORTEST = 90_000

/** How long after its last complete poll a listing is late, in ms, polled every `pollSeconds`. */
export function latenessMs(pollSeconds: number): number {
  return Math.max(SHORTEST, pollSeconds * TOLERATED_POLLS * 1_000)
}

/** The worst of the states of a source's documents. */
export function sourceState(listings: readonly ListingTimes[], now: Instant): SourceState {
  const states = listings.filter(({ polled }) => polled).map((listing) => listingState(listing, now))
  if (states.length === 0) return 'off'
  return (['failing', 'late'] as const).find((state) => states.includes(state)) ?? 'ok'
}

function listingState({ lastCompleteAt, failure, pollSeconds, firstDueAt }: ListingTimes, now: Instant): SourceState {
  if (failure !== null) return 'failing'
  const since = lastCompleteAt ?? firstDueAt
  if (since === null) return 'late'
  return now - since > latenessMs(pollSeconds) ? 'late' : 'ok'
}
