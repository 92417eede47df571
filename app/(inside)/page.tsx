/** The timeline: what AWS says, day by day, as the address asks for it. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { Timeline } from '@/components/timeline/timeline'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { prefetchTimeline } from '@/lib/events/prefetch'
import { parseTimelineState } from '@/lib/events/view-state'
import { createQueryClient } from '@/lib/wire/query-client'
import { timelineMetadata } from './timeline-metadata'
import { toSearchParams } from './to-search-params'

export async function generateMetadata({ searchParams }: PageProps<'/'>): Promise<Metadata> {
  const { state } = parseTimelineState(toSearchParams(await searchParams))
  return timelineMetadata(state, await currentPrincipal())
}

export default async function TimelinePage({ searchParams }: PageProps<'/'>) {
  const { accounts } = await requirePage('timeline:read')
  const { state } = parseTimelineState(toSearchParams(await searchParams))
  const queries = createQueryClient()
  await prefetchTimeline(queries, state, accounts, Date.now())
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Timeline />
    </HydrationBoundary>
  )
}
