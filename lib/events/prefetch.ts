/** Reads what the timeline shows first, under the keys by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import type { Principal } from '@/lib/domain/access'
import { ownedBy } from './filter'
import {
  choicesQuery,
  eventListQuery,
  eventQuery,
  FIRST_PAGE,
  facetsQuery,
  lanesQuery,
  nowQuery,
  traceQuery,
} from './queries'
import { getEvent, listEventSummaries } from './read'
import { readChoices } from './read-choices'
import { readNow } from './read-now'
import { listLaneBars, readFacets } from './read-overview'
import { readTrace } from './read-trace'
import { listedFilter, tracedFilter } from './time-window'
import type { TimelineState } from './view-state'

/**
 * All but the rows of incidents, which lib/incidents/prefetch reads. What cannot be read is left to the browser, which
 * tries again and says so.
 */
export async function prefetchTimeline(
  queries: QueryClient,
  state: TimelineState,
  asks: Pick<Principal, 'kind' | 'id' | 'accounts'>,
  now: number,
) {
  const { accounts } = asks
  const listed = listedFilter(state, now)
  const traced = tracedFilter(state, now)
  const own = { listed: ownedBy(listed, asks), traced: ownedBy(traced, asks) }
  const reads: Promise<unknown>[] = [
    queries.query({ ...nowQuery, queryFn: () => readNow(accounts) }),
    queries.query({ ...facetsQuery, queryFn: () => readFacets(accounts) }),
    queries.query({ ...traceQuery(traced), queryFn: () => readTrace(own.traced, accounts) }),
  ]
  if (state.view === 'lanes') {
    reads.push(queries.query({ ...lanesQuery(traced), queryFn: () => listLaneBars(own.traced, accounts) }))
  } else if (state.view === 'events') {
    const queryFn = () => listEventSummaries(own.listed, { limit: FIRST_PAGE, cursor: null }, accounts)
    reads.push(queries.infiniteQuery({ ...eventListQuery(listed), queryFn }))
  }
  if (state.event !== null) {
    const id = state.event
    reads.push(queries.query({ ...eventQuery(id), queryFn: () => getEvent(id, accounts) }))
  }
  // The names of those that the address names only by id.
  for (const name of ['account', 'team', 'owner'] as const) {
    const chosen = state.filter[name]
    const queryFn = () => readChoices({ name, typed: '', chosen }, accounts)
    if (chosen.length > 0) reads.push(queries.query({ ...choicesQuery(name, '', chosen), queryFn }))
  }
  await Promise.allSettled(reads)
}
