/**
 * Until when trackers asked to be left alone: whoever goes on asking is locked out for longer. Kept in the worker's memory;
 * a new worker learns it from the first answer.
 */
import { SourceError } from '@/lib/errors'

/** By the tracker's id, in ms. */
const quiet = new Map<string, number>()

/** When the tracker may be asked again; null: now. */
export function quietUntil(id: string, now: Date): Date | null {
  const until = quiet.get(id) ?? 0
  return until > now.getTime() ? new Date(until) : null
}

/** How long a failure asks to wait, in seconds, which all who ask this tracker heed from now on; null where it does not. */
export function noteWait(id: string, failure: Error, now: Date): number | null {
  const seconds = failure instanceof SourceError ? failure.retryAfterSeconds : null
  if (seconds !== null) quiet.set(id, now.getTime() + seconds * 1_000)
  return seconds
}
