/** How long the worker takes to read the evidence of a whole organization, and how much memory: the product's own queue. */
import { writeFileSync } from 'node:fs'
import { run } from 'graphile-worker'
import { findConnection, listConnections } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import { ensureConnectionSources, ensureSources } from '@/lib/source-health/write-sources'
import { readOwnAccount } from '@/lib/sources/aws/own-account'
import { EVIDENCE_CONCURRENCY, EVIDENCE_TASKS } from '@/lib/worker/evidence-tasks'
import { readDirectory } from '@/lib/worker/read-directory'
import { readEvidence } from '@/lib/worker/read-evidence'

const CONNECTION = 'bench'
const LOOK_MS = 200
const MIB = 1_024

async function connection() {
  const found = await findConnection(CONNECTION)
  if (found === null) throw new Error('The connection of the bench is gone.')
  return found
}

/** One round, until every account was read; seconds. */
async function round(): Promise<number> {
  const begun = performance.now()
  await readEvidence(await connection())
  for (;;) {
    const { rows } = await pool().query<{ left: number }>(
      "SELECT count(*)::int AS left FROM evidence_reading WHERE state = 'waiting'",
    )
    if (rows[0]?.left === 0) return (performance.now() - begun) / 1_000
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

async function outcome() {
  const { rows } = await pool().query<{
    done: number
    failed: number
    requests: number
    verdicts: number
    facts: number
  }>(
    `SELECT (count(*) FILTER (WHERE state = 'done'))::int AS done, (count(*) FILTER (WHERE state = 'failed'))::int AS failed,
       sum(requests)::int AS requests, (SELECT count(*)::int FROM evidence_verdict WHERE until_at IS NULL) AS verdicts,
       (SELECT count(*)::int FROM evidence_fact WHERE until_at IS NULL) AS facts
     FROM evidence_reading`,
  )
  return rows[0]
}

const [result = ''] = process.argv.slice(2)
await ensureSources()
await pool().query("INSERT INTO aws_connection (id, name, kind) VALUES ($1, $1, 'organization')", [CONNECTION])
const own = await readOwnAccount(await connection(), { requests: 0, throttles: 0 })
await pool().query('UPDATE aws_connection SET account_id = $1', [own])
await ensureConnectionSources(await listConnections(), 3_600)
await readDirectory(await connection())
const queue = { taskList: EVIDENCE_TASKS, concurrency: EVIDENCE_CONCURRENCY, pollInterval: 250, parsedCronItems: [] }
const runner = await run({ pgPool: pool(), noHandleSignals: true, ...queue })
const before = process.cpuUsage()
const seconds = await round()
const cpu = process.cpuUsage(before)
// In kibibytes, of the process since its start.
const memoryMiB = Math.round(process.resourceUsage().maxRSS / MIB)
const found = await outcome()
const cpuMs = (cpu.user + cpu.system) / 1e3
const figures = {
  ...found,
  seconds: Number(seconds.toFixed(1)),
  cpuSeconds: Number((cpuMs / 1e3).toFixed(1)),
  cpuMsPerAccount: Number((cpuMs / (found?.done || 1)).toFixed(1)),
  memoryMiB,
}
await runner.stop()
writeFileSync(result, JSON.stringify(figures))
process.exit(0)
