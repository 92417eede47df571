/** The head of the incident page: what it is, how bad, who has it in hand, and what can be done at once. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { Duration } from '@/components/ui/duration'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { nextStatuses } from '@/lib/domain/incident'
import { acknowledgeIncidentAction, assignOwnerAction } from '@/lib/incidents/actions'
import type { IncidentView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { IncidentTitle } from './incident-title'
import { OneClick } from './one-click'
import { Presence } from './presence'
import { Properties } from './properties'

export function IncidentHead() {
  const { incident, reader } = useIncident()
  return (
    <header className="flex flex-col gap-2.5">
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <p className="flex gap-1.5 text-sm">
          <Link href={'/incidents' as Route} className="text-accent hover:underline">
            Incidents
          </Link>
          <span className="text-ink-faint tabular">#{incident.id}</span>
        </p>
        <Presence />
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <IncidentTitle />
        <div className="flex flex-wrap items-start gap-2 print:hidden">
          {reader.mayRespond ? <AtOnce incident={incident} /> : null}
          <Elsewhere incident={incident} />
        </div>
      </div>
      <Properties />
      <Extent incident={incident} />
    </header>
  )
}

function AtOnce({ incident }: { incident: IncidentView }) {
  const { reader } = useIncident()
  return (
    <>
      <OneClick
        action={acknowledgeIncidentAction}
        waiting="Acknowledging…"
        variant="primary"
        shortcut="a"
        label="Acknowledge the incident"
        offered={nextStatuses(incident.status).includes('acknowledged')}
      >
        Acknowledge
      </OneClick>
      <OneClick
        action={assignOwnerAction}
        fields={{ owner: 'me' }}
        waiting="Assigning…"
        shortcut="m"
        label="Assign the incident to me"
        offered={reader.personId !== null && incident.owner?.id !== reader.personId}
      >
        Assign to me
      </OneClick>
    </>
  )
}

function Elsewhere({ incident: { id } }: { incident: IncidentView }) {
  const { reader } = useIncident()
  return (
    <>
      {reader.mayRespond ? (
        <Link href={`/incidents/${id}/arrange` as Route} className={buttonClass()}>
          Arrange…
        </Link>
      ) : null}
      <a href={`/api/incidents/${id}/offline`} className={buttonClass('quiet')} download>
        Offline copy
      </a>
    </>
  )
}

/** When it was and what it reached, in a line. */
function Extent({ incident }: { incident: IncidentView }) {
  const { eventCount, openEventCount, serviceCount, regions, affectedAccountCount, covered } = incident
  const counts = [
    eventCount === 0 ? 'no events of AWS' : plural(eventCount, 'event'),
    openEventCount > 0 && openEventCount < eventCount ? `${openEventCount} of them open` : '',
    plural(serviceCount, 'service'),
    plural(regions.length, 'Region'),
    affectedAccountCount > 0 ? `AWS named ${plural(affectedAccountCount, 'account')}` : '',
  ]
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm text-ink-muted">
        <When incident={incident} />
        <span className="tabular">{counts.filter(Boolean).join(' · ')}</span>
      </p>
      {covered ? null : (
        <p className="flex items-start gap-1.5 text-xs text-ink-muted">
          <SeverityMark kind="unknown" size={12} word="" className="mt-0.5" />
          We were not looking when it began; it is known from AWS's record.
        </p>
      )}
    </>
  )
}

function When({ incident: { startedAt, endedAt, endUnknown } }: { incident: IncidentView }) {
  if (endedAt !== null) {
    return (
      <span>
        <Time at={startedAt} /> to <Time at={endedAt} />, <Duration from={startedAt} to={endedAt} />
      </span>
    )
  }
  if (endUnknown) {
    return (
      <span>
        Began <Time at={startedAt} />. AWS never said that it ended, and lists it no longer.
      </span>
    )
  }
  return (
    <span>
      Since <Time at={startedAt} />, for <Duration from={startedAt} to={null} />
    </span>
  )
}

function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
