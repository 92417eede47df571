/** One incident: what it is, when it hit, what was said and done, and what it consists of. Live for everybody. */
'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { incidentQuery, isNoSuchIncident } from '@/lib/incidents/queries'
import { ArrangedNotice } from './arranged-notice'
import { FailurePanel } from './failure-panel'
import { History } from './history'
import { IncidentClocks } from './incident-clocks'
import { IncidentContext, type IncidentPageState } from './incident-context'
import { IncidentDescription } from './incident-description'
import { IncidentEvents } from './incident-events'
import { IncidentHead } from './incident-head'
import { IncidentSkeleton } from './incident-skeleton'
import { OverNotice } from './over-notice'
import { RelatedIncidents } from './related-incidents'
import { SideFacts } from './side-facts'
import { Stream } from './stream'
import { WhyGrouped } from './why-grouped'

interface IncidentPageProps extends Omit<IncidentPageState, 'incident'> {
  id: string
}

export function IncidentPage({ id, ...rest }: IncidentPageProps) {
  const { data: incident, error, isFetching, refetch } = useQuery(incidentQuery(id))
  if (!incident && error) {
    return isNoSuchIncident(error) ? (
      <NoSuchIncident />
    ) : (
      <ErrorState
        title="The incident could not be read"
        detail={error.message}
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        Nothing that was written on it is lost. The timeline may still work.
      </ErrorState>
    )
  }
  if (!incident) return <IncidentSkeleton />
  return (
    <IncidentContext value={{ incident, ...rest }}>
      <article className="flex flex-col gap-4">
        <IncidentHead />
        <ArrangedNotice />
        <OverNotice />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <IncidentDescription />
            <IncidentClocks />
            <FailurePanel />
            <Stream />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <SideFacts />
            <WhyGrouped />
            <IncidentEvents />
            <RelatedIncidents />
            <History />
          </div>
        </div>
      </article>
    </IncidentContext>
  )
}

function NoSuchIncident() {
  return (
    <EmptyState
      title="There is no such incident any more"
      action={
        <Link href="/" className={buttonClass()}>
          Open the timeline
        </Link>
      }
    >
      What belonged to it went into another, or is not shown to you any longer.
    </EmptyState>
  )
}
