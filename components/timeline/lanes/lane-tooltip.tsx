/** What the bar under the pointer is. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { formatDate, formatDuration, formatRange } from '@/lib/domain/format-time'
import { AXIS } from './draw-lanes'
import type { Box, LaneEvent } from './lane-layout'

interface LaneTooltipProps {
  event: LaneEvent
  zone: string
  /** Where the bar stands. */
  box: Box
  /** The drawing's width. */
  width: number
}

export function LaneTooltip({ event, zone, box, width }: LaneTooltipProps) {
  const { bar } = event
  const state = eventState(bar)
  const x = Math.min(width, Math.max(0, box.x + Math.min(box.width, width) / 2))
  const share = Math.min(1, Math.max(0, x / Math.max(1, width)))
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 w-max max-w-72 rounded-md border border-line-strong bg-surface px-3 py-2 text-xs"
      style={{ left: x, top: box.y + AXIS + 18, translate: `${-share * 100}% 0` }}
    >
      <p className="flex items-center gap-1.5 font-medium">
        <SeverityMark kind={bar.peakSeverity ?? 'unknown'} size={12} word="" />
        {bar.serviceName} <span className="font-mono font-normal text-ink-muted">{bar.region}</span>
      </p>
      <p className="text-pretty">{headline(bar.summary)}</p>
      <p className="text-ink-muted tabular">
        {formatDate(event.from, zone)}, {formatRange(event.from, bar.endedAt ? event.to : null, zone)}
      </p>
      <p className="text-ink-muted tabular">
        {stateWord(state)}
        {event.endUnknown ? '' : `, ${formatDuration(event.to - event.from)}`}
      </p>
    </div>
  )
}
