/** How browser and server ask for source health: keys under `sources`, which the live signal of that name refreshes. */
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/wire/fetch-json'
import type { FreshnessView, SourceDetailView, SourceView } from './contract'

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

/** The sources that pages about accounts show: what the directory is read from, and what tells of services in use. */
export type ReadingKind = 'directory' | 'inventory'

type Shown = Pick<SourceView, 'id' | 'kind' | 'state' | 'connectionName' | 'lastCompletePollAt' | 'lastError'>

/** What is shown of the sources of a kind, as one text: pages of the server compare it with their own. */
export function readingOf(sources: readonly Shown[], kind: ReadingKind): string {
  const read = sources.filter((source) => source.kind === kind && source.state !== 'off')
  return JSON.stringify(
    read.map(({ id, connectionName, lastCompletePollAt, lastError }) => [
      id,
      connectionName,
      lastCompletePollAt,
      lastError,
    ]),
  )
}

/** The same, asked for by the browser whenever a source moved. */
export function readingQuery(kind: ReadingKind) {
  return queryOptions({
    queryKey: ['sources', 'reading', kind],
    queryFn: async ({ signal }) =>
      readingOf((await fetchJson<{ data: SourceView[] }>('/api/v1/sources', signal)).data, kind),
    staleTime: Number.POSITIVE_INFINITY,
    // The next page begins with its own.
    gcTime: 0,
  })
}
