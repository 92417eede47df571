/** How the browser asks for blast radii: keys under `incidents`, which the live signal of that name refreshes. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { fetchJson } from '@/lib/wire/fetch-json'
import type { BlastAccountDetail, BlastEntityRow, BlastPage } from './contract'
import { type BlastView, formatBlastView } from './filter'

// A signal may be missed; nothing here may be wrong for longer than this.
const LONGEST_WRONG = 60_000

/** Rows of the first paint, and of each further page. */
export const PAGE_OF_ACCOUNTS = 100
const PAGE_OF_ENTITIES = 500

/** Everything that is known about who an incident touches. The directory moves it too. */
export function blastFactsQuery(id: string) {
  return queryOptions({
    queryKey: ['incidents', id, 'blast-radius'],
    queryFn: async ({ signal }) => (await fetchJson<{ data: BlastFacts }>(`${pathOf(id)}/facts`, signal)).data,
    refetchInterval: LONGEST_WRONG,
    meta: { topics: ['accounts'] },
  })
}

/** Why one account is touched, with its resources. */
export function blastAccountQuery(id: string, account: string, at: string | null) {
  const asked = at === null ? '' : `?${new URLSearchParams({ at })}`
  return queryOptions({
    queryKey: ['incidents', id, 'blast-radius', 'account', account, at],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ data: BlastAccountDetail }>(`${pathOf(id)}/account/${account}${asked}`, signal)).data,
    meta: { topics: ['accounts'] },
  })
}

/** The resources that AWS named in what a view lets through, page by page. */
export function blastEntitiesQuery(id: string, view: BlastView) {
  const asked = formatBlastView({ ...view, by: 'entity' }).toString()
  return infiniteQueryOptions({
    queryKey: ['incidents', id, 'blast-radius', 'entities', asked],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(asked)
      params.set('limit', String(PAGE_OF_ENTITIES))
      if (pageParam !== null) params.set('cursor', pageParam)
      const address = `/api/v1/incidents/${encodeURIComponent(id)}/blast-radius?${params}`
      return fetchJson<BlastPage<BlastEntityRow>>(address, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    meta: { topics: ['accounts'] },
  })
}

/** Where exactly what a view lets through can be saved as a file. */
export function blastFileAddress(id: string, format: 'csv' | 'json', view: BlastView): string {
  return `${pathOf(id)}/${format}${questionOf(formatBlastView(view))}`
}

/** The same of what would happen if a service failed in a Region (null: wherever). */
export function whatIfFileAddress(
  service: string,
  region: string | null,
  format: 'csv' | 'json',
  view: BlastView,
): string {
  const params = formatBlastView({ ...view, filter: { ...view.filter, services: [] } })
  params.set('service', service)
  if (region !== null) params.set('region', region)
  return `/api/what-if/${format}${questionOf(params)}`
}

function pathOf(id: string): string {
  return `/api/incidents/${encodeURIComponent(id)}/blast-radius`
}

function questionOf(params: URLSearchParams): string {
  return params.size === 0 ? '' : `?${params}`
}
