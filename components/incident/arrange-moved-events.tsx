/** The events that an incident would get or lose, by name. */

import { Fold } from '@/components/ui/fold'
import type { PreviewedEvent, PreviewedIncident } from '@/lib/domain/arrangement-preview'
import { headline } from '@/lib/domain/event-state'
import { plainText } from '@/lib/domain/readable-text'
import { movedEvents } from './moved-events'

/** More are folded. */
const SHOWN = 5

export function ArrangeMovedEvents(sides: Pick<PreviewedIncident, 'before' | 'after'>) {
  const moved = movedEvents(sides)
  if (moved === null) return <p className="mt-2 text-xs text-ink-muted">Its events are too many to name them here.</p>
  return (
    <>
      <Moved title="Come in" events={moved.coming} />
      <Moved title="Leave" events={moved.leaving} />
    </>
  )
}

function Moved({ title, events }: { title: string; events: readonly PreviewedEvent[] }) {
  if (events.length === 0) return null
  return (
    <div className="mt-2">
      <h4 className="text-xs font-medium text-ink-muted">
        {title}: {events.length.toLocaleString('en-US')} {events.length === 1 ? 'event' : 'events'}
      </h4>
      <EventNames events={events.slice(0, SHOWN)} />
      {events.length > SHOWN ? (
        <Fold label={`The other ${(events.length - SHOWN).toLocaleString('en-US')}`}>
          <EventNames events={events.slice(SHOWN)} />
        </Fold>
      ) : null}
    </div>
  )
}

function EventNames({ events }: { events: readonly PreviewedEvent[] }) {
  return (
    <ul className="text-sm">
      {events.map(({ id, serviceName, region, summary }) => (
        <li key={id} className="truncate" title={headline(plainText(summary))}>
          {serviceName} <span className="font-mono text-xs text-ink-muted">{region}</span>{' '}
          <span className="text-ink-muted">{headline(plainText(summary))}</span>
        </li>
      ))}
    </ul>
  )
}
