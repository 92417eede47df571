/** When what is listed hit, how long, and by which clock. */
'use client'

import { Duration } from '@/components/ui/duration'
import { RelativeTime } from '@/components/ui/relative-time'
import { formatDuration, milliseconds } from '@/lib/domain/format-time'
import type { ImpactClock } from '@/lib/domain/impact-window'
import styles from './row.module.css'
import { rowTimes } from './row-times'

export interface ShownWindow {
  clock: ImpactClock
  /** ISO 8601. */
  from: string
  to: string | null
}

interface RowWhenProps {
  window: ShownWindow
  /** open: it goes on. upcoming: it is yet to begin. over: it does not go on, though its end may not be known. */
  state: 'open' | 'upcoming' | 'over'
  /** YYYY-MM-DD of the heading above; null where that names no day. */
  day: string | null
  zone: string
  /** All that is known of its times, in words. */
  title: string
}

export function RowWhen({ window, state, day, zone, title }: RowWhenProps) {
  const { clock, ...span } = window
  return (
    <>
      <span className={styles.times} data-dated={day === null || undefined} title={title} suppressHydrationWarning>
        {clock === 'declared' ? null : <span className={day === null ? 'sr-only' : styles.clock}>{clock} </span>}
        {rowTimes(span, day, zone, state === 'open' ? 'since' : 'from')}
      </span>
      <span className={styles.length}>
        <Length span={span} state={state} />
      </span>
    </>
  )
}

/** Stands where the times would, when a source names nothing closer. */
export function DayKnownOnly() {
  return (
    <span className={styles.times} data-alone title="The source names only the day, in Pacific time">
      day known only
    </span>
  )
}

function Length({ span, state }: { span: { from: string; to: string | null }; state: RowWhenProps['state'] }) {
  if (state === 'upcoming') return <RelativeTime at={span.from} />
  if (span.to !== null) return formatDuration(milliseconds(span.to) - milliseconds(span.from))
  if (state === 'open') return <Duration from={span.from} to={null} />
  return (
    <span className={styles.faint} title="AWS never said when it ended">
      not said
    </span>
  )
}
