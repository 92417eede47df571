/** Why these events are one incident: each link's reason, and how sure it is. */
import { Chip } from '@/components/ui/chip'
import { Fold } from '@/components/ui/fold'
import { Panel } from '@/components/ui/panel'
import { confidenceWord } from '@/lib/domain/incident-words'
import type { IncidentLinkView, IncidentView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { IncidentEventLink } from './incident-event-link'

/** A burst of 49 events has 48 links. */
const SHOWN = 5

export function WhyGrouped() {
  const { incident } = useIncident()
  const { links, events } = incident
  if (events.length < 2) return null
  const byHand = events.filter((event) => event.byHand).length
  return (
    <Panel title="Grouped because" note={links.length > 0 ? countWords(links.length) : null}>
      {byHand === 0 ? null : (
        <p className="text-sm text-pretty text-ink-muted">
          {byHand === events.length ? 'People' : `Of ${events.length} events, people`} put{' '}
          {byHand === events.length ? 'its events' : byHand} together; no rule moves what people placed.
        </p>
      )}
      <Links links={links.slice(0, SHOWN)} incident={incident} />
      {links.length > SHOWN ? (
        <Fold label={`The other ${links.length - SHOWN} reasons`}>
          <Links links={links.slice(SHOWN)} incident={incident} />
        </Fold>
      ) : null}
    </Panel>
  )
}

interface LinksProps {
  links: readonly IncidentLinkView[]
  incident: IncidentView
}

function Links({ links, incident: { events } }: LinksProps) {
  const nameOf = (id: string) => {
    const event = events.find((each) => each.id === id)
    return event === undefined ? `event ${id}` : `${event.serviceName} ${event.region}`
  }
  return (
    <ul className="flex flex-col gap-2.5 text-sm">
      {links.map(({ eventId, otherId, rule, confidence, sentence }) => (
        <li key={`${eventId}-${otherId}-${rule}`} className="min-w-0">
          <p className="text-pretty wrap-anywhere">{sentence}</p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-xs text-ink-muted">
            <Chip title={`Confidence of this reason: ${confidence}`}>{confidenceWord(confidence)}</Chip>
            <IncidentEventLink
              id={eventId}
              className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-2 hover:text-ink"
            >
              {nameOf(eventId)}
            </IncidentEventLink>
            and
            <IncidentEventLink
              id={otherId}
              className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-2 hover:text-ink"
            >
              {nameOf(otherId)}
            </IncidentEventLink>
          </p>
        </li>
      ))}
    </ul>
  )
}

function countWords(count: number): string {
  return count === 1 ? '1 reason' : `${count} reasons`
}
