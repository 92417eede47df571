/**
 * What the worker does for history and summaries, in a process of its own: `fill` makes the data and computes every outage
 * from the record; `work` composes a report, then stores events and computes the outages of their incidents anew.
 */
import { writeFileSync } from 'node:fs'
import { createClient, pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { recordObservations } from '@/lib/events/write'
import { composeReport } from '@/lib/impact-reports/read-composed'
import { rebuildOutages } from '@/lib/outages/write-rebuild'
import { refreshOutages } from '@/lib/outages/write-rollup'
import { fillImpact, IMPACT_SIZE } from './impact-data'
import { syntheticHistory } from './synthetic-history'

const REPORTS = 3
const [INGESTED, STEP] = [20_000, 5_000]

async function fill(events: number) {
  const client = createClient()
  await client.connect()
  await fillImpact(client, { ...IMPACT_SIZE, events })
  const rebuildSeconds = await seconds(rebuildOutages)
  await client.query('VACUUM ANALYZE outage')
  const { rows } = await client.query(`SELECT (SELECT count(*) FROM incident)::int AS incidents,
    (SELECT count(*) FROM outage)::int AS outages, (SELECT count(*) FROM service_usage)::int AS usages`)
  await client.end()
  return { events, accounts: IMPACT_SIZE.accounts, ...rows[0], rebuildSeconds }
}

async function work() {
  const reports: number[] = []
  for (let run = 0; run < REPORTS; run += 1) reports.push(await seconds(report))
  const [firstReportSeconds = 0, ...others] = reports
  return { firstReportSeconds, reportSeconds: Math.max(...others), ...(await ingest()) }
}

/** As the scheduler has it: the last whole quarter of everything. */
function report(): Promise<unknown> {
  return composeReport({ name: 'Bench', filter: '', unit: 'quarter', zone: 'UTC' }, Date.now())
}

/** Stores events, and then does once more by itself what of that was the keeping of outages. */
async function ingest() {
  let storedIn = 0
  const [before] = (await pool().query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM health_event'))
    .rows
  for (let start = 0; start < INGESTED; start += STEP) {
    const batch = syntheticHistory(start, start + STEP, INGESTED)
    storedIn += await seconds(() => recordObservations(batch, Date.now()))
  }
  const { rows } = await pool().query<{ id: string }>(
    'SELECT DISTINCT incident_id::text AS id FROM incident_event WHERE event_id > $1',
    [before?.id],
  )
  const ids = rows.map(({ id }) => id)
  await pool().query('DELETE FROM outage WHERE incident_id = ANY($1::bigint[])', [ids])
  let outagesIn = 0
  for (let start = 0; start < ids.length; start += STEP)
    outagesIn += await seconds(() => keepOutages(ids.slice(start, start + STEP)))
  return {
    ingestPerSecond: Math.round(INGESTED / storedIn),
    ingestWithoutOutagesPerSecond: Math.round(INGESTED / (storedIn - outagesIn)),
  }
}

function keepOutages(ids: readonly string[]): Promise<void> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'record')
    await refreshOutages(client, ids, 'all')
  })
}

async function seconds(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await action()
  return Number(((performance.now() - begun) / 1_000).toFixed(3))
}

const [task = '', result = '', events = '0'] = process.argv.slice(2)
writeFileSync(result, JSON.stringify(task === 'fill' ? await fill(Number(events)) : await work()))
process.exit(0)
