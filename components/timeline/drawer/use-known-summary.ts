/** The summary of an event as the lists have it, for the moment until the event itself is there. */
'use client'

import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import type { EventSummaryView, NowView, Page } from '@/lib/events/contract'
import { nowQuery } from '@/lib/events/queries'

export function useKnownSummary(id: string | null): string | null {
  const queries = useQueryClient()
  if (id === null) return null
  const lists = queries.getQueriesData<InfiniteData<Page<EventSummaryView>>>({ queryKey: ['events', 'list'] })
  const listed = lists.flatMap(([, data]) => data?.pages ?? []).flatMap((page) => page.data)
  const open = queries.getQueryData<NowView>(nowQuery.queryKey)?.open ?? []
  return [...open, ...listed].find((event) => event.id === id)?.summary ?? null
}
