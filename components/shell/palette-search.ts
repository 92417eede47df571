/** How the command palette asks for incidents and events. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EventSummaryView, Page } from '@/lib/events/contract'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { fetchJson } from '@/lib/wire/fetch-json'

const EVENTS_SHOWN = '8'
/** Fewer letters are in too many events. */
const LETTERS_FOR_EVENTS = 2

/** What the typed words found. */
export interface PaletteFinds {
  /** The incident of that id, and those that hold the words or are of a service so called, newest first. */
  incidents: readonly IncidentSummaryView[]
  /** The events that hold the words, newest first. */
  events: readonly EventSummaryView[]
  /** One of the two could not be asked for. */
  isPartial: boolean
}

/**
 * What the typed words find. Both lists come at once: an answer that came later would move the choice under the finger
 * that goes to Enter. Rejects when neither could be asked for.
 */
export function paletteSearchQuery(typed: string) {
  return queryOptions({
    queryKey: ['incidents', 'palette', typed],
    queryFn: async ({ signal }): Promise<PaletteFinds> => {
      const [incidents, events] = await Promise.allSettled([findIncidents(typed, signal), findEvents(typed, signal)])
      if (incidents.status === 'rejected' && events.status === 'rejected') throw incidents.reason
      return {
        incidents: incidents.status === 'fulfilled' ? incidents.value : [],
        events: events.status === 'fulfilled' ? events.value : [],
        isPartial: incidents.status !== events.status,
      }
    },
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  })
}

async function findIncidents(typed: string, signal: AbortSignal): Promise<IncidentSummaryView[]> {
  const parameters = new URLSearchParams({ q: typed })
  return (await fetchJson<{ data: IncidentSummaryView[] }>(`/api/timeline/found-incidents?${parameters}`, signal)).data
}

async function findEvents(typed: string, signal: AbortSignal): Promise<EventSummaryView[]> {
  if (typed.length < LETTERS_FOR_EVENTS) return []
  const parameters = new URLSearchParams({ q: typed, limit: EVENTS_SHOWN })
  return (await fetchJson<Page<EventSummaryView>>(`/api/timeline/events?${parameters}`, signal)).data
}
