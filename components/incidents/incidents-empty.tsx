/** Why no incident is shown, and what to do about it. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { type IncidentFilter, isUnfilteredIncidents, NO_INCIDENT_FILTER } from '@/lib/incidents/filter'
import { incidentsHref } from './incidents-href'

interface IncidentsEmptyProps {
  filter: IncidentFilter
  /** Whether this is a page after the first. */
  isLater: boolean
}

export function IncidentsEmpty({ filter, isLater }: IncidentsEmptyProps) {
  if (isLater) {
    return (
      <EmptyState
        title="The list ends before this page"
        action={
          <Link href={incidentsHref(filter)} className={buttonClass()}>
            Back to the first page
          </Link>
        }
      />
    )
  }
  if (!isUnfilteredIncidents(filter)) {
    return (
      <EmptyState
        title="No incident matches the filter"
        action={
          <Link href={incidentsHref(NO_INCIDENT_FILTER)} className={buttonClass()}>
            Show all incidents
          </Link>
        }
      >
        Notices and planned changes are no incidents: they stand on the timeline, under Events.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="There is no incident yet">
      What AWS says to be wrong becomes one by itself, and its whole record is grouped as soon as it is read. You can
      also open one by hand.
    </EmptyState>
  )
}
