// A .tsx, so that it runs with the React of browsers: TanStack Query needs it, and Next gives it that on the server too.
import { beforeEach, describe, expect, it } from 'vitest'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { createQueryClient } from '@/lib/wire/query-client'
import { prefetchTimeline } from './prefetch'
import { eventListQuery, eventQuery, facetsQuery, lanesQuery, nowQuery, traceQuery } from './queries'
import { listedFilter, tracedFilter } from './time-window'
import { PLAIN_STATE, type TimelineState } from './view-state'
import { recordObservations } from './write'

withDatabase()
beforeEach(ensureSources)

const DAY = 86_400_000
const ASKS = { kind: 'token', id: '1', accounts: null } as const
const NOW = Date.parse('2026-03-10T12:00:00Z')

async function store(daysAgo: number, endedAfter: number | null): Promise<string> {
  const startedAt = NOW - daysAgo * DAY
  const ended = endedAfter === null ? {} : { status: 'closed', endedAt: startedAt + endedAfter }
  const arn = `arn:aws:health:us-east-1::event/X/Y/Z_${daysAgo}`
  const { seen } = await recordObservations([buildObservation({ arn, startedAt, saidAt: startedAt, ...ended })], NOW)
  return seen[0] ?? ''
}

async function prefetch(state: Partial<TimelineState>) {
  const queries = createQueryClient()
  await prefetchTimeline(queries, { ...PLAIN_STATE, ...state }, ASKS, NOW)
  return queries
}

describe('what the page is sent with', () => {
  it('is what the browser will ask for, under the same keys', async () => {
    const id = await store(3, DAY)
    const state = { ...PLAIN_STATE, view: 'events' as const, event: id }
    const queries = await prefetch(state)
    expect(queries.getQueryData(nowQuery.queryKey)).toMatchObject({ openCount: 0 })
    expect(queries.getQueryData(facetsQuery.queryKey)).toMatchObject({ total: 1 })
    expect(queries.getQueryData(traceQuery(tracedFilter(state, NOW)).queryKey)?.days).toHaveLength(2)
    const list = queries.getQueryData(eventListQuery(listedFilter(state, NOW)).queryKey)
    expect(list?.pages[0]?.data.map((event) => event.id)).toEqual([id])
    expect(queries.getQueryData(eventQuery(id).queryKey)?.updates).toHaveLength(1)
  })

  it('has bars instead of rows for the lanes', async () => {
    await store(3, DAY)
    const state = { ...PLAIN_STATE, view: 'lanes' as const }
    const queries = await prefetch(state)
    expect(queries.getQueryData(lanesQuery(tracedFilter(state, NOW)).queryKey)?.total).toBe(1)
    expect(queries.getQueryData(eventListQuery(listedFilter(state, NOW)).queryKey)).toBeUndefined()
  })

  it('leaves out what cannot be read', async () => {
    const queries = await prefetch({ event: '999' })
    expect(queries.getQueryData(eventQuery('999').queryKey)).toBeUndefined()
    expect(queries.getQueryData(nowQuery.queryKey)).toBeDefined()
  })
})
