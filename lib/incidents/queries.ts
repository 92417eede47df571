/** How browser and server ask for incidents: keys under `incidents`, which the live signal of that name refreshes. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Page } from '@/lib/events/contract'
import { fetchJson, postJson } from '@/lib/wire/fetch-json'
import type { IncidentSummaryView, IncidentView, NowIncidentsView, PresenceView } from './contract'
import { formatIncidentFilter, type IncidentFilter } from './filter'

// A signal may be missed; nothing here may be wrong for longer than this.
const LONGEST_WRONG = 60_000

/** Rows of the first paint. */
export const FIRST_PAGE = 50
/** Rows of each further page: scrolling asks less often. */
const LATER_PAGE = 200

/** What goes on now. */
export const nowIncidentsQuery = queryOptions({
  queryKey: ['incidents', 'now'],
  queryFn: ({ signal }) => fetchData<NowIncidentsView>('/api/timeline/now-incidents', signal),
  refetchInterval: LONGEST_WRONG,
})

/** The rows of the list, page by page. Filters are told with their bounds, so that the same question has the same key. */
export function incidentListQuery(filter: IncidentFilter) {
  const asked = formatIncidentFilter(filter).toString()
  return infiniteQueryOptions({
    queryKey: ['incidents', 'list', asked],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(asked)
      params.set('limit', String(pageParam === null ? FIRST_PAGE : LATER_PAGE))
      if (pageParam !== null) params.set('cursor', pageParam)
      return fetchJson<Page<IncidentSummaryView>>(`/api/timeline/incidents?${params}`, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LONGEST_WRONG,
  })
}

/** True when the server knows of no such incident: asking again will not help. */
export function isNoSuchIncident(error: Error): boolean {
  return error.message.startsWith('There is no incident')
}

/** One incident with all that is known about it; of one that was merged into another, that other. */
export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: ['incidents', 'incident', id],
    queryFn: ({ signal }) => fetchData<IncidentView>(`/api/v1/incidents/${encodeURIComponent(id)}`, signal),
    refetchInterval: LONGEST_WRONG,
    retry: (failures, error) => failures < 1 && !isNoSuchIncident(error),
  })
}

/** How often a tab says that it still has an incident open, in ms. */
const SIGN_OF_LIFE = 20_000

/** Where a tab says that it has an incident open, and hears who else has. */
export function presenceAddress(id: string): string {
  return `/api/incidents/${encodeURIComponent(id)}/presence`
}

/**
 * Who has an incident open; asking says that this tab has, too, and at which place of it. Under `presence`, the signal of
 * that name.
 */
export function presenceQuery(id: string, tab: string, place: string | null = null) {
  return queryOptions({
    queryKey: ['presence', id, tab, place],
    queryFn: async ({ signal }) =>
      (await postJson<{ data: PresenceView }>(presenceAddress(id), { tab, place }, signal)).data,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: SIGN_OF_LIFE,
    retry: false,
  })
}

async function fetchData<T>(address: string, signal: AbortSignal): Promise<T> {
  return (await fetchJson<{ data: T }>(address, signal)).data
}
