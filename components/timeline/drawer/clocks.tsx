/** The event's clocks on one axis, so that it is seen how long after the beginning AWS said so. */
'use client'

import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { clockStrip } from '@/lib/domain/clock-strip'
import { eventState } from '@/lib/domain/event-state'
import { formatDuration } from '@/lib/domain/format-time'
import { axisTicks } from '@/lib/domain/time-axis'
import type { EventView } from '@/lib/events/contract'
import { ClockRowBars } from './clock-row-bars'
import { DetailSection } from './detail-section'

/** The axis is about as wide as the drawer lets it be, in px; less on a phone, where ticks come closer. */
const WIDTH = 400

/** A label that begins further right, in percent, would be cut. */
const LAST_TICK = 92

const ROW_WORDS = {
  declared: { name: 'Declared', meaning: "the start and end that AWS's record gives" },
  described: { name: 'Described', meaning: "the times that AWS's text names" },
  recovered: { name: 'Recovered', meaning: "the changes of each service's status" },
  observed: { name: 'Observed', meaning: 'what your team saw' },
}

export function Clocks({ event }: { event: EventView }) {
  const { zone } = useTimeSettings()
  const now = useNow(60_000)
  const posts = event.updates.map((update) => update.observedAt)
  const until = eventState(event) === 'open' ? now : lastKnown(event)
  const strip = clockStrip({ windows: event.impactWindows, posts, until })
  if (strip === null) return null
  const share = (at: number) => ((at - strip.from) / (strip.to - strip.from)) * 100
  const ticks = axisTicks(strip.from, strip.to, WIDTH, zone, { room: 60 }).filter(({ at }) => share(at) < LAST_TICK)
  const severity = event.peakSeverity
  return (
    <DetailSection title="Clocks" note={firstSaid(strip.firstSaidAfter)}>
      <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-2 rounded-md border border-line px-3 py-2">
        {strip.rows.map(({ clock, bars }) => (
          <ClockRowBars
            key={clock}
            {...ROW_WORDS[clock]}
            clock={clock}
            bars={bars}
            severity={severity}
            share={share}
            zone={zone}
          />
        ))}
        {strip.posts.length > 0 ? (
          <>
            <span className="text-xs text-ink-muted" title="when AWS posted an update">
              Posted
            </span>
            <span className="relative h-5" role="img" aria-label={`AWS posted ${strip.posts.length} updates`}>
              {strip.posts.map((at, index) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: two posts may share a moment
                  key={index}
                  className="absolute top-1 bottom-1 w-0.5 -translate-x-1/2 bg-ink"
                  style={{ left: `${share(at)}%` }}
                />
              ))}
            </span>
          </>
        ) : null}
        <span />
        <span aria-hidden className="relative h-4 overflow-hidden border-t border-line text-2xs text-ink-faint tabular">
          {ticks.map((tick) => (
            <span
              key={tick.at}
              className="absolute top-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap"
              style={{ left: `${share(tick.at)}%` }}
            >
              {tick.text}
            </span>
          ))}
        </span>
      </div>
    </DetailSection>
  )
}

function firstSaid(after: number | null): string | null {
  if (after === null) return null
  if (Math.abs(after) < 60_000) return 'AWS said so as it began'
  if (after < 0) return `AWS said so ${formatDuration(-after)} before it began`
  return `AWS first said so ${formatDuration(after)} after it began`
}

function lastKnown({ endedAt, startedAt, updates }: EventView): number {
  const said = updates.map((update) => Date.parse(update.observedAt))
  return Math.max(Date.parse(endedAt ?? startedAt), ...said)
}
