/** How fast events are grouped into incidents: many from nothing beside COPY of the rows, one among many beside the bare query. */
import { writeFileSync } from 'node:fs'
import { createPool, pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { type BacklogPlace, correlateBacklog, correlateEvents } from '@/lib/incidents/write-correlation'
import { copyTables } from './copy-table'

const TABLES = ['incident', 'incident_event', 'incident_link', 'incident_change', 'outage']
const [WARM_UP, RUNS] = [20, 200]

/** Whatever a new event could be linked with by place and service, as one statement without a thought. */
const BARE_QUERY = `SELECT id, arn, service, region, type_code, started_at, ended_at, said_at, status, summary FROM health_event
  WHERE region = $1 AND started_at BETWEEN $3::timestamptz - interval '2 hours' AND $3::timestamptz + interval '2 hours'
    OR service = $2 AND started_at BETWEEN $3::timestamptz - interval '1 day' AND $3::timestamptz + interval '1 day'`

const NEW_EVENT = `INSERT INTO health_event (arn, service, upstream_service, service_name, region, type_code, category, scope,
    status, severity, peak_severity, summary, started_at, said_at, fetched_at, listing, payload_digest)
  SELECT 'arn:new/' || $1, service, upstream_service, service_name, region, type_code, category, scope, 'open',
    'degradation', 'degradation', summary, started_at + interval '7 minutes', started_at + interval '7 minutes', now(),
    'current', payload_digest
  FROM health_event WHERE started_at >= now() - interval '10 years' * ($1::float8 / $2) ORDER BY started_at LIMIT 1
  RETURNING id::text, service, region, started_at::text AS "startedAt"`

/** Groups all that is stored. Seconds. */
async function correlateAll(): Promise<number> {
  const begun = performance.now()
  let place: BacklogPlace | null = null
  do place = await correlateBacklog(place)
  while (place !== null)
  return (performance.now() - begun) / 1_000
}

async function copyBeside(emptyUrl: string): Promise<{ rows: number; seconds: number }> {
  const empty = createPool(emptyUrl)
  await copyTables(pool(), empty, ['health_event'])
  const copied = await copyTables(pool(), empty, TABLES)
  await empty.end()
  return copied
}

/** Adds events one after the other, at places all over the record. ms of each, and of the bare query for the same. */
async function correlateOnes(): Promise<{ ms: number[]; bareMs: number[] }> {
  const figures: { ms: number[]; bareMs: number[] } = { ms: [], bareMs: [] }
  for (let run = 1; run <= WARM_UP + RUNS; run += 1) {
    await inTransaction(async (client) => {
      await takeTurn(client, 'record')
      const { rows } = await client.query(NEW_EVENT, [run, WARM_UP + RUNS])
      const [event] = rows as { id: string; service: string; region: string; startedAt: string }[]
      if (event === undefined) throw new Error('There was no event to place a new one beside.')
      figures.bareMs.push(await time(() => client.query(BARE_QUERY, [event.region, event.service, event.startedAt])))
      figures.ms.push(await time(() => correlateEvents(client, [event.id])))
    })
  }
  return { ms: figures.ms.slice(WARM_UP), bareMs: figures.bareMs.slice(WARM_UP) }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2))
}

const [emptyUrl = '', events = '0', result = ''] = process.argv.slice(2)
const seconds = await correlateAll()
await pool().query('ANALYZE incident, incident_event, incident_link, incident_change')
const copied = await copyBeside(emptyUrl)
const { ms, bareMs } = await correlateOnes()
const count = await pool().query<{ incidents: number }>('SELECT count(*)::int AS incidents FROM incident')
writeFileSync(
  result,
  JSON.stringify({
    bench: 'correlation',
    events: Number(events),
    incidents: count.rows[0]?.incidents,
    seconds: Number(seconds.toFixed(1)),
    eventsPerSecond: Math.round(Number(events) / seconds),
    ratioToCopy: Number((copied.seconds / seconds).toFixed(2)),
    ...{ oneMs: percentile(ms, 0.5), oneP95Ms: percentile(ms, 0.95) },
    ...{ bareQueryMs: percentile(bareMs, 0.5), bareQueryP95Ms: percentile(bareMs, 0.95) },
  }),
)
process.exit(0)
