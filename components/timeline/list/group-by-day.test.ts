import { describe, expect, it } from 'vitest'
import { buildEventSummary } from '@/lib/testing/build-event-summary'
import { groupByDay } from './group-by-day'

describe('events by day', () => {
  it('stand under the day on which they began in the zone', () => {
    const events = [
      buildEventSummary({ id: '3', startedAt: '2026-09-04T03:00:00.000Z' }),
      buildEventSummary({ id: '2', startedAt: '2026-09-03T23:00:00.000Z' }),
      buildEventSummary({ id: '1', startedAt: '2025-09-03T23:00:00.000Z' }),
    ]
    expect(groupByDay(events, 'UTC', null).map(({ day, first }) => [day, first])).toEqual([
      ['2026-09-04', 0],
      ['2026-09-03', 1],
      ['2025-09-03', 2],
    ])
    expect(groupByDay(events, 'America/Los_Angeles', null).map(({ rows: { length } }) => length)).toEqual([2, 1])
  })

  it('are told apart from what began before the range', () => {
    const events = [
      buildEventSummary({ id: '2', startedAt: '2026-09-03T23:00:00.000Z' }),
      buildEventSummary({ id: '1', startedAt: '2019-01-03T23:00:00.000Z', endUnknown: true, status: 'open' }),
    ]
    const groups = groupByDay(events, 'UTC', '2026-06-07T00:00:00.000Z')
    expect(groups.map(({ day }) => day)).toEqual(['2026-09-03', null])
  })
})
