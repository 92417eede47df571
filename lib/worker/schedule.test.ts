import { Logger, makeWorkerUtils, type Runner, run, type WorkerUtils } from 'graphile-worker'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { withStatusFeed } from '@/lib/testing/status-feed'
import { CRON_ITEMS, schedulePolls, TASKS } from './schedule'

withDatabase()
withStatusFeed()

const logger = new Logger(() => () => undefined)

/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

let utils: WorkerUtils
let runners: Runner[] = []

beforeEach(async () => {
  process.env.FAULTLINE_POLL_SECONDS = '1'
  await ensureSources()
  utils = await makeWorkerUtils({ pgPool: pool(), logger })
  await utils.migrate()
  await pool().query('TRUNCATE graphile_worker._private_jobs, graphile_worker._private_job_queues CASCADE')
})

afterEach(async () => {
  await stopAll()
  await utils.release()
  delete process.env.FAULTLINE_POLL_SECONDS
})

async function startWorker(): Promise<void> {
  runners.push(
    await run({
      pgPool: pool(),
      taskList: TASKS,
      concurrency: 4,
      pollInterval: 100,
      noHandleSignals: true,
      parsedCronItems: CRON_ITEMS,
      logger,
    }),
  )
}

async function stopAll(): Promise<void> {
  await Promise.all(runners.map((runner) => runner.stop()))
  runners = []
}

const polls = async (listing: string) =>
  (
    await pool().query<{ started_at: Date; finished_at: Date | null }>(
      'SELECT started_at, finished_at FROM poll_run WHERE listing_id = $1 ORDER BY id',
      [listing],
    )
  ).rows

describe('the schedule', () => {
  it('polls every listing again and again, one poll at a time however many workers there are', async () => {
    await Promise.all([startWorker(), startWorker(), startWorker()])
    await Promise.all([schedulePolls(utils.addJob), schedulePolls(utils.addJob), schedulePolls(utils.addJob)])
    await vi.waitFor(async () => {
      expect((await polls('current')).length).toBeGreaterThanOrEqual(4)
      for (const listing of ['history', 'catalogue']) expect((await polls(listing)).length).toBeGreaterThan(1)
    }, soon)
    await stopAll()
    for (const listing of ['current', 'history', 'catalogue']) {
      const runs = await polls(listing)
      for (const [index, { started_at }] of runs.slice(1).entries()) {
        const before = runs[index]?.finished_at
        expect(before !== null && before !== undefined && before <= started_at).toBe(true)
      }
    }
  })

  it('catches up at once what was missed while no worker ran', async () => {
    await schedulePolls(utils.addJob)
    await pool().query("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '3 days'")
    await startWorker()
    await vi.waitFor(async () => expect((await polls('current')).length).toBeGreaterThan(0), soon)
  })

  it('goes on after a poll that could not be completed', async () => {
    await pool().query('ALTER TABLE poll_run RENAME TO away')
    await startWorker()
    await schedulePolls(utils.addJob)
    await vi.waitFor(async () => {
      // A full minute brings other jobs, which nobody here takes.
      const { rows } = await pool().query(
        `SELECT run_at > created_at + interval '0.5 seconds' AS again, attempts FROM graphile_worker._private_jobs
         WHERE key LIKE 'poll-%'`,
      )
      expect(rows).toHaveLength(4)
      expect(rows.every(({ again, attempts }) => again && attempts <= 1)).toBe(true)
    }, soon)
    await pool().query('ALTER TABLE away RENAME TO poll_run')
    await vi.waitFor(async () => expect((await polls('current')).length).toBeGreaterThan(0), soon)
  })
})
