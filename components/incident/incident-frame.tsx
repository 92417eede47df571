/** The head of an incident and its tabs, around what one of them shows. Live for everybody. */
'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { incidentQuery, isNoSuchIncident } from '@/lib/incidents/queries'
import { ArrangedNotice } from './arranged-notice'
import { IncidentContext, type IncidentPageState } from './incident-context'
import { IncidentHead } from './incident-head'
import { IncidentSkeleton } from './incident-skeleton'
import { type IncidentTab, IncidentTabs } from './incident-tabs'
import { OverNotice } from './over-notice'

interface IncidentFrameProps extends Omit<IncidentPageState, 'incident'> {
  id: string
  tab: IncidentTab
  children: ReactNode
}

export function IncidentFrame({ id, tab, children, ...rest }: IncidentFrameProps) {
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
        <IncidentTabs incident={incident} current={tab} />
        <ArrangedNotice />
        <OverNotice />
        {children}
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
