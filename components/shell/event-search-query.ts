/** How the command palette asks for events. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EventSummaryView, Page } from '@/lib/events/contract'
import { fetchJson } from '@/lib/wire/fetch-json'

const SHOWN = '8'

/** The events that hold the typed words, newest first. */
export function eventSearchQuery(typed: string) {
  return queryOptions({
    queryKey: ['events', 'palette', typed],
    queryFn: async ({ signal }) => {
      const parameters = new URLSearchParams({ q: typed, limit: SHOWN })
      return (await fetchJson<Page<EventSummaryView>>(`/api/timeline/events?${parameters}`, signal)).data
    },
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  })
}
