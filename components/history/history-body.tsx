/** History drawn: figures and trace, the grid of months, a year of days, hours of the week, the longest incidents. */
import Link from 'next/link'
import { Fold } from '@/components/ui/fold'
import { CLOCK_MEANING } from '@/lib/domain/impact/formulas'
import type { Period } from '@/lib/domain/impact/period'
import type { HistoryState, HistoryView } from '@/lib/history/contract'
import { DaysChart, HatchPattern, YearLinks } from './days-chart'
import { DaysList } from './days-list'
import { isNarrow } from './grid-columns'
import { HistoryFigures } from './history-figures'
import { HistoryGrid } from './history-grid'
import { historyHref } from './history-href'
import { HistoryLegend } from './history-legend'
import { HistorySection } from './history-section'
import { HoursHeat } from './hours-heat'
import { LongestList } from './longest-list'
import { shownRows } from './shown-rows'

interface HistoryBodyProps {
  view: HistoryView
  state: HistoryState
  period: Period
  /** Part of the time is not on record. */
  isHatched: boolean
}

export function HistoryBody({ view, state, period, isHatched }: HistoryBodyProps) {
  const { picture, days, titles } = view
  const by = picture.cells.unit
  return (
    <>
      <HatchPattern />
      <HistoryFigures {...{ view, state, period }} />
      <HistorySection
        title={state.compare.length > 0 ? `Regions by ${by}` : `Services by ${by}`}
        note={`Time by ${CLOCK_MEANING[state.filter.clock]}. ${isNarrow(picture.cells) ? 'A year of a row leads to its months' : 'A cell leads to its incidents'}.`}
      >
        <HistoryLegend isHatched={isHatched} />
        <HistoryGrid {...{ view, state }} />
      </HistorySection>
      {days === null ? null : <Days {...{ view, state, days }} years={yearsOf(period, view.asOf)} />}
      <div className="grid min-w-0 gap-x-8 2xl:grid-cols-[auto_1fr]">
        <HistorySection title="Hours of the week">
          <HoursHeat hours={picture.hours} zone={period.zone} />
        </HistorySection>
        <HistorySection title="Longest incidents" note="By the same clock, within the time shown">
          <LongestList incidents={picture.declared.measures.longest} {...{ titles }} zone={period.zone} />
        </HistorySection>
      </div>
    </>
  )
}

interface DaysProps {
  view: HistoryView
  state: HistoryState
  days: NonNullable<HistoryView['days']>
  years: readonly number[]
}

function Days({ view, state, days, years }: DaysProps) {
  const { identity, others, left } = shownRows(days.rows, state)
  const rows = [...identity, ...others]
  return (
    <HistorySection
      title={`Days of ${days.year}`}
      note="Above the line as AWS tells it, below the line what touched us: the longer, the longer it lasted."
    >
      {years.length < 2 ? null : (
        <YearLinks years={years.map((year) => ({ year, href: historyHref(state, { year }) }))} current={days.year} />
      )}
      {rows.length === 0 ? (
        <p className="text-sm text-ink-muted">Nothing on record in {days.year}.</p>
      ) : (
        <>
          <DaysChart {...{ view, days, rows, state }} />
          {left === 0 ? null : (
            <p className="text-xs text-ink-muted">
              {left} more were hit for less time.{' '}
              <Link
                href={historyHref(state, { allRows: true })}
                prefetch={false}
                className="text-accent underline underline-offset-4"
              >
                Show all {days.rows.length}
              </Link>
            </p>
          )}
          <Fold label="These days as a list">
            <DaysList {...{ view, days, rows, state }} />
          </Fold>
        </>
      )}
    </HistorySection>
  )
}

/** The years that the period holds, up to now. */
function yearsOf({ firstDay, endDay }: Period, asOf: number): number[] {
  const first = Number(firstDay.slice(0, 4))
  const end = endDay.endsWith('-01-01') ? Number(endDay.slice(0, 4)) - 1 : Number(endDay.slice(0, 4))
  const last = Math.min(end, new Date(asOf).getUTCFullYear())
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
