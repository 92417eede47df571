/** The list of incidents by day; a row leads to the incident's page. */
'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { regionsWord, rowTitle, servicesWord } from '@/lib/domain/incident-row'
import { facetsQuery } from '@/lib/events/queries'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { incidentFilterOf, NO_INCIDENT_FILTER } from '@/lib/incidents/filter'
import { incidentListQuery } from '@/lib/incidents/queries'
import { useTimeline } from '../timeline-context'
import { incidentColumns } from './column-widths'
import { DayList } from './day-list'
import type { RowPlace } from './day-section'
import { IncidentRow } from './incident-row'
import { INCIDENT_WORDS } from './list-words'
import { OtherEvents } from './other-events'

export function IncidentList() {
  const { listed } = useTimeline()
  const router = useRouter()
  // Where no incident can match, the events are shown instead of this list.
  const query = useInfiniteQuery(incidentListQuery(incidentFilterOf(listed) ?? NO_INCIDENT_FILTER))
  const hasAccounts = useQuery(facetsQuery).data?.hasAccounts ?? false
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? []
  const open = useCallback((id: string) => router.push(incidentHref(id)), [router])
  return (
    <DayList
      query={query}
      words={INCIDENT_WORDS}
      drawRow={drawRow}
      sayRow={sayIncident}
      openId={null}
      open={open}
      style={incidentColumns(rows, hasAccounts)}
      foot={<OtherEvents />}
    />
  )
}

function drawRow(incident: IncidentSummaryView, place: RowPlace) {
  return <IncidentRow incident={incident} {...place} href={incidentHref(incident.id)} />
}

function sayIncident(incident: IncidentSummaryView): string {
  return [servicesWord(incident), regionsWord(incident), rowTitle(incident)].filter(Boolean).join(', ')
}

function incidentHref(id: string): Route {
  return `/incidents/${id}` as Route
}
