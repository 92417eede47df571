/** Hands a job to the worker, from any process; it begins when the transaction commits. */
import 'server-only'
import type { Queryable } from './pool'

/**
 * Adds a job of the queue (lib/worker/schedule.ts names them). One job per key: a second one is folded into a first that
 * has not begun.
 */
export async function enqueue(
  client: Queryable,
  task: string,
  payload: Record<string, string>,
  key: string,
): Promise<void> {
  await client.query(
    `SELECT graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $3, job_key_mode => 'replace')`,
    [task, JSON.stringify(payload), key],
  )
}
