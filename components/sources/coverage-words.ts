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

function spanOf({ state, from, to }: CoverageView): CoverageSpan {
  return { state, from: Date.parse(from), to: Date.parse(to) }
}

/** Never rounds what was missed away. */
function percent(share: number): string {
  const hundredths = Math.floor(share * 1_000) / 10
  return `${hundredths} %`
}
