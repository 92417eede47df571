/** How the command palette asks for events and incidents. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EventSummaryView, Page } from '@/lib/events/contract'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { fetchJson } from '@/lib/wire/fetch-json'

const EVENTS_SHOWN = '8'

/** The events that hold the typed words, newest first. */
export function eventSearchQuery(typed: string) {
  return queryOptions({
    queryKey: ['events', 'palette', typed],
    queryFn: async ({ signal }) => {
      const parameters = new URLSearchParams({ q: typed, limit: EVENTS_SHOWN })
      return (await fetchJson<Page<EventSummaryView>>(`/api/timeline/events?${parameters}`, signal)).data
    },
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  })
}

/** The incident of that id, and those that hold the typed words or are of a service so called, newest first. */
export function incidentSearchQuery(typed: string) {
  return queryOptions({
    queryKey: ['incidents', 'palette', typed],
    queryFn: async ({ signal }) => {
      const parameters = new URLSearchParams({ q: typed })
      return (await fetchJson<{ data: IncidentSummaryView[] }>(`/api/timeline/found-incidents?${parameters}`, signal))
        .data
    },
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  })
}
