/** A day of the list: its heading, which stays in view, and those of its rows that have to be drawn. */
'use client'

import { Fragment, type ReactNode } from 'react'
import { formatDay } from '@/lib/domain/format-time'
import { zoneName } from '@/lib/domain/zone'
import type { DayGroup, Listed } from './group-by-day'
import type { ListHeights, WindowedGroup } from './list-window'

/** Where a row stands, and how. */
export interface RowPlace {
  index: number
  /** Rows of the whole list, -1 while more may come. */
  count: number
  /** YYYY-MM-DD of the heading above; null where that names no day. */
  day: string | null
  zone: string
  /** Came in while the page was open. */
  fresh: boolean
}

export interface RowContext<T> {
  zone: string
  now: number
  count: number
  fresh: ReadonlySet<string>
  /** Draws an `li` with data-row and data-index. */
  drawRow: (row: T, place: RowPlace) => ReactNode
}

interface DaySectionProps<T> {
  windowed: WindowedGroup<DayGroup<T>>
  heights: ListHeights
  context: RowContext<T>
}

export function DaySection<T extends Listed>({ windowed, heights, context }: DaySectionProps<T>) {
  const { group, start, end } = windowed
  const { zone, now, count, fresh, drawRow } = context
  const first = group.rows[0]
  if (!first) return null
  return (
    <section aria-labelledby={`day-${group.key}`}>
      <div className="day-heading sticky top-0 z-10 flex h-8 items-center justify-between gap-3 border-b border-line bg-canvas px-3 text-xs">
        <h3 id={`day-${group.key}`} className="font-semibold whitespace-nowrap" suppressHydrationWarning>
          {group.day === null ? 'Began before this range' : formatDay(first.startedAt, zone, now)}
        </h3>
        <span className="truncate text-ink-faint" suppressHydrationWarning>
          {group.day === null ? 'and reaches into it, or has no known end' : zoneName(first.startedAt, zone)}
        </span>
      </div>
      <div style={{ height: start * heights.row }} />
      <ol className="bg-surface">
        {group.rows.slice(start, end).map((row, offset) => {
          const index = group.first + start + offset
          return (
            <Fragment key={row.id}>
              {drawRow(row, { index, count, day: group.day, zone, fresh: fresh.has(row.id) })}
            </Fragment>
          )
        })}
      </ol>
      <div style={{ height: (group.rows.length - end) * heights.row }} />
    </section>
  )
}
