/** Puts into words what became of a try to send a summary. */

import { formatDateTime } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'

/** What became of one try. */
export interface Outcome {
  /** Who got it now. */
  sent: string[]
  /** Who has not got it, and may yet. */
  passing: string[]
  /** Who will not get it. */
  final: string[]
  /** What went wrong, each as a sentence: what may pass, and what does not. */
  passingSentences: string[]
  finalSentences: string[]
}

/** What the page says of it; null where everybody got it. */
export function outcomeSentence(
  { passing, final, passingSentences, finalSentences }: Outcome,
  /** What went wrong for good in earlier tries. */
  lost: readonly string[],
  zone: string,
  /** When it is tried again, ms; null: not any more. */
  again: Instant | null,
): string | null {
  const parts = [...lost, ...finalSentences, ...passingSentences]
  if (parts.length === 0) return null
  if (again === null) {
    const missed = [...final, ...passing]
    if (missed.length > 0) parts.push(`Not sent to ${named(missed)}.`)
    if (passing.length > 0) parts.push('It was tried for a day.')
  } else parts.push(`Tried again at ${formatDateTime(again, zone)} for ${named(passing)}.`)
  return [...new Set(parts)].join(' ')
}

const MOST_NAMED = 5

function named(addresses: readonly string[]): string {
  const first = addresses.slice(0, MOST_NAMED).join(', ')
  return addresses.length > MOST_NAMED ? `${first} and ${addresses.length - MOST_NAMED} more` : first
}
