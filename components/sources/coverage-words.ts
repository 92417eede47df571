/** The strip of a source in words. */
import { type CoverageSpan, type CoverageState, summariseCoverage } from '@/lib/domain/coverage'
import { formatDateTime, formatDuration } from '@/lib/domain/format-time'
import type { CoverageView } from '@/lib/source-health/contract'

export const COVERAGE_WORDS: Readonly<Record<CoverageState, string>> = {
  polled: 'Polled',
  late: 'Not polled',
  failing: 'Failing',
  'not-configured': 'Not set up yet',
}

/** "Polled 99.8 % of the time. Longest gap 3 h 10 m, failing, from 7 May 2026, 14:00 UTC." */
export function describeCoverage(coverage: readonly CoverageView[], zone: string): string {
  const { share, longestGap } = summariseCoverage(coverage.map(spanOf))
  if (share === null) return 'Not set up in the last 14 days.'
  if (longestGap === null) return 'Polled without a gap since it was set up.'
  const gap = `${formatDuration(longestGap.to - longestGap.from)}, ${COVERAGE_WORDS[longestGap.state].toLowerCase()}`
  return `Polled ${percent(share)} of the time. Longest gap ${gap}, from ${formatDateTime(longestGap.from, zone)}.`
}

const HOUR_MS = 3_600_000
const WINDOWS: readonly { ms: number; words: string }[] = [
  { ms: HOUR_MS, words: '1 hour ago' },
  { ms: 6 * HOUR_MS, words: '6 hours ago' },
  { ms: 24 * HOUR_MS, words: '24 hours ago' },
  { ms: 72 * HOUR_MS, words: '3 days ago' },
]

/** What the strip shows, and where it begins, in words: the 14 days, or less while the source is younger than that. */
export function shownCoverage(coverage: readonly CoverageView[]): { shown: CoverageView[]; begins: string } {
  const end = Date.parse(coverage.at(-1)?.to ?? '')
  const setUpAt = coverage.find(({ state }) => state !== 'not-configured')?.from ?? ''
  const window = WINDOWS.find(({ ms }) => Date.parse(setUpAt) >= end - ms)
  if (window === undefined) return { shown: [...coverage], begins: '14 days ago' }
  const begin = new Date(end - window.ms).toISOString()
  const shown = coverage
    .filter(({ to }) => to > begin)
    .map((span) => (span.from < begin ? { ...span, from: begin } : span))
  return { shown, begins: window.words }
}

function spanOf({ state, from, to }: CoverageView): CoverageSpan {
  return { state, from: Date.parse(from), to: Date.parse(to) }
}

/** Never rounds what was missed away. */
function percent(share: number): string {
  const hundredths = Math.floor(share * 1_000) / 10
  return `${hundredths} %`
}
