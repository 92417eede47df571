/** What the event is: how bad, whether it is over, which service, where. */
import type { Route } from 'next'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { Duration } from '@/components/ui/duration'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { eventState } from '@/lib/domain/event-state'
import { statusWord } from '@/lib/domain/incident-words'
import { REGION_NAMES } from '@/lib/domain/region'
import type { EventView, IncidentOfEventView } from '@/lib/events/contract'
import { categoryWord, eventMark } from '../event-mark'
import { StateLabel } from '../list/state-label'

export function EventHead({ event }: { event: EventView }) {
  const state = eventState(event)
  const category = categoryWord(event.category)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <SeverityMark {...eventMark(event)} withWord />
        <StateLabel state={state} severity={event.severity ?? event.peakSeverity} />
        {event.category === 'issue' || eventMark(event).word === category ? null : <Chip>{category}</Chip>}
        {event.scope === 'PUBLIC' ? null : <Chip>{SCOPES[event.scope] ?? event.scope}</Chip>}
        {event.actionability ? (
          <Chip
            tone={event.actionability.startsWith('ACTION_') ? 'degradation' : 'neutral'}
            title="What AWS says about acting"
          >
            {plainWord(event.actionability)}
          </Chip>
        ) : null}
        {event.personas.map((persona) => (
          <Chip key={persona} title="Whom AWS addresses">
            for {plainWord(persona).toLowerCase()}
          </Chip>
        ))}
      </div>
      <p className="text-base">
        <span className="font-medium">{event.serviceName}</span>{' '}
        <span className="text-ink-muted">
          <span className="font-mono text-xs">{event.region}</span>
          {REGION_NAMES[event.region] ? ` ${REGION_NAMES[event.region]}` : ''}
        </span>
      </p>
      <p className="text-sm text-pretty text-ink-muted">
        <StatusSentence event={event} /> {reachSentence(event)}
      </p>
      {event.incident ? <IncidentLine incident={event.incident} /> : null}
      {event.covered ? null : (
        <p className="flex items-start gap-1.5 text-xs text-ink-muted">
          <SeverityMark kind="unknown" size={12} word="" className="mt-0.5" />
          We were not looking when it began; it is known from AWS's record.
        </p>
      )}
    </div>
  )
}

function IncidentLine({ incident: { id, title, severity, status } }: { incident: IncidentOfEventView }) {
  return (
    <p className="text-sm text-pretty text-ink-muted">
      Belongs to the incident{' '}
      <Link href={`/incidents/${id}` as Route} prefetch={false} className="text-ink underline underline-offset-2">
        {title}
      </Link>
      : {severity}, {statusWord(status).toLowerCase()}.
    </p>
  )
}

/** "AWS named 14 accounts and 42 resources."; nothing where it named none. */
function reachSentence({ affectedAccountCount, affectedEntityCount }: EventView): string {
  const named = [plural(affectedAccountCount, 'account'), plural(affectedEntityCount, 'resource')].filter(Boolean)
  return named.length === 0 ? '' : `AWS named ${named.join(' and ')}.`
}

function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

const SCOPES: Readonly<Record<string, string>> = { ACCOUNT_SPECIFIC: 'your accounts', NONE: 'scope not said' }

/** "Action required" of ACTION_REQUIRED. */
function plainWord(word: string): string {
  const text = word.toLowerCase().replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
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
