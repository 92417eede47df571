/** What /api/v1/history answers, on real PostgreSQL; on the recorded history against sums that SQL makes of the raw rows. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { SEEN } from '@/lib/incidents/test-grouping'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import { withDatabase } from '@/lib/testing/database'
import { readHistoryAnswer } from './read-answer'
import { requestedAnswer } from './request'

const HISTORY = path.resolve('../shared/data/public-feed/historyevents-2016-2019.json')

withDatabase()

const ask = async (query: string) =>
  (await readHistoryAnswer(requestedAnswer(`http://localhost/api/v1/history?${query}`, SEEN), null, SEEN)).data

describe('an answer', () => {
  it('has zeros and nulls where nothing is on record, not errors', async () => {
    expect(await ask('from=2018-01-01&to=2018-02-01')).toMatchObject({
      ...{
        from: '2018-01-01T00:00:00.000Z',
        to: '2018-02-01T00:00:00.000Z',
        zone: 'UTC',
        clock: 'declared',
        by: 'month',
      },
      total: {
        ...{ minutes: 0, incidents: 0, availability: 1, availabilityIsAtMost: true, endUnknown: [], longest: [] },
        timeBetweenIncidents: { count: 0, median: null, shortest: null, longest: null },
      },
      ...{ touched: null, rows: [], hoursOfWeek: null, known: [] },
    })
    expect(await ask('')).toMatchObject({ total: { availability: null, minutes: 0 } })
  })
})

interface Sum {
  service: string
  month: string
  minutes: number
}

describe.skipIf(!existsSync(HISTORY))('of the recorded history (skipped where ../shared/data is absent)', () => {
  const record = async () => {
    const events = parseHistory(bodyOf(readFileSync(HISTORY)), SEEN, createUnreadableReport())
    await recordObservations(
      events.map((observed) => ({ ...observed, listing: 'history' as const, fetchedAt: SEEN })),
      SEEN,
    )
  }

  it('equals what SQL sums up of AWS’s own starts and ends, month by month of a zone', async () => {
    await record()
    const zone = 'America/New_York'
    const { rows: expected } = await pool().query<Sum>(
      `WITH months AS (SELECT m::date AS month, tstzrange(m AT TIME ZONE $1, (m + interval '1 month') AT TIME ZONE $1) AS span
         FROM generate_series(timestamp '2016-01-01', timestamp '2019-12-01', interval '1 month') m),
       hit AS (SELECT e.service, m.month, range_agg(tstzrange(e.started_at, e.ended_at) * m.span) AS spans
         FROM health_event e JOIN incident_event i ON i.event_id = e.id
           JOIN months m ON tstzrange(e.started_at, e.ended_at) && m.span
         WHERE e.ended_at > e.started_at GROUP BY e.service, m.month)
       SELECT service, to_char(month, 'YYYY-MM') AS month,
         (SELECT sum(extract(epoch FROM upper(s) - lower(s))) / 60 FROM unnest(spans) s)::float8 AS minutes
       FROM hit ORDER BY service, month`,
      [zone],
    )
    expect(expected.length).toBeGreaterThan(100)
    const { rows } = await ask(`zone=${zone}&from=2016-01-01T05:00Z&to=2020-01-01T05:00Z`)
    const told = rows.flatMap(({ service, cells }) =>
      cells
        .filter(({ minutes }) => minutes > 0)
        .map(({ from, minutes }) => ({ service, month: from.slice(0, 7), minutes: Math.round(minutes * 10) })),
    )
    const inOrder = (list: readonly { service: string | null; month: string }[]) =>
      list.toSorted((a, b) => `${a.service} ${a.month}`.localeCompare(`${b.service} ${b.month}`))
    expect(inOrder(told)).toEqual(
      inOrder(expected.map(({ minutes, ...of }) => ({ ...of, minutes: Math.round(minutes * 10) }))),
    )
  })

  it('knows of IAM on 7 May 2018, and in which hour of the week', async () => {
    await record()
    const query = 'service=iam&from=2018-05-07&to=2018-05-08&clock=described'
    const { rows } = await ask(`${query}&by=day`)
    expect(rows).toMatchObject([
      { service: 'iam', minutes: 61, incidents: 1, cells: [{ minutes: 61 }], availabilityIsAtMost: true },
    ])
    const { hoursOfWeek } = await ask(`${query}&by=hour-of-week&zone=America/Los_Angeles`)
    expect(hoursOfWeek?.map((minutes, hour) => [hour, minutes]).filter(([, minutes]) => minutes !== 0)).toEqual([
      [7, 41],
      [8, 20],
    ])
  })
})
