/** The incident's clocks on one axis: when it hit, by each clock; when AWS posted; what the team did and marked. */
'use client'

import { ClockBars } from '@/components/ui/clock-bars'
import { ClockGrid } from '@/components/ui/clock-grid'
import { ClockMoments } from '@/components/ui/clock-moments'
import { Panel } from '@/components/ui/panel'
import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { CLOCK_WORDS, clockStrip, firstSaidWords, shareOf } from '@/lib/domain/clock-strip'
import { formatClock } from '@/lib/domain/format-time'
import { momentsOnAxis, stripWindows, untilOf } from '@/lib/domain/incident-axis'
import { axisTicks } from '@/lib/domain/time-axis'
import { ClockRows } from './clock-rows'
import { Durations } from './durations'
import { IamLane } from './iam-lane'
import { useIncident } from './incident-context'
import { ObservedWindows } from './observed-windows'

/** The axis on a wide screen, in px; narrow ones leave ticks out. */
const WIDTH = 620

export function IncidentClocks() {
  const { zone } = useTimeSettings()
  const { incident } = useIncident()
  const now = useNow(60_000)
  const posts = [...new Set(incident.updates.map(({ observedAt }) => observedAt))]
  const until = untilOf(incident, now)
  const windows = stripWindows(incident)
  const ours = momentsOnAxis(incident, clockStrip({ windows, posts, until }))
  const moments = [...ours.life, ...ours.marks].map(({ at }) => new Date(at).toISOString())
  const strip = clockStrip({ windows, posts, moments, until })
  const delay = incident.clocks.durations.find(({ what }) => what === 'posting-delay')
  if (strip === null) return <NoClocks />
  const share = shareOf(strip)
  const ticks = axisTicks(strip.from, strip.to, WIDTH, zone, { room: 64 })
  return (
    <Panel title="Clocks" note={delay === undefined ? null : firstSaidWords(delay.ms)}>
      <ClockGrid ticks={ticks} share={share} thinned>
        {strip.rows.map(({ clock, bars }) => (
          <ClockBars
            key={clock}
            {...CLOCK_WORDS[clock]}
            bars={bars.map((bar) => ({ ...bar, solid: clock === 'declared' || clock === 'observed' }))}
            tone={clock === 'observed' ? 'ours' : (incident.peakSeverity ?? 'unsaid')}
            share={share}
            zone={zone}
          />
        ))}
        <ClockMoments
          name="Posted"
          meaning="when AWS posted an update"
          moments={strip.posts.map((at) => ({ at, title: formatClock(at, zone) }))}
          label={`AWS posted ${strip.posts.length === 1 ? 'once' : `at ${strip.posts.length} times`}`}
          share={share}
        />
        <OurMoments name="Our work" meaning="when we saw it and worked on it" moments={ours.life} share={share} />
        <OurMoments name="Marks" meaning="what the team marked" moments={ours.marks} share={share} />
        <IamLane from={strip.from} to={strip.to} share={share} />
      </ClockGrid>
      <ClockRows until={until} />
      <Durations durations={incident.clocks.durations} />
      <ObservedWindows />
    </Panel>
  )
}

/** Of an incident whose sources name days alone: the team may know more. */
function NoClocks() {
  const { incident } = useIncident()
  return (
    <Panel title="Clocks">
      <p className="text-sm text-pretty text-ink-muted">No source says at what time of the day it began or ended.</p>
      <Durations durations={incident.clocks.durations} />
      <ObservedWindows />
    </Panel>
  )
}

interface OurMomentsProps {
  name: string
  meaning: string
  moments: readonly { at: number; text: string }[]
  share: (at: number) => number
}

function OurMoments({ moments, ...rest }: OurMomentsProps) {
  const { zone } = useTimeSettings()
  const titled = moments.map(({ at, text }) => ({ at, text, title: `${text}, ${formatClock(at, zone)}` }))
  const label = `${rest.name}: ${titled.map(({ title }) => title).join('; ')}`
  return <ClockMoments {...rest} moments={titled} label={label} ours />
}
