/** The worker process: fills the timeline and keeps it current. */
import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, run, type WorkerEvents } from 'graphile-worker'
import { createClient, pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { ensureSources } from '@/lib/source-health/write'
import { holdWorkerLock, releaseDeadWorkers } from './release-dead-workers'
import { CRON_ITEMS, schedulePolls, TASKS } from './schedule'
import { seedBundledHistory } from './seed-bundled-history'

const log = createLog('worker')
const CONCURRENCY = 4
/** How often the queue looks for jobs that have come due, in ms. */
const LOOK_INTERVAL = 500
const RELEASE_INTERVAL = 5_000

const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message)
  else if (level === 'warning') log.warn(message)
  else log.debug(message)
})

async function start(): Promise<void> {
  await ensureSources()
  await seedBundledHistory()
  const utils = await makeWorkerUtils({ pgPool: pool(), logger: queueLogger })
  await utils.migrate()
  const lockClient = createClient()
  lockClient.on('error', (error) => stopBecause(error))
  await lockClient.connect()
  const events: WorkerEvents = new EventEmitter()
  let locks = Promise.resolve()
  events.on('worker:create', ({ worker }) => {
    locks = locks.then(() => holdWorkerLock(lockClient, worker.workerId)).catch(stopBecause)
  })
  const runner = await run({
    events,
    pgPool: pool(),
    taskList: TASKS,
    parsedCronItems: CRON_ITEMS,
    concurrency: CONCURRENCY,
    pollInterval: Math.min(LOOK_INTERVAL, readConfiguration().pollSeconds * 250),
    noHandleSignals: true,
    logger: queueLogger,
  })
  const release = () => releaseDeadWorkers(pool(), utils).catch((error) => log.warn({ err: error }, 'release failed'))
  await release()
  setInterval(release, RELEASE_INTERVAL).unref()
  await schedulePolls(utils.addJob)
  log.info('worker started')
  const stop = async () => {
    await runner.stop()
    await lockClient.end()
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
