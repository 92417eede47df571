/** Other incidents to choose one of. */
import { SevChip } from '@/components/ui/sev-chip'
import { Time } from '@/components/ui/time'
import { regionsWord, servicesWord } from '@/lib/domain/incident-row'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { StatusMark } from './status-mark'

interface ArrangeOthersProps {
  others: readonly IncidentSummaryView[]
  /** The chosen one. */
  chosen: string | null
  /** What was sought; '' for those of the days around. */
  q: string
}

export function ArrangeOthers({ others, chosen, q }: ArrangeOthersProps) {
  if (others.length === 0) {
    return (
      <p className="text-sm text-pretty text-ink-muted">
        {q === ''
          ? 'No other incident was going on a day before or after. Find one by its number or by words.'
          : `Nothing fits “${q}”. A number finds an incident at once; words are sought in titles, notes and what AWS said.`}
      </p>
    )
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">
        {q === '' ? 'Incidents of the days around, those of its Regions first' : `What fits “${q}”`}
      </legend>
      <div className="flex max-h-120 flex-col divide-y divide-line overflow-y-auto rounded-md border border-line">
        {others.map((other) => (
          <OtherIncident key={other.id} other={other} isChosen={other.id === chosen} />
        ))}
      </div>
    </fieldset>
  )
}

function OtherIncident({ other, isChosen }: { other: IncidentSummaryView; isChosen: boolean }) {
  const { id, title, severity, startedAt, eventCount } = other
  return (
    <label className="flex min-w-0 cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-sunken has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name="other"
        value={id}
        required
        defaultChecked={isChosen}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0 flex-1 text-sm">
        <span className="block">
          <SevChip level={severity} className="mr-1.5" />
          <span className="font-medium wrap-anywhere">{title}</span>
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-muted">
          <StatusMark incident={other} />
          <span className="tabular">#{id}</span>
          <span>{servicesWord(other)}</span>
          <span className="font-mono">{regionsWord(other)}</span>
          <Time at={startedAt} />
          <span className="tabular">
            {eventCount === 0
              ? 'no events'
              : `${eventCount.toLocaleString('en-US')} ${eventCount === 1 ? 'event' : 'events'}`}
          </span>
        </span>
      </span>
    </label>
  )
}
