/** How fast a history is stored, beside PostgreSQL's COPY of the very same rows into the very same tables. */
import { writeFileSync } from 'node:fs'
import type pg from 'pg'
import { createPool, pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { copyTables } from './copy-table'
import { syntheticHistory } from './synthetic-history'

const TABLES = [
  'health_event',
  'event_update',
  'event_payload',
  'sighting',
  'impacted_service',
  'service_status_change',
  'impact_window',
  'incident',
  'incident_event',
  'incident_link',
  'incident_change',
  'outage',
]
const STEP = 5_000

/** One line of figures. Times in seconds. */
interface BackfillFigures {
  bench: 'backfill'
  events: number
  rows: number
  rowsPerSecond: number
  copyRowsPerSecond: number
  ratioToCopy: number
}

/** Stores `events` events in the database of this process, and copies the rows into `emptyUrl`. */
async function benchBackfill(stored: pg.Pool, emptyUrl: string, events: number): Promise<BackfillFigures> {
  let seconds = 0
  for (let start = 0; start < events; start += STEP) {
    const batch = syntheticHistory(start, Math.min(start + STEP, events), events)
    const begun = performance.now()
    await recordObservations(batch, Date.now())
    seconds += (performance.now() - begun) / 1_000
  }
  const empty = createPool(emptyUrl)
  const { rows, seconds: copySeconds } = await copyTables(stored, empty, TABLES)
  await empty.end()
  return {
    bench: 'backfill',
    events,
    rows,
    rowsPerSecond: Math.round(rows / seconds),
    copyRowsPerSecond: Math.round(rows / copySeconds),
    ratioToCopy: Number((copySeconds / seconds).toFixed(2)),
  }
}

const [emptyUrl = '', events = '0', result = ''] = process.argv.slice(2)
writeFileSync(result, JSON.stringify(await benchBackfill(pool(), emptyUrl, Number(events))))
process.exit(0)
