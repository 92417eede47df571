/** The events that an incident can be opened with, each with the incident that it would leave. */
import { CheckField } from '@/components/ui/check-field'
import { Time } from '@/components/ui/time'
import { headline } from '@/lib/domain/event-state'
import { plainText } from '@/lib/domain/readable-text'

/** An event that can be ticked: EventView and EventSummaryView are such. */
export interface OfferedEvent {
  id: string
  serviceName: string
  region: string
  summary: string
  startedAt: string
  /** Where it is now. */
  incident: { id: string; title: string } | null
}

interface OpenFormEventsProps {
  title: string
  hint: string
  events: readonly OfferedEvent[]
  isTicked: (id: string) => boolean
}

export function OpenFormEvents({ title, hint, events, isTicked }: OpenFormEventsProps) {
  if (events.length === 0) return null
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">{title}</legend>
      <p className="mb-1 text-xs text-pretty text-ink-muted">{hint}</p>
      <div className="flex flex-col gap-1.5 rounded-md border border-line px-3 py-1.5">
        {events.map(({ id, serviceName, region, summary, startedAt, incident }) => (
          <CheckField
            key={`${id} ${isTicked(id)}`}
            name={`event:${id}`}
            defaultChecked={isTicked(id)}
            label={
              <>
                <span className="font-medium">{serviceName}</span>{' '}
                <span className="font-mono text-xs text-ink-muted">{region}</span>
              </>
            }
            hint={
              <>
                <span className="wrap-anywhere">{headline(plainText(summary))}</span> · <Time at={startedAt} />
                {incident === null ? null : (
                  <span className="block">
                    It would leave incident #{incident.id}, “{incident.title}”.
                  </span>
                )}
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
