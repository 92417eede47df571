/** The last days of a source as a strip, at most 14: polled, not polled, failing, not set up. Unknown is never green. */
import { COVERAGE_STATES, type CoverageState } from '@/lib/domain/coverage'
import { formatDuration, formatRange } from '@/lib/domain/format-time'
import type { CoverageView } from '@/lib/source-health/contract'
import { COVERAGE_WORDS, describeCoverage, shownCoverage } from './coverage-words'

const FILLS: Record<CoverageState, string> = {
  polled: 'bg-resolved/70',
  late: 'bg-degradation-mark',
  failing: 'bg-disruption',
  'not-configured': 'hatched bg-sunken',
}

/** Nothing that was missed may be too thin to be seen, in px. */
const THINNEST_GAP = 2

interface CoverageStripProps {
  /** Oldest first. */
  coverage: readonly CoverageView[]
  zone: string
}

export function CoverageStrip({ coverage, zone }: CoverageStripProps) {
  const { shown, begins } = shownCoverage(coverage)
  const states = COVERAGE_STATES.filter((state) => shown.some((span) => span.state === state))
  const words = describeCoverage(coverage, zone)
  return (
    <figure className="m-0">
      <div
        role="img"
        aria-label={words}
        className="flex h-3 w-full overflow-hidden rounded-xs border border-line forced-colors:[forced-color-adjust:none]"
      >
        {shown.map(({ state, from, to }) => {
          const length = Date.parse(to) - Date.parse(from)
          return (
            <span
              key={from}
              title={`${COVERAGE_WORDS[state]} ${formatRange(from, to, zone)}, ${formatDuration(length)}`}
              className={FILLS[state]}
              style={{ flex: `${length} 0 0`, minWidth: state === 'polled' ? 0 : THINNEST_GAP }}
            />
          )
        })}
      </div>
      <p aria-hidden className="mt-0.5 flex justify-between text-xs text-ink-faint">
        <span>{begins}</span>
        <span>now</span>
      </p>
      <figcaption className="mt-1 flex flex-wrap justify-between gap-x-4 gap-y-0.5 text-xs text-ink-muted">
        <span className="tabular">{words}</span>
        <ul className="flex flex-wrap gap-x-3">
          {states.map((state) => (
            <li key={state} className="flex items-center gap-1">
              <span aria-hidden className={`inline-block size-2 rounded-xs border border-line ${FILLS[state]}`} />
              {COVERAGE_WORDS[state]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
