/**
 * Frees the jobs of workers that died without a word. The queue itself would hold them for four hours. Each living worker
 * holds an advisory lock on its name, which PostgreSQL drops together with its connection.
 */

import type { WorkerUtils } from 'graphile-worker'
import type pg from 'pg'
import type { Queryable } from '@/lib/db/pool'

const LOCK_SPACE = 7_261
/** What was just taken is left alone: a worker that stops may give its lock back before the last of it is noted as done. */
const GRACE = "interval '3 seconds'"

/** Tells the others that this worker lives, for as long as the connection does; before it takes its first job. */
export async function holdWorkerLock(client: pg.Client, workerId: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, workerId])
}

/** Unlocks the jobs and queues of workers that hold no lock any more. Returns their names. */
export async function releaseDeadWorkers(client: Queryable, utils: WorkerUtils): Promise<string[]> {
  const { rows } = await client.query<{ worker: string }>(
    `SELECT DISTINCT locked_by AS worker FROM (
       SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_at < now() - ${GRACE}
       UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_at < now() - ${GRACE}) held
     WHERE NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = $1
       AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
    [LOCK_SPACE],
  )
  const dead = rows.map(({ worker }) => worker)
  if (dead.length > 0) await utils.forceUnlockWorkers(dead)
  return dead
}
