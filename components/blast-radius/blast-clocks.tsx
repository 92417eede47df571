/** The incident's clocks on the axis of the slider below: what AWS declares and describes, how services recovered, posts. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { ClockBars } from '@/components/ui/clock-bars'
import { ClockMoments } from '@/components/ui/clock-moments'
import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { CLOCK_WORDS, clockStrip, shareOf } from '@/lib/domain/clock-strip'
import { formatClock } from '@/lib/domain/format-time'
import { stripWindows, untilOf } from '@/lib/domain/incident-axis'
import { incidentQuery } from '@/lib/incidents/queries'

interface BlastClocksProps {
  incident: string
  /** The ends of the axis, ms. */
  range: { from: number; to: number }
}

export function BlastClocks({ incident: id, range }: BlastClocksProps) {
  const { zone } = useTimeSettings()
  const now = useNow(60_000)
  const { data: incident } = useQuery(incidentQuery(id))
  if (!incident) return null
  const isWithin = (at: number) => at >= range.from && at <= range.to
  const posts = [...new Set(incident.updates.map(({ observedAt }) => observedAt))]
  const strip = clockStrip({ windows: stripWindows(incident), posts, until: untilOf(incident, now) })
  if (strip === null) return null
  const share = shareOf(range)
  const inRange = strip.posts.filter(isWithin)
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-2 px-3">
      {strip.rows.map(({ clock, bars }) => (
        <ClockBars
          key={clock}
          {...CLOCK_WORDS[clock]}
          bars={bars
            .filter(({ from, to }) => to >= range.from && from <= range.to)
            .map((bar) => ({
              ...bar,
              from: Math.max(bar.from, range.from),
              to: Math.min(bar.to, range.to),
              solid: clock === 'declared' || clock === 'observed',
            }))}
          tone={clock === 'observed' ? 'ours' : (incident.peakSeverity ?? 'unsaid')}
          share={share}
          zone={zone}
        />
      ))}
      <ClockMoments
        name="Posted"
        meaning="when AWS posted an update"
        moments={inRange.map((at) => ({ at, title: formatClock(at, zone) }))}
        label={`AWS posted ${inRange.length === 1 ? 'once' : `at ${inRange.length} times`}`}
        share={share}
      />
    </div>
  )
}
