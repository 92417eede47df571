/** When a listed event hit, how long, and by which clock. */
'use client'

import { Duration } from '@/components/ui/duration'
import { RelativeTime } from '@/components/ui/relative-time'
import { type EventState, eventState } from '@/lib/domain/event-state'
import { formatDateTime, formatDuration, formatRange, milliseconds } from '@/lib/domain/format-time'
import type { EventSummaryView } from '@/lib/events/contract'
import styles from './event-row.module.css'
import { rowTimes } from './row-times'

interface EventTimesProps {
  event: EventSummaryView
  /** YYYY-MM-DD of the heading above; null where that names no day. */
  day: string | null
  zone: string
}

export function EventTimes({ event, day, zone }: EventTimesProps) {
  if (event.timePrecision === 'day') {
    return (
      <span className={styles.times} data-alone title="The source names only the day, in Pacific time">
        day known only
      </span>
    )
  }
  const state = eventState(event)
  const { clock, ...span } = shownWindow(event, state)
  const described = clock === 'described'
  return (
    <>
      <span className={styles.times} title={explain(event, described, zone)} suppressHydrationWarning>
        {described ? <span className={day === null ? 'sr-only' : styles.clock}>described </span> : null}
        {rowTimes(span, day, zone, state === 'open' ? 'since' : 'from')}
      </span>
      <span className={styles.length}>
        <Length span={span} state={state} />
      </span>
    </>
  )
}

function Length({ span, state }: { span: { from: string; to: string | null }; state: EventState }) {
  if (state === 'upcoming') return <RelativeTime at={span.from} />
  if (span.to !== null) return formatDuration(milliseconds(span.to) - milliseconds(span.from))
  if (state === 'open') return <Duration from={span.from} to={null} />
  return (
    <span className={styles.faint} title="AWS never said when it ended">
      not said
    </span>
  )
}

/** The described window where it says more than AWS's own start and end: not while only the latter knows an end. */
function shownWindow({ impact, startedAt, endedAt }: EventSummaryView, state: EventState) {
  const useless = impact === null || (impact.to === null && (endedAt !== null || state === 'upcoming'))
  return useless ? { clock: 'declared' as const, from: startedAt, to: endedAt } : impact
}

function explain({ startedAt, endedAt, impact, covered }: EventSummaryView, described: boolean, zone: string): string {
  const end = endedAt ? ` to ${formatDateTime(endedAt, zone)}` : ', no end'
  const declared = `AWS's record: ${formatDateTime(startedAt, zone)}${end}`
  const watched = covered ? '' : '. Nobody was looking when it began'
  if (!described || impact === null) return `${declared}${watched}`
  return `Described in AWS's text: ${formatRange(impact.from, impact.to, zone)}. ${declared}${watched}`
}
