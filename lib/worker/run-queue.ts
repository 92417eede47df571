/** Runs the queue in this process, tells the others that it lives, and takes over from those that died. */
import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import type pg from 'pg'
import { createClient, pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { EVIDENCE_CONCURRENCY, EVIDENCE_TASKS } from './evidence-tasks'
import { holdWorkerLock, releaseDeadWorkers } from './release-dead-workers'
import { CRON_ITEMS, keepPollsScheduled, schedulePolls, TASKS } from './schedule'

/** A poll mostly waits for AWS; one connection that is slow, or fills its record, must not keep the others waiting. */
const CONCURRENCY = 16
/**
 * How often each of those who work looks for jobs that have come due, at most, in ms; of new ones they are told at once. What is
 * due later in evidence can wait longest, and most look for it.
 */
const LOOK_INTERVALS = { polls: 1_000, evidence: 2_000 }
/** How often dead workers' jobs are freed and lost polls scheduled again, in ms. */
const CARE_INTERVAL = 5_000

const log = createLog('worker')

const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message)
  else if (level === 'warning') log.warn(message)
  else log.debug(message)
})

/** A queue that runs. */
export interface RunningQueue {
  /** Ends when the jobs under way are done. */
  stop: () => Promise<void>
}

/** Starts working; every poll is due at once. `onLost` hears when the process can no longer show that it lives. */
export async function runQueue(onLost: (error: unknown) => void): Promise<RunningQueue> {
  const utils = await makeWorkerUtils({ pgPool: pool(), logger: queueLogger })
  await utils.migrate()
  const lockClient = createClient()
  lockClient.on('error', onLost)
  await lockClient.connect()
  const preset = lockedFirst(lockClient, onLost)
  const shared = { preset, pgPool: pool(), noHandleSignals: true, logger: queueLogger }
  const { pollSeconds } = readConfiguration()
  const runners = await Promise.all([
    run({
      ...{ ...shared, taskList: TASKS, parsedCronItems: CRON_ITEMS, concurrency: CONCURRENCY },
      pollInterval: Math.min(LOOK_INTERVALS.polls, pollSeconds * 500),
    }),
    run({
      ...{ ...shared, taskList: EVIDENCE_TASKS, parsedCronItems: [], concurrency: EVIDENCE_CONCURRENCY },
      pollInterval: Math.min(LOOK_INTERVALS.evidence, pollSeconds * 1_000),
    }),
  ])
  const care = async () => {
    try {
      const dead = await releaseDeadWorkers(pool(), utils)
      if (dead.length > 0) log.warn({ dead }, 'took over from workers that died')
      await keepPollsScheduled(utils.addJob)
    } catch (error) {
      log.warn({ err: error }, 'could not look after the queue')
    }
  }
  await care()
  const timer = setInterval(() => void care(), CARE_INTERVAL)
  await schedulePolls(utils.addJob)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(runners.map((runner) => runner.stop()))
      await utils.release()
      await lockClient.end()
    },
  }
}

/** Lets no worker look for jobs before the others can see that it lives: they would take over what it runs. */
function lockedFirst(client: pg.Client, onLost: (error: unknown) => void): GraphileConfig.Preset {
  // Jobs are locked in the name of the pool, not of its workers.
  const locks = new Map<string, Promise<void>>()
  const lockPool = (id: string) => {
    const lock = locks.get(id) ?? holdWorkerLock(client, id).catch(onLost)
    locks.set(id, lock)
    return lock
  }
  const plugin: GraphileConfig.Plugin = {
    name: 'faultline-locked-first',
    worker: { hooks: { startWorker: (_context, { worker }) => lockPool(worker.workerPool.id) } },
  }
  return { plugins: [plugin] }
}
