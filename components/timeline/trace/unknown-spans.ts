/** The stretches of the trace of which nothing is known: before the record begins, and since AWS was last read. */
import type { FreshnessView } from '@/lib/source-health/contract'
import type { Span } from './brush'

interface Known {
  /** The first moment of the record; null when it is empty. */
  recordFrom: string | null
  freshness: FreshnessView | undefined
  /** Milliseconds. */
  now: number
}

/** Late by this is no gap that could be seen. */
const SLACK = 3_600_000

export function unknownSpans(trace: Span, { recordFrom, freshness, now }: Known): Span[] {
  if (recordFrom === null) return [trace]
  const began = Date.parse(recordFrom)
  const before = { from: trace.from, to: Math.min(began, trace.to) }
  const read = freshness?.checkedAt ? Date.parse(freshness.checkedAt) : null
  // Never read at all: a bundled record tells of the past, not of the present. Since when is not known.
  const since = read === null || now - read < SLACK ? now : read
  const after = { from: Math.max(since, trace.from), to: Math.min(now, trace.to) }
  return [before, after].filter(({ from, to }) => to > from)
}
