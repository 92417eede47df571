/** The summary of an event as the list has it, for the moment until the event itself is there. */
'use client'

import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import type { EventSummaryView, Page } from '@/lib/events/contract'

export function useKnownSummary(id: string | null): string | null {
  const queries = useQueryClient()
  if (id === null) return null
  const lists = queries.getQueriesData<InfiniteData<Page<EventSummaryView>>>({ queryKey: ['events', 'list'] })
  const listed = lists.flatMap(([, data]) => data?.pages ?? []).flatMap((page) => page.data)
  return listed.find((event) => event.id === id)?.summary ?? null
}
