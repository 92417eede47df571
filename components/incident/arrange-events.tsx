/** The incident's events to choose from: several, by service at once, or a single one. */
import { classNames } from '@/components/ui/class-names'
import { Fold } from '@/components/ui/fold'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { eventState, headline, stateWord } from '@/lib/domain/event-state'
import { plainText } from '@/lib/domain/readable-text'
import type { IncidentEventView } from '@/lib/incidents/contract'

interface ArrangeEventsProps {
  events: readonly IncidentEventView[]
  /** Ids of those chosen by themselves. */
  chosen: readonly string[]
  /** Services of which all events are chosen. */
  services: readonly string[]
  /** One event only. */
  single: boolean
}

/** Groups of more are folded, so that the page stays short. */
const UNFOLDED = 6

export function ArrangeEvents({ events, chosen, services, single }: ArrangeEventsProps) {
  const groups = byService(events)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{single ? 'The event' : 'Events that go'}</legend>
      <div className="flex max-h-120 flex-col divide-y divide-line overflow-y-auto rounded-md border border-line">
        {[...groups].map(([service, own]) => (
          <div key={service} className="px-3 py-2">
            {own.length === 1 ? null : (
              <GroupHead service={service} events={own} isChosen={services.includes(service)} canChoose={!single} />
            )}
            <GroupEvents
              events={own}
              chosen={own.length === 1 && services.includes(service) ? own.map(({ id }) => id) : chosen}
              single={single}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function byService(events: readonly IncidentEventView[]): Map<string, IncidentEventView[]> {
  const groups = new Map<string, IncidentEventView[]>()
  for (const event of events) {
    const group = groups.get(event.service) ?? []
    group.push(event)
    groups.set(event.service, group)
  }
  return groups
}

interface GroupHeadProps {
  service: string
  events: readonly IncidentEventView[]
  isChosen: boolean
  canChoose: boolean
}

function GroupHead({ service, events, isChosen, canChoose }: GroupHeadProps) {
  const name = events[0]?.serviceName ?? service
  if (!canChoose) return <p className="text-sm font-medium">{name}</p>
  return (
    <label className="flex items-center gap-2 text-sm font-medium">
      <input
        type="checkbox"
        name="all"
        value={service}
        defaultChecked={isChosen}
        className="size-4 shrink-0 accent-accent"
      />
      <span>
        {name} <span className="font-normal text-ink-muted">all {events.length.toLocaleString('en-US')} events</span>
      </span>
    </label>
  )
}

type GroupEventsProps = Pick<ArrangeEventsProps, 'events' | 'chosen' | 'single'>

function GroupEvents({ events, chosen, single }: GroupEventsProps) {
  const list = (
    <ul className={classNames('flex flex-col', events.length > 1 && 'pl-6')}>
      {events.map((event) => (
        <li key={event.id}>
          <OneEvent event={event} isChosen={chosen.includes(event.id)} single={single} isNamed={events.length === 1} />
        </li>
      ))}
    </ul>
  )
  if (events.length <= UNFOLDED || events.some(({ id }) => chosen.includes(id))) return list
  return <Fold label={`Choose among its ${events.length.toLocaleString('en-US')} events`}>{list}</Fold>
}

interface OneEventProps {
  event: IncidentEventView
  isChosen: boolean
  single: boolean
  /** No head above it names the service. */
  isNamed: boolean
}

function OneEvent({ event, isChosen, single, isNamed }: OneEventProps) {
  const { id, serviceName, region, summary, startedAt, severity, peakSeverity } = event
  const state = eventState(event)
  const mark = state === 'resolved' ? 'resolved' : state === 'open' ? (severity ?? peakSeverity) : null
  return (
    <label className="flex min-w-0 cursor-pointer items-start gap-2 py-1 text-sm">
      <input
        type={single ? 'radio' : 'checkbox'}
        name="event"
        value={id}
        required={single}
        defaultChecked={isChosen}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <SeverityMark kind={mark ?? 'unknown'} size={12} word={stateWord(state)} className="mt-1 self-start" />
      <span className="min-w-0">
        {isNamed ? <span className="font-medium">{serviceName} </span> : null}
        <span className="wrap-anywhere">{headline(plainText(summary))}</span>{' '}
        <span className="text-xs text-ink-muted">
          <span className="font-mono">{region}</span> <Time at={startedAt} />
        </span>
      </span>
    </label>
  )
}
