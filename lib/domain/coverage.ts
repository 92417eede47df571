/** When a source was read as often as it should be, and what the times between were. Unknown is never polled. */
import type { Instant } from './health-event'

/** late: it was not read. failing: it was tried, and failed. not-configured: nobody had set it up yet. */
export const COVERAGE_STATES = ['polled', 'late', 'failing', 'not-configured'] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

export interface CoverageSpan {
  state: CoverageState
  from: Instant
  to: Instant
}

/** A time without a gap in which a listing was read, and whether a poll failed between it and the next. */
export interface CoveredTime {
  from: Instant
  to: Instant
  failedAfter: boolean
}

export interface CoverageFacts {
  /** Oldest first. */
  covered: readonly CoveredTime[]
  /** When it was first tried; null where it never was. */
  firstTriedAt: Instant | null
  /** Whether a poll failed before the first covered time. */
  failedBefore: boolean
  /** How long after a poll its successor may come before it is late, in ms. */
  latenessMs: number
}

/** What was known at each moment of [from, to): spans without a gap between them, oldest first. */
export function coverageSpans(facts: CoverageFacts, from: Instant, to: Instant): CoverageSpan[] {
  return clipped(wholeSpans(facts, to), from, to)
}

function wholeSpans({ covered, firstTriedAt, failedBefore, latenessMs }: CoverageFacts, now: Instant): CoverageSpan[] {
  const first = covered[0]?.from ?? now
  const tried = Math.min(firstTriedAt ?? first, first)
  // The first poll takes its time, as every other does.
  const begun = !failedBefore && first - tried <= latenessMs ? first : tried
  const spans: CoverageSpan[] = [
    { state: 'not-configured', from: Number.NEGATIVE_INFINITY, to: begun },
    { state: failedBefore ? 'failing' : 'late', from: begun, to: first },
  ]
  for (const [index, { from, to, failedAfter }] of covered.entries()) {
    const next = covered[index + 1]?.from
    const until = next === undefined && now - to <= latenessMs ? now : to
    spans.push({ state: 'polled', from, to: until })
    spans.push({ state: failedAfter ? 'failing' : 'late', from: until, to: next ?? now })
  }
  return spans
}

function clipped(spans: readonly CoverageSpan[], from: Instant, to: Instant): CoverageSpan[] {
  return spans
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.to > span.from)
}

/** How much of the time since it was set up it was polled (0 to 1, null before), and its longest gap. */
export function summariseCoverage(spans: readonly CoverageSpan[]): {
  share: number | null
  longestGap: CoverageSpan | null
} {
  const since = spans.filter(({ state }) => state !== 'not-configured')
  const gaps = since.filter(({ state }) => state !== 'polled')
  const total = lengthOf(since)
  return {
    share: total === 0 ? null : (total - lengthOf(gaps)) / total,
    longestGap: gaps.reduce<CoverageSpan | null>(
      (longest, gap) => (longest === null || gap.to - gap.from > longest.to - longest.from ? gap : longest),
      null,
    ),
  }
}

function lengthOf(spans: readonly CoverageSpan[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}
