/** How browser and server ask for source health: keys under `sources`, which the live signal of that name refreshes. */
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/wire/fetch-json'
import type { FreshnessView, SourceDetailView } from './contract'

// A signal may be missed; nothing here may be wrong for longer than this.
const LONGEST_WRONG = 60_000

/** What the chip in the header and the strip under it say. */
export const freshnessQuery = queryOptions({
  queryKey: ['sources', 'freshness'],
  queryFn: async ({ signal }) => (await fetchJson<{ data: FreshnessView }>('/api/freshness', signal)).data,
  refetchInterval: LONGEST_WRONG,
})

/** What the page about sources shows. */
export const sourceDetailsQuery = queryOptions({
  queryKey: ['sources', 'details'],
  queryFn: async ({ signal }) => (await fetchJson<{ data: SourceDetailView[] }>('/api/sources', signal)).data,
  refetchInterval: LONGEST_WRONG,
})
