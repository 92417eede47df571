/** When a listed event hit, how long, and by which clock. */
'use client'

import { type EventState, eventState } from '@/lib/domain/event-state'
import { formatDateTime, formatRange } from '@/lib/domain/format-time'
import type { EventSummaryView } from '@/lib/events/contract'
import { DayKnownOnly, RowWhen, type ShownWindow } from './row-when'

interface EventTimesProps {
  event: EventSummaryView
  /** YYYY-MM-DD of the heading above; null where that names no day. */
  day: string | null
  zone: string
}

export function EventTimes({ event, day, zone }: EventTimesProps) {
  if (event.timePrecision === 'day') return <DayKnownOnly />
  const state = eventState(event)
  const window = shownWindow(event, state)
  return (
    <RowWhen
      window={window}
      state={state === 'open' || state === 'upcoming' ? state : 'over'}
      day={day}
      zone={zone}
      title={explain(event, window.clock === 'described', zone)}
    />
  )
}

/** The described window where it says more than AWS's own start and end: not while only the latter knows an end. */
function shownWindow({ impact, startedAt, endedAt }: EventSummaryView, state: EventState): ShownWindow {
  const useless = impact === null || (impact.to === null && (endedAt !== null || state === 'upcoming'))
  return useless ? { clock: 'declared', from: startedAt, to: endedAt } : impact
}

function explain({ startedAt, endedAt, impact, covered }: EventSummaryView, described: boolean, zone: string): string {
  const end = endedAt ? ` to ${formatDateTime(endedAt, zone)}` : ', no end'
  const declared = `AWS's record: ${formatDateTime(startedAt, zone)}${end}`
  const watched = covered ? '' : '. Nobody was looking when it began'
  if (!described || impact === null) return `${declared}${watched}`
  return `Described in AWS's text: ${formatRange(impact.from, impact.to, zone)}. ${declared}${watched}`
}
