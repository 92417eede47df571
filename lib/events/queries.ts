/** How browser and server ask for events: keys under `events`, which the live signal of that name refreshes. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/wire/fetch-json'
import type { EventSummaryView, EventView, FacetsView, LanesView, NowView, Page, TraceView } from './contract'
import { type EventFilter, formatEventFilter } from './filter'

// A signal may be missed; nothing here may be wrong for longer than this.
const LONGEST_WRONG = 60_000

/** Rows of the first paint. */
export const FIRST_PAGE = 50
/** Rows of each further page: scrolling asks less often. */
const LATER_PAGE = 200

/** What is open now. */
export const nowQuery = queryOptions({
  queryKey: ['events', 'now'],
  queryFn: ({ signal }) => fetchData<NowView>('/api/timeline/now', signal),
  refetchInterval: LONGEST_WRONG,
})

/** Services and Regions to filter by. */
export const facetsQuery = queryOptions({
  queryKey: ['events', 'facets'],
  queryFn: ({ signal }) => fetchData<FacetsView>('/api/timeline/facets', signal),
  staleTime: LONGEST_WRONG,
})

/** The rows of the list, page by page. Filters are told with their bounds, so that the same question has the same key. */
export function eventListQuery(filter: EventFilter) {
  return infiniteQueryOptions({
    queryKey: ['events', 'list', formatEventFilter(filter).toString()],
    queryFn: ({ pageParam, signal }) => {
      const params = formatEventFilter(filter)
      params.set('limit', String(pageParam === null ? FIRST_PAGE : LATER_PAGE))
      if (pageParam !== null) params.set('cursor', pageParam)
      return fetchJson<Page<EventSummaryView>>(`/api/timeline/events?${params}`, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LONGEST_WRONG,
  })
}

/** The trace's days. */
export function traceQuery(filter: EventFilter) {
  const params = formatEventFilter(filter).toString()
  return queryOptions({
    queryKey: ['events', 'trace', params],
    queryFn: ({ signal }) => fetchData<TraceView>(`/api/timeline/trace?${params}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: LONGEST_WRONG,
  })
}

/** The bars of the lanes. */
export function lanesQuery(filter: EventFilter) {
  const params = formatEventFilter(filter).toString()
  return queryOptions({
    queryKey: ['events', 'lanes', params],
    queryFn: ({ signal }) => fetchData<LanesView>(`/api/timeline/lanes?${params}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: LONGEST_WRONG,
  })
}

/** True when the server knows of no such event: asking again will not help. */
export function isNoSuchEvent(error: Error): boolean {
  return error.message.startsWith('There is no event')
}

/** One event with all that is known about it. */
export function eventQuery(id: string) {
  return queryOptions({
    queryKey: ['events', 'event', id],
    queryFn: ({ signal }) => fetchData<EventView>(`/api/v1/events/${encodeURIComponent(id)}`, signal),
    refetchInterval: LONGEST_WRONG,
    retry: (failures, error) => failures < 1 && !isNoSuchEvent(error),
  })
}

async function fetchData<T>(address: string, signal: AbortSignal): Promise<T> {
  return (await fetchJson<{ data: T }>(address, signal)).data
}
