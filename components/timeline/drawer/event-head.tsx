/** What the event is: how bad, whether it is over, which service, where. */
import { Chip } from '@/components/ui/chip'
import { Duration } from '@/components/ui/duration'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { eventState } from '@/lib/domain/event-state'
import { REGION_NAMES } from '@/lib/domain/region'
import type { EventView } from '@/lib/events/contract'
import { StateLabel } from '../list/state-label'
import { peakWord } from '../peak-word'

export function EventHead({ event }: { event: EventView }) {
  const state = eventState(event)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <SeverityMark kind={event.peakSeverity ?? 'unknown'} word={peakWord(event.peakSeverity, state)} withWord />
        <StateLabel state={state} severity={event.severity ?? event.peakSeverity} />
        {event.category === 'issue' ? null : <Chip>{event.category}</Chip>}
        {event.scope === 'PUBLIC' ? null : (
          <Chip>{event.scope === 'ACCOUNT_SPECIFIC' ? 'your accounts' : event.scope}</Chip>
        )}
      </div>
      <p className="text-base">
        <span className="font-medium">{event.serviceName}</span>{' '}
        <span className="text-ink-muted">
          <span className="font-mono text-xs">{event.region}</span>
          {REGION_NAMES[event.region] ? ` ${REGION_NAMES[event.region]}` : ''}
        </span>
      </p>
      <p className="text-sm text-pretty text-ink-muted">
        <StatusSentence event={event} />
      </p>
    </div>
  )
}

function StatusSentence({ event }: { event: EventView }) {
  const { startedAt, endedAt, timePrecision } = event
  if (timePrecision === 'day') {
    return (
      <>
        On <Time at={startedAt} format="date" />: only the day is known, in Pacific time.
      </>
    )
  }
  switch (eventState(event)) {
    case 'resolved':
      return endedAt === null ? (
        <>
          Resolved. AWS's record begins <Time at={startedAt} /> and names no end.
        </>
      ) : (
        <>
          AWS's record: <Time at={startedAt} /> to <Time at={endedAt} />, <Duration from={startedAt} to={endedAt} />.
        </>
      )
    case 'open':
      return (
        <>
          Open since <Time at={startedAt} />, for <Duration from={startedAt} to={null} />.
        </>
      )
    case 'upcoming':
      return (
        <>
          Announced for <Time at={startedAt} />
          {endedAt === null ? '' : ' to '}
          {endedAt === null ? null : <Time at={endedAt} />}.
        </>
      )
    default:
      return (
        <>
          Began <Time at={startedAt} />. AWS never said that it ended, and lists it no longer.
        </>
      )
  }
}
