import { makeWorkerUtils, type WorkerUtils } from 'graphile-worker'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient, pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { holdWorkerLock, releaseDeadWorkers } from './release-dead-workers'

withDatabase()

let utils: WorkerUtils
let clients: pg.Client[] = []

async function connect(): Promise<pg.Client> {
  const client = createClient()
  await client.connect()
  clients.push(client)
  return client
}

beforeEach(async () => {
  utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await pool().query('TRUNCATE graphile_worker._private_jobs, graphile_worker._private_job_queues CASCADE')
})

afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()))
  clients = []
  await utils.release()
})

/** A job that a worker took a while ago. */
async function takenBy(worker: string): Promise<void> {
  await utils.addJob('poll-current', {}, { queueName: worker })
  const locked = "locked_at = now() - interval '1 minute', locked_by = $1"
  await pool().query(`UPDATE graphile_worker._private_jobs SET ${locked} WHERE locked_by IS NULL`, [worker])
  await pool().query(`UPDATE graphile_worker._private_job_queues SET ${locked} WHERE queue_name = $1`, [worker])
}

const holders = async () =>
  (await pool().query('SELECT locked_by FROM graphile_worker._private_jobs ORDER BY 1')).rows.map(
    (row) => row.locked_by,
  )

describe('releaseDeadWorkers', () => {
  it('frees the jobs of a worker that is gone, and leaves those of one that lives', async () => {
    await takenBy('dead')
    await takenBy('alive')
    await holdWorkerLock(await connect(), 'alive')
    expect(await releaseDeadWorkers(await connect(), utils)).toEqual(['dead'])
    expect(await holders()).toEqual(['alive', null])
  })

  it('sees a worker die by the end of its connection', async () => {
    await takenBy('killed')
    const life = await connect()
    await holdWorkerLock(life, 'killed')
    const other = await connect()
    expect(await releaseDeadWorkers(other, utils)).toEqual([])
    await life.end()
    clients = clients.filter((client) => client !== life)
    expect(await releaseDeadWorkers(other, utils)).toEqual(['killed'])
  })
})
