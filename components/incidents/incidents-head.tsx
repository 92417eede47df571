/** The head of the list of incidents: its name, and what can be done with all of what is filtered. */
import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { type IncidentFilter, isUnfilteredIncidents } from '@/lib/incidents/filter'
import { incidentsCsvHref } from './incidents-href'

interface IncidentsHeadProps {
  filter: IncidentFilter
  /** Whether the reader may open incidents. */
  mayRespond: boolean
}

export function IncidentsHead({ filter, mayRespond }: IncidentsHeadProps) {
  return (
    <header className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h1 className="text-xl font-semibold tracking-tight">Incidents</h1>
      <div className="flex flex-wrap gap-2">
        <a href={incidentsCsvHref(filter)} download className={buttonClass()}>
          CSV of {isUnfilteredIncidents(filter) ? 'everything' : 'what is filtered'}
        </a>
        {mayRespond ? (
          <Link href={'/incidents/new' as Route} className={buttonClass('primary')}>
            Open an incident
          </Link>
        ) : null}
      </div>
    </header>
  )
}
