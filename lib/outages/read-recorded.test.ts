/** What is counted of the recorded history equals what SQL counts on the raw tables, by ranges and without our code. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { minutesOf } from '@/lib/domain/impact/minutes'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { recordObservations } from '@/lib/events/write'
import { CLOCKS, NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { SEEN } from '@/lib/incidents/test-grouping'
import { addWindow } from '@/lib/incidents/write-windows'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { listOutages } from './read'

const HISTORY = path.resolve('../shared/data/public-feed/historyevents-2016-2019.json')
const NOW = SEEN

withDatabase()

interface Asked {
  service: string[]
  region: string[]
  from: string
  to: string
}

const QUARTERS = [2016, 2017, 2018, 2019].flatMap((year) =>
  ['01-01', '04-01', '07-01', '10-01'].map((day, place, days) => ({
    from: `${year}-${day}T00:00Z`,
    to: place === 3 ? `${year + 1}-01-01T00:00Z` : `${year}-${days[place + 1]}T00:00Z`,
  })),
)

const ASKED: Asked[] = [
  ...QUARTERS.map((quarter) => ({ service: [], region: [], ...quarter })),
  ...QUARTERS.map((quarter) => ({ service: ['ec2', 's3'], region: ['us-east-1'], ...quarter })),
  { service: ['iam'], region: [], from: '2018-01-01T00:00Z', to: '2019-01-01T00:00Z' },
  { service: ['iam'], region: [], from: '2018-05-07T14:30Z', to: '2018-05-07T15:00Z' },
  { service: [], region: ['us-east-1', 'eu-west-1'], from: '2016-01-01T00:00Z', to: '2020-01-01T00:00Z' },
  { service: [], region: ['us-west-2'], from: '2017-02-28T17:00Z', to: '2017-03-01T09:30Z' },
]

/** Stretches that the raw tables give for a clock, as ranges with a service and a Region. */
const RAW: Record<ImpactClock, string> = {
  declared: `SELECT o.incident_id, e.service, e.region, tstzrange(e.started_at, greatest(e.started_at, e.ended_at)) AS r
    FROM health_event e JOIN incident_event o ON o.event_id = e.id WHERE e.time_precision = 'exact' AND e.ended_at IS NOT NULL`,
  described: windows('described'),
  recovered: windows('recovered'),
  observed: `SELECT w.incident_id, w.service, w.region, tstzrange(w.from_at, w.to_at) AS r FROM observed_window w`,
}

function windows(clock: string): string {
  return `SELECT o.incident_id, e.service, e.region, tstzrange(w.from_at, greatest(w.from_at, coalesce(w.to_at, e.ended_at))) AS r
    FROM impact_window w JOIN health_event e ON e.id = w.event_id JOIN incident_event o ON o.event_id = e.id
    WHERE w.clock = '${clock}' AND NOT w.superseded AND coalesce(w.to_at, e.ended_at) IS NOT NULL
      AND (NOT w.bundled OR NOT EXISTS (SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))`
}

async function countRaw(clock: ImpactClock, { service, region, from, to }: Asked): Promise<number> {
  const { rows } = await pool().query<{ ms: number }>(
    `SELECT coalesce(sum(extract(epoch FROM upper(u) - lower(u)) * 1000), 0)::float8 AS ms FROM (
       SELECT unnest(range_agg(raw.r * tstzrange($1, $2))) AS u FROM (${RAW[clock]}) raw
       JOIN incident i ON i.id = raw.incident_id AND i.kind <> 'access'
       WHERE (cardinality($3::text[]) = 0 OR raw.service = ANY($3)) AND (cardinality($4::text[]) = 0 OR raw.region = ANY($4))) x
     WHERE NOT isempty(u)`,
    [from, to, service, region],
  )
  return rows[0]?.ms ?? Number.NaN
}

/** Incidents with an event of these that was going on in the period, or of which a clock tells something in it. */
async function listRawIncidents({ service, region, from, to }: Asked): Promise<string[]> {
  const parts = CLOCKS.map((clock) => `SELECT * FROM (${RAW[clock]}) ${clock}`)
  const own = `SELECT o.incident_id, e.service, e.region, tstzrange(e.started_at, greatest(e.started_at, e.ended_at), '[]') AS r
    FROM health_event e JOIN incident_event o ON o.event_id = e.id`
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT raw.incident_id::text AS id FROM (${[...parts, own].join(' UNION ALL ')}) raw
     JOIN incident i ON i.id = raw.incident_id AND i.kind <> 'access'
     WHERE (cardinality($3::text[]) = 0 OR raw.service = ANY($3)) AND (cardinality($4::text[]) = 0 OR raw.region = ANY($4))
       AND lower(raw.r) < $2 AND (upper(raw.r) > $1 OR lower(raw.r) >= $1) ORDER BY 1`,
    [from, to, service, region],
  )
  return rows.map(({ id }) => id)
}

describe.skipIf(!existsSync(HISTORY))('the recorded history (skipped where ../shared/data is absent)', () => {
  it('comes to the minutes and incidents that SQL finds in the raw tables', async () => {
    const events = parseHistory(bodyOf(readFileSync(HISTORY)), SEEN, createUnreadableReport())
    await recordObservations(
      events.map((observed) => ({ ...observed, listing: 'history' as const, fetchedAt: SEEN })),
      SEEN,
    )
    const doer = await buildDoer('Mira')
    const { rows } = await pool().query<{ id: string }>(
      `SELECT o.incident_id::text AS id FROM health_event e JOIN incident_event o ON o.event_id = e.id
       WHERE e.service = 'iam' AND e.started_at >= '2018-05-07' AND e.started_at < '2018-05-08'`,
    )
    const seen = { from: Date.parse('2018-05-07T14:25Z'), to: Date.parse('2018-05-07T15:05Z') }
    await inTransaction((client) =>
      addWindow(client, doer, rows[0]?.id ?? '', { ...seen, service: 'iam', region: 'us-east-1', sentence: null }),
    )
    let counted = 0
    for (const asked of ASKED) {
      const [from, to] = [Date.parse(asked.from), Date.parse(asked.to)]
      const filter = { ...NO_IMPACT_FILTER, service: asked.service, region: asked.region }
      const outages = await listOutages({ from, to, filter }, null)
      for (const clock of CLOCKS) {
        const { ms } = minutesOf(outages, clock, { from, to }, NOW)
        expect({ ...asked, clock, ms }).toEqual({ ...asked, clock, ms: await countRaw(clock, asked) })
        if (ms > 0) counted += 1
      }
      const incidents = [...new Set(outages.map(({ incidentId }) => incidentId))].toSorted()
      expect({ ...asked, incidents }).toEqual({ ...asked, incidents: await listRawIncidents(asked) })
    }
    expect(counted).toBeGreaterThan(50)
    const iam = await listOutages(
      {
        from: Date.parse('2018-05-07'),
        to: Date.parse('2018-05-08'),
        filter: { ...NO_IMPACT_FILTER, service: ['iam'] },
      },
      null,
    )
    const day = { from: Date.parse('2018-05-07'), to: Date.parse('2018-05-08') }
    expect(minutesOf(iam, 'described', day, NOW).spans).toEqual([
      [Date.parse('2018-05-07T14:19Z'), Date.parse('2018-05-07T15:20Z')],
    ])
  }, 120_000)
})
