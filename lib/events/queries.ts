/** How browser and server ask for events: keys under `events`, which the live signal of that name refreshes. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/wire/fetch-json'
import type {
  AffectedAccountView,
  AffectedEntityView,
  ChoicesView,
  EventSummaryView,
  EventView,
  FacetsView,
  LanesView,
  NowView,
  Page,
  TraceView,
} from './contract'
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

/** Accounts, teams or owners of incidents to filter by, for what somebody typed, and the names of those that are chosen. */
export function choicesQuery(name: 'account' | 'team' | 'owner', typed: string, chosen: readonly string[]) {
  const params = new URLSearchParams([['name', name], ...chosen.map((value) => [name, value])])
  if (typed.trim() !== '') params.set('q', typed.trim().slice(0, 100))
  return queryOptions({
    queryKey: ['events', 'choices', params.toString()],
    queryFn: ({ signal }) => fetchData<ChoicesView>(`/api/timeline/choices?${params}`, signal),
    placeholderData: keepPreviousData,
    staleTime: LONGEST_WRONG,
  })
}

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
    meta: { topics: ['incidents'] },
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
    meta: { topics: ['incidents'] },
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

/** Rows of each page of an event's accounts and entities. */
const REACH_PAGE = 200

/** The accounts of an event, page by page. */
export function affectedAccountsQuery(id: string) {
  return reachQuery<AffectedAccountView>(id, 'accounts', '')
}

/** The entities of an event, page by page; `status` null: all, `none`: those without one. */
export function affectedEntitiesQuery(id: string, status: string | null) {
  return reachQuery<AffectedEntityView>(id, 'entities', status === null ? '' : `&status=${encodeURIComponent(status)}`)
}

function reachQuery<T>(id: string, what: 'accounts' | 'entities', filter: string) {
  const address = `/api/v1/events/${encodeURIComponent(id)}/${what}?limit=${REACH_PAGE}${filter}`
  return infiniteQueryOptions({
    queryKey: ['events', 'reach', address],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<T>>(pageParam === null ? address : `${address}&cursor=${encodeURIComponent(pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: LONGEST_WRONG,
  })
}

async function fetchData<T>(address: string, signal: AbortSignal): Promise<T> {
  return (await fetchJson<{ data: T }>(address, signal)).data
}
