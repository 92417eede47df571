/** Fetches again what rests on topics that changed. */
import type { Query, QueryClient } from '@tanstack/react-query'

/** First fetches that are followed by another. */
const awaited = new WeakSet<Query>()

/** Has every query fetched again that rests on one of the topics, by the first word of its key or by its `meta.topics`. */
export function fetchAgain(queries: QueryClient, topics: ReadonlySet<string>): void {
  const filters = {
    predicate: ({ queryKey: [topic], meta }: Query) =>
      [topic, ...listOf(meta?.topics)].some((name) => topics.has(`${name}`)),
  }
  const underWay = queries.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })
  void queries.invalidateQueries(filters)
  // A first fetch is not begun anew by that: what it brings may be from before the change.
  for (const query of underWay) {
    if (query.state.data !== undefined || awaited.has(query)) continue
    awaited.add(query)
    const again = () => {
      awaited.delete(query)
      return queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
    }
    void query.promise?.then(again, again)
  }
}

function listOf(topics: unknown): unknown[] {
  return Array.isArray(topics) ? topics : []
}
