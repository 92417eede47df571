/** How long the worker takes to read a whole organization, how many calls and how much memory, beside COPY of the same rows. */
import { writeFileSync } from 'node:fs'
import { findConnection, listConnections } from '@/lib/connections/read'
import { createPool, pool } from '@/lib/db/pool'
import { ensureConnectionSources, ensureSources } from '@/lib/source-health/write-sources'
import { pollHealth } from '@/lib/worker/poll-health'
import { copyTables } from './copy-table'

const CONNECTION = 'bench'
const TABLES = [
  'aws_connection',
  'health_event',
  'event_update',
  'event_payload',
  'sighting',
  'impact_window',
  'affected_account',
  'event_text',
  'affected_entity',
]
const MIB = 1_024

/** Seconds and calls of one poll. */
async function poll(): Promise<{ seconds: number; calls: number; error: string | null }> {
  const connection = await findConnection(CONNECTION)
  if (connection === null) throw new Error('The connection of the bench is gone.')
  const begun = performance.now()
  await pollHealth(connection)
  const seconds = (performance.now() - begun) / 1_000
  const { rows } = await pool().query<{ calls: number; error: string | null }>(
    'SELECT requests AS calls, error FROM poll_run ORDER BY id DESC LIMIT 1',
  )
  return { seconds, calls: rows[0]?.calls ?? 0, error: rows[0]?.error ?? null }
}

await ensureSources()
await pool().query("INSERT INTO aws_connection (id, name, kind) VALUES ($1, $1, 'organization')", [CONNECTION])
await ensureConnectionSources(await listConnections(), 3_600)
const first = await poll()
// In kibibytes, of the process since its start.
const memoryMiB = Math.round(process.resourceUsage().maxRSS / MIB)
const second = await poll()
const [emptyUrl = '', result = ''] = process.argv.slice(2)
const { rows, seconds: copySeconds } = await copyTables(pool(), createPool(emptyUrl), TABLES)
const figures = {
  error: first.error ?? second.error,
  rows,
  seconds: Number(first.seconds.toFixed(1)),
  rowsPerSecond: Math.round(rows / first.seconds),
  copyRowsPerSecond: Math.round(rows / copySeconds),
  ratioToCopy: Number((copySeconds / first.seconds).toFixed(3)),
  memoryMiB,
  calls: first.calls,
  secondPollCalls: second.calls,
}
writeFileSync(result, JSON.stringify(figures))
process.exit(0)
