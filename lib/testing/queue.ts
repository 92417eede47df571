/** The worker's queue in a test's database. */
import { Logger, makeWorkerUtils } from 'graphile-worker'
import { pool } from '@/lib/db/pool'

const logger = new Logger(() => () => undefined)

/** Makes the queue, without a job in it. */
export async function emptyQueue(): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool(), logger })
  await utils.migrate()
  await utils.release()
  await pool().query('TRUNCATE graphile_worker._private_jobs, graphile_worker._private_job_queues CASCADE')
}
