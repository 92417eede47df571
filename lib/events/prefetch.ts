/** Reads what the timeline shows first, under the keys by which the browser will know it. */
import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import { NO_FILTER, type Range } from './filter'
import { eventListQuery, eventQuery, FIRST_PAGE, facetsQuery, lanesQuery, nowQuery, traceQuery } from './queries'
import { getEvent, listEventSummaries } from './read'
import { listLaneBars, readFacets, readNow, readTrace } from './read-overview'
import { listedFilter, rangeStart, tracedFilter } from './time-window'
import { DEFAULT_RANGE, type TimelineState } from './view-state'

/**
 * The range for a page that asks for none: the last 90 days, or the whole record where that has nothing to show, as on
 * a machine that cannot reach AWS.
 */
export async function chooseRange(now: number): Promise<Range> {
  const from = rangeStart(DEFAULT_RANGE, now)
  try {
    const { data } = await listEventSummaries({ ...NO_FILTER, from }, { limit: 1, cursor: null })
    // What began earlier and has no end is listed too, and is nothing recent.
    return data[0] && from !== null && data[0].startedAt >= from ? DEFAULT_RANGE : 'all'
  } catch {
    return DEFAULT_RANGE
  }
}

/** What cannot be read is left to the browser, which tries again and says so. */
export async function prefetchTimeline(queries: QueryClient, state: TimelineState, fallback: Range, now: number) {
  const listed = listedFilter(state, fallback, now)
  const traced = tracedFilter(state, fallback, now)
  const reads: Promise<unknown>[] = [
    queries.query({ ...nowQuery, queryFn: readNow }),
    queries.query({ ...facetsQuery, queryFn: readFacets }),
    queries.query({ ...traceQuery(traced), queryFn: () => readTrace(traced) }),
  ]
  if (state.view === 'lanes') {
    reads.push(queries.query({ ...lanesQuery(traced), queryFn: () => listLaneBars(traced) }))
  } else {
    const queryFn = () => listEventSummaries(listed, { limit: FIRST_PAGE, cursor: null })
    reads.push(queries.infiniteQuery({ ...eventListQuery(listed), queryFn }))
  }
  if (state.event !== null) {
    const id = state.event
    reads.push(queries.query({ ...eventQuery(id), queryFn: () => getEvent(id) }))
  }
  await Promise.allSettled(reads)
}
