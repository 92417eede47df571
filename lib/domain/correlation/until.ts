/** Tells until when an event went on, as far as AWS's words alone tell it: no clock is asked. */
import type { Instant } from '../health-event'
import type { EventFacts } from './facts'
import { SILENCE_MS } from './rules'

/**
 * The end that AWS gave, never before the start; of a closed event without one AWS's latest word; of any other its latest
 * word and 24 h (SILENCE_MS).
 */
export function untilOf({
  startedAt,
  endedAt,
  saidAt,
  status,
}: Pick<EventFacts, 'startedAt' | 'endedAt' | 'saidAt' | 'status'>): Instant {
  if (endedAt !== null) return Math.max(endedAt, startedAt)
  const lastWord = Math.max(saidAt, startedAt)
  return status === 'closed' ? lastWord : lastWord + SILENCE_MS
}
