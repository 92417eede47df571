/** Ways to look at history: years, identity, Regions beside each other, and by which clock. */
import Link from 'next/link'
import { IDENTITY_SERVICE_IDS } from '@/lib/domain/correlation/eligible'
import { formatDuration } from '@/lib/domain/format-time'
import { CLOCK_MEANING } from '@/lib/domain/impact/formulas'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { HistoryState } from '@/lib/history/contract'
import { CLOCKS } from '@/lib/impact/filter'
import { historyHref } from './history-href'

interface QuickViewsProps {
  state: HistoryState
  /** As in `period=`. */
  wholeRecord: string
  fiveYears: string
  years: readonly number[]
}

/** Views that people ask for most: years, identity, two Regions beside each other. */
export function QuickViews({ state, wholeRecord, fiveYears, years }: QuickViewsProps) {
  const during = (key: string) => historyHref(state, { period: { ...state.period, key }, year: null })
  const identity = { ...state.filter, service: [...IDENTITY_SERVICE_IDS] }
  const views = [
    { name: 'Whole record', href: during(wholeRecord) },
    { name: 'Last 5 years', href: during(fiveYears) },
    ...years.map((year) => ({ name: String(year), href: during(String(year)) })),
    { name: 'Identity services', href: historyHref(state, { filter: identity }) },
    {
      name: 'us-east-1 beside us-west-2',
      href: historyHref(state, { compare: ['us-east-1', 'us-west-2'], filter: { ...state.filter, region: [] } }),
    },
  ]
  const current = historyHref(state)
  return (
    <nav aria-label="Views" className="mb-2 flex flex-wrap gap-x-3 text-sm print:hidden">
      {views.map(({ name, href }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          aria-current={href === current ? 'page' : undefined}
          className="inline-flex min-h-6 items-center text-accent tabular hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

interface ClockViewsProps {
  state: HistoryState
  /** Time hit by each clock, ms. */
  msByClock: Readonly<Record<ImpactClock, number>>
}

/** How long it was by each clock; each leads to the view by that clock. */
export function ClockViews({ state, msByClock }: ClockViewsProps) {
  return (
    <nav aria-label="Clocks" className="mb-4 flex flex-wrap items-center gap-x-4 text-sm">
      <span className="text-ink-muted">Time hit</span>
      {CLOCKS.map((clock) => (
        <Link
          key={clock}
          href={historyHref(state, { filter: { ...state.filter, clock } })}
          prefetch={false}
          title={`By ${CLOCK_MEANING[clock]}`}
          aria-current={clock === state.filter.clock ? 'true' : undefined}
          className="inline-flex min-h-6 items-center text-accent tabular hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {clock} {msByClock[clock] > 0 ? formatDuration(msByClock[clock]) : 'not told'}
        </Link>
      ))}
    </nav>
  )
}
