/** A day of the list: its heading, which stays in view, and those of its rows that have to be drawn. */
'use client'

import { formatDay } from '@/lib/domain/format-time'
import { zoneName } from '@/lib/domain/zone'
import { EventRow } from './event-row'
import type { DayGroup } from './group-by-day'
import type { ListHeights, WindowedGroup } from './list-window'

export interface RowContext {
  zone: string
  now: number
  /** Rows of the whole list, -1 while more may come. */
  count: number
  hrefOf: (id: string) => string
  fresh: ReadonlySet<string>
  selected: string | null
}

interface DaySectionProps {
  windowed: WindowedGroup<DayGroup>
  heights: ListHeights
  context: RowContext
}

export function DaySection({ windowed, heights, context }: DaySectionProps) {
  const { group, start, end } = windowed
  const { zone, now, count, hrefOf, fresh, selected } = context
  const first = group.events[0]
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
        {group.events.slice(start, end).map((event, offset) => (
          <EventRow
            key={event.id}
            event={event}
            index={group.first + start + offset}
            count={count}
            day={group.day}
            zone={zone}
            href={hrefOf(event.id)}
            fresh={fresh.has(event.id)}
            selected={event.id === selected}
          />
        ))}
      </ol>
      <div style={{ height: (group.events.length - end) * heights.row }} />
    </section>
  )
}
