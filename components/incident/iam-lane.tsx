/** Two rows of the clock strip: when identity was changed, and when its calls failed. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { ClockBars } from '@/components/ui/clock-bars'
import { ClockMoments } from '@/components/ui/clock-moments'
import { useTimeSettings } from '@/components/ui/time-context'
import { formatClock } from '@/lib/domain/format-time'
import type { IncidentLaneView } from '@/lib/iam-changes/contract'
import { incidentLaneQuery } from '@/lib/iam-changes/queries'
import { useIncident } from './incident-context'

interface IamLaneProps {
  /** The ends of the axis, in ms. */
  from: number
  to: number
  share: (at: number) => number
}

/** Cells of a ClockGrid; nothing where nothing is known. What lies off the axis is on the tab of its own. */
export function IamLane({ from, to, share }: IamLaneProps) {
  const { zone } = useTimeSettings()
  const { data } = useQuery(incidentLaneQuery(useIncident().incident.id))
  if (data === undefined) return null
  const changes = data.changes.filter(({ at }) => isOn(Date.parse(at), from, to))
  const failing = data.failing
    .map((span) => ({ from: Math.max(from, Date.parse(span.from)), to: Math.min(to, Date.parse(span.to)) }))
    .filter((span) => span.from < span.to)
  return (
    <>
      <ClockMoments
        name="IAM changes"
        meaning="when somebody changed identity, as CloudTrail tells it"
        moments={changes.map(({ at, count }) => ({
          at: Date.parse(at),
          title: `${countWords(count)}, ${formatClock(at, zone)}`,
        }))}
        label={laneLabel(changes)}
        share={share}
        ours
      />
      {failing.length === 0 ? null : (
        <ClockBars
          name="IAM errors"
          meaning="when calls of ours to identity failed, as CloudTrail tells it"
          bars={failing.map((span) => ({ ...span, open: false, superseded: false, solid: false }))}
          tone="disruption"
          share={share}
          zone={zone}
        />
      )}
    </>
  )
}

function isOn(at: number, from: number, to: number): boolean {
  return at >= from && at <= to
}

function countWords(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}

function laneLabel(changes: IncidentLaneView['changes']): string {
  const count = changes.reduce((sum, each) => sum + each.count, 0)
  const unexplained = changes.reduce((sum, each) => sum + each.unexplained, 0)
  return `Identity was changed ${count === 1 ? 'once' : `${count} times`}, ${unexplained} of them without a reason`
}
