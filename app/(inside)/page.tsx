/** The timeline: what goes on and went on, day by day, as the address asks for it. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { Timeline } from '@/components/timeline/timeline'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { prefetchTimeline } from '@/lib/events/prefetch'
import { listedFilter } from '@/lib/events/time-window'
import { parseTimelineState } from '@/lib/events/view-state'
import { incidentFilterOf } from '@/lib/incidents/filter'
import { prefetchIncidentList, prefetchNowIncidents } from '@/lib/incidents/prefetch'
import { shownView } from '@/lib/incidents/view-state'
import { createQueryClient } from '@/lib/wire/query-client'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { timelineMetadata } from './timeline-metadata'

export async function generateMetadata({ searchParams }: PageProps<'/'>): Promise<Metadata> {
  const { state } = parseTimelineState(toSearchParams(await searchParams))
  return timelineMetadata(state, await currentPrincipal())
}

export default async function TimelinePage({ searchParams }: PageProps<'/'>) {
  const principal = await requirePage('timeline:read')
  const { state } = parseTimelineState(toSearchParams(await searchParams))
  const view = shownView(state)
  const now = Date.now()
  const queries = createQueryClient()
  const filter = view === 'incidents' ? incidentFilterOf(listedFilter(state, now)) : null
  await Promise.all([
    prefetchTimeline(queries, { ...state, view }, principal, now),
    prefetchNowIncidents(queries, principal),
    filter && prefetchIncidentList(queries, filter, principal),
  ])
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Timeline />
    </HydrationBoundary>
  )
}
