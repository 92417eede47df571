/** A year of days: for each service what AWS tells above the line, and what touched us below it. */
import Link from 'next/link'
import { BARS, barsDown, barsUp, DAY_WIDTH } from '@/lib/domain/history/day-bars'
import type { PictureRow } from '@/lib/domain/history/picture'
import { restOf } from '@/lib/domain/history/spans'
import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import type { Severity } from '@/lib/domain/severity'
import type { DaysView, HistoryState, HistoryView } from '@/lib/history/contract'
import { DayLinks } from './day-links'
import { columnGroups } from './grid-columns'
import styles from './history-grid.module.css'
import { counted, rowName } from './history-words'

const FILLS: Record<Severity | 'unsaid', string> = {
  disruption: 'stroke-disruption fill-disruption',
  degradation: 'stroke-degradation-mark fill-degradation-mark',
  informational: 'stroke-informational fill-surface',
  unsaid: 'stroke-unknown fill-none',
}

interface DaysChartProps {
  view: HistoryView
  days: DaysView
  rows: readonly PictureRow[]
  state: HistoryState
}

export function DaysChart({ view, days, rows, state }: DaysChartProps) {
  const { cells } = days
  const months = columnGroups({ days: cells.days, unit: 'day' })
  const rowsBy = state.compare.length > 0 ? 'region' : 'service'
  const gaps = gapsInDays(view, days)
  const width = cells.days.length * DAY_WIDTH
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={`Days of ${days.year}`}
      className={styles.scroll}
    >
      <table className={`${styles.grid} print:[zoom:0.56]!`}>
        <caption className="sr-only">
          Days of {days.year} on which something was; below, they are listed with their times.
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              {rowsBy === 'service' ? 'Service' : 'Region'}
            </th>
            <th scope="col">
              <span className="flex" style={{ width }}>
                {months.map(({ key, name, columns }) => (
                  <span
                    key={key}
                    className="shrink-0 overflow-hidden border-l border-line pl-1 text-start"
                    style={{ width: columns * DAY_WIDTH }}
                  >
                    {name.slice(0, 3)}
                  </span>
                ))}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const label = rowName(row.key, rowsBy, view.names)
            return (
              <tr key={row.key ?? ''}>
                <th scope="row" className={styles.name} title={label}>
                  {label}
                </th>
                <td className="leading-none!">
                  <span className="sr-only">{counted(row.cells.length, 'day')}</span>
                  <svg aria-hidden="true" width={width} height={BARS.height} className="block">
                    {gaps.map(({ x, width: wide }) => (
                      <rect key={x} x={x} width={wide} height={BARS.height} fill="url(#not-on-record)" />
                    ))}
                    {row.touched === null ? (
                      <rect y={BARS.line + 1} width={width} height={BARS.down + 1} fill="url(#not-on-record)" />
                    ) : null}
                    <path d={`M0 ${BARS.line}H${width}`} className="stroke-line-strong" />
                    {barsUp(row.cells).map(({ worst, d }) => (
                      <path key={worst} d={d} className={FILLS[worst ?? 'unsaid']} strokeWidth="1.4" />
                    ))}
                    {barsDown(row.touched?.cells ?? []).map(({ worst, d }) => (
                      <path key={worst} d={d} className={FILLS[worst ?? 'unsaid']} strokeWidth="2.2" />
                    ))}
                    <DayLinks {...{ row, cells, state, label, rowsBy }} />
                  </svg>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** The pattern of what is not on record, once for all drawings of the page. */
export function HatchPattern() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id="not-on-record" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 0H6" className="stroke-hatch/60" strokeWidth="2" />
        </pattern>
      </defs>
    </svg>
  )
}

/** Where on the drawing the days lie that have passed and are not on record. */
function gapsInDays({ picture, asOf }: HistoryView, { cells }: DaysView): { x: number; width: number }[] {
  const from = cells.bounds[0] ?? asOf
  const to = cells.bounds.at(-1) ?? asOf
  const share = (at: number) => ((at - from) / (to - from)) * cells.days.length * DAY_WIDTH
  const fine = (length: number) => Math.round(length * 100) / 100
  const drawn = ([start, end]: ClosedSpan) => ({ x: fine(share(start)), width: fine(share(end) - share(start)) })
  return restOf(picture.known, from, Math.min(to, asOf)).map(drawn)
}

interface YearLinksProps {
  years: readonly { year: number; href: Parameters<typeof Link>[0]['href'] }[]
  current: number
}

/** Years to look at day by day. */
export function YearLinks({ years, current }: YearLinksProps) {
  return (
    <nav aria-label="Year of days" className="flex flex-wrap gap-x-3 text-xs">
      {years.map(({ year, href }) => (
        <Link
          key={year}
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={year === current ? 'true' : undefined}
          className="inline-flex min-h-6 items-center text-accent tabular hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {year}
        </Link>
      ))}
    </nav>
  )
}
