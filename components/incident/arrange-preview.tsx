/** What an arrangement would make of every incident that it touches, before anything is done. */
import { SevChip } from '@/components/ui/sev-chip'
import { Time } from '@/components/ui/time'
import type { PreviewedIncident, PreviewedSide } from '@/lib/domain/arrangement-preview'
import { statusWord } from '@/lib/domain/incident-words'
import { ArrangeMovedEvents } from './arrange-moved-events'
import { ArrangeValue } from './arrange-value'

export function ArrangePreview({ incidents }: { incidents: readonly PreviewedIncident[] }) {
  return (
    <ul className="grid items-start gap-3 md:grid-cols-2">
      {incidents.map((incident) => (
        <li key={incident.id ?? 'new'} className="min-w-0 rounded-md border border-line-strong bg-surface p-3">
          <OneIncident incident={incident} />
        </li>
      ))}
    </ul>
  )
}

function OneIncident({ incident: { id, before, after } }: { incident: PreviewedIncident }) {
  return (
    <>
      <h3 className="text-sm font-semibold tabular">{id === null ? 'A new incident' : `Incident #${id}`}</h3>
      {after.mergedInto === null ? (
        <>
          <Values before={before} after={after} />
          <ArrangeMovedEvents before={before} after={after} />
        </>
      ) : (
        <Merged before={before ?? after} into={after.mergedInto} />
      )}
    </>
  )
}

function Merged({ before: { title, eventCount }, into }: { before: PreviewedSide; into: string }) {
  return (
    <>
      <p className="mt-1 text-sm wrap-anywhere text-ink-muted">{title}</p>
      <p className="mt-2 text-sm text-pretty">
        It becomes a name of incident #{into}
        {eventCount === 0
          ? ''
          : eventCount === 1
            ? ', which gets its event'
            : `, which gets its ${eventCount.toLocaleString('en-US')} events`}
        . Links to it lead there. What people wrote on it stays as it is, and is shown there.
      </p>
    </>
  )
}

function Values({ before, after }: Pick<PreviewedIncident, 'before' | 'after'>) {
  return (
    <dl className="mt-2 grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
      <ArrangeValue name="Title" before={before?.title} after={after.title} />
      <ArrangeValue
        name="Severity"
        before={before?.severity}
        after={after.severity}
        show={(level) => <SevChip level={level} />}
      />
      <ArrangeValue name="Status" before={before?.status} after={after.status} show={statusWord} />
      <ArrangeValue name="Began" before={before?.startedAt} after={after.startedAt} show={(at) => <Time at={at} />} />
      <ArrangeValue name="Ended" before={before ? endOf(before) : undefined} after={endOf(after)} show={shownEnd} />
      <ArrangeValue
        name="Events"
        before={before ? String(before.eventCount) : undefined}
        after={String(after.eventCount)}
      />
    </dl>
  )
}

/** '' stands for what has no end. */
function endOf({ endedAt }: PreviewedSide): string {
  return endedAt ?? ''
}

function shownEnd(at: string) {
  return at === '' ? 'not yet' : <Time at={at} />
}
