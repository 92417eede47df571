/** The worker process: fills the timeline and keeps it current. */
import { keepEnvironmentConnection } from '@/lib/connections/write-environment'
import { pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { ensureSources } from '@/lib/source-health/write-sources'
import { consumeQueues } from './consume-queues'
import { groupBacklog } from './group-backlog'
import { keepImpactMonths } from './keep-impact-months'
import { keepOutages } from './keep-outages'
import { keepReach } from './refresh-reach'
import { runQueue } from './run-queue'
import { seedBundledHistory } from './seed-bundled-history'

const log = createLog('worker')

async function start(): Promise<void> {
  await ensureSources()
  await keepEnvironmentConnection(readConfiguration().aws)
  await seedBundledHistory()
  const queue = await runQueue(stopBecause)
  const queues = consumeQueues()
  const backlog = groupBacklog()
  const reach = keepReach()
  const outages = keepOutages()
  const months = keepImpactMonths()
  log.info('worker started')
  const stop = async () => {
    await Promise.all([queue.stop(), queues.stop(), backlog.stop(), reach.stop(), outages.stop(), months.stop()])
    await pool().end()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())
}

function stopBecause(error: unknown): void {
  log.fatal({ err: error }, 'the worker cannot go on')
  process.exit(1)
}

start().catch(stopBecause)
