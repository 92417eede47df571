/** Hands a job to the worker, from any process; it begins when the transaction commits. */
import 'server-only'
import type { Queryable } from './pool'

/**
 * Adds a job of the queue (lib/worker/schedule.ts names them). One job per key: a second one is folded into a first that
 * has not begun. Jobs of one `queue` run one after the other; each key is a queue of its own unless one is named.
 */
export async function enqueue(
  client: Queryable,
  task: string,
  payload: Record<string, string>,
  key: string,
  queue = key,
): Promise<void> {
  await client.query(
    `SELECT graphile_worker.add_job($1, $2::json, queue_name => $4, job_key => $3, job_key_mode => 'replace')`,
    [task, JSON.stringify(payload), key, queue],
  )
}
