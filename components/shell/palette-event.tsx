/** An event found by the palette: how bad, which service, where, when. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import type { EventSummaryView } from '@/lib/events/contract'
import { PaletteItem } from './palette-item'

interface PaletteEventProps {
  event: EventSummaryView
  onPick: () => void
}

export function PaletteEvent({ event, onPick }: PaletteEventProps) {
  const severity = event.severity ?? event.peakSeverity
  return (
    <PaletteItem
      id={`event ${event.id}`}
      onPick={onPick}
      label={
        <span className="flex min-w-0 items-baseline gap-2">
          <SeverityMark kind={severity ?? 'unknown'} size={12} />
          <span className="min-w-0 whitespace-normal">
            <span className="font-medium">{event.serviceName}</span>{' '}
            <span className="text-ink-muted">{event.region}</span>
            <span className="block truncate text-xs text-ink-muted">{event.summary}</span>
          </span>
        </span>
      }
      note={<Time at={event.startedAt} format="date" />}
    />
  )
}
