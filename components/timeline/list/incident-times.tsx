/** When a listed incident hit, how long, and by which clock. */
'use client'

import { formatDateTime, formatRange } from '@/lib/domain/format-time'
import { isOver } from '@/lib/domain/incident'
import { isDayKnownOnly, shownWindow } from '@/lib/domain/incident-row'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { DayKnownOnly, RowWhen } from './row-when'

interface IncidentTimesProps {
  incident: IncidentSummaryView
  /** YYYY-MM-DD of the heading above; null where that names no day. */
  day: string | null
  zone: string
}

export function IncidentTimes({ incident, day, zone }: IncidentTimesProps) {
  if (isDayKnownOnly(incident)) return <DayKnownOnly />
  return (
    <RowWhen
      window={shownWindow(incident)}
      state={isOver(incident.status) || incident.endUnknown ? 'over' : 'open'}
      day={day}
      zone={zone}
      title={explain(incident, zone)}
    />
  )
}

function explain({ startedAt, endedAt, impact, covered, eventCount }: IncidentSummaryView, zone: string): string {
  const end = endedAt ? ` to ${formatDateTime(endedAt, zone)}` : ', no end'
  const whose = eventCount === 0 ? 'As it was entered' : "AWS's record"
  const declared = `${whose}: ${formatDateTime(startedAt, zone)}${end}`
  const watched = covered ? '' : '. Nobody was looking when it began'
  if (impact === null || impact.clock === 'declared') return `${declared}${watched}`
  const source = impact.clock === 'observed' ? 'Observed by the team' : "Described in AWS's text"
  return `${source}: ${formatRange(impact.from, impact.to, zone)}. ${declared}${watched}`
}
