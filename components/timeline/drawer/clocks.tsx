/** The event's clocks on one axis, so that it is seen how long after the beginning AWS said so. */
'use client'

import { ClockBars } from '@/components/ui/clock-bars'
import { ClockGrid } from '@/components/ui/clock-grid'
import { ClockMoments } from '@/components/ui/clock-moments'
import { DetailSection } from '@/components/ui/detail-section'
import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { CLOCK_WORDS, clockStrip, firstSaidWords, shareOf } from '@/lib/domain/clock-strip'
import { eventState } from '@/lib/domain/event-state'
import { axisTicks } from '@/lib/domain/time-axis'
import type { EventView } from '@/lib/events/contract'

/** The axis is about as wide as the drawer lets it be, in px; less on a phone, where ticks come closer. */
const WIDTH = 400

export function Clocks({ event }: { event: EventView }) {
  const { zone } = useTimeSettings()
  const now = useNow(60_000)
  const posts = event.updates.map((update) => update.observedAt)
  const until = eventState(event) === 'open' ? now : lastKnown(event)
  const strip = clockStrip({ windows: event.impactWindows, posts, until })
  if (strip === null) return null
  const share = shareOf(strip)
  return (
    <DetailSection title="Clocks" note={strip.firstSaidAfter === null ? null : firstSaidWords(strip.firstSaidAfter)}>
      <ClockGrid ticks={axisTicks(strip.from, strip.to, WIDTH, zone, { room: 60 })} share={share}>
        {strip.rows.map(({ clock, bars }) => (
          <ClockBars
            key={clock}
            {...CLOCK_WORDS[clock]}
            bars={bars.map((bar) => ({ ...bar, solid: clock === 'declared' }))}
            tone={event.peakSeverity ?? 'unsaid'}
            share={share}
            zone={zone}
          />
        ))}
        <ClockMoments
          name="Posted"
          meaning="when AWS posted an update"
          moments={strip.posts.map((at) => ({ at }))}
          label={`AWS posted ${strip.posts.length} updates`}
          share={share}
        />
      </ClockGrid>
    </DetailSection>
  )
}

function lastKnown({ endedAt, startedAt, updates }: EventView): number {
  const said = updates.map((update) => Date.parse(update.observedAt))
  return Math.max(Date.parse(endedAt ?? startedAt), ...said)
}
