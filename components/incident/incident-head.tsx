/** The head of the incident page: what it is, how bad, who has it in hand, and what can be done at once. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { nextStatuses } from '@/lib/domain/incident'
import { acknowledgeIncidentAction, assignOwnerAction } from '@/lib/incidents/actions'
import type { IncidentView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { IncidentExtent } from './incident-extent'
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
      <IncidentExtent incident={incident} />
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
