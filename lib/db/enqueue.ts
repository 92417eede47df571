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

/** One of many jobs of the same task. */
export interface Job {
  payload: Record<string, string>
  key: string
  /** Jobs of one queue run one after the other; null: they do not. */
  queue: string | null
}

/** As enqueue, for many jobs in one statement. A lower `priority` is done first. */
export async function enqueueAll(client: Queryable, task: string, jobs: readonly Job[], priority = 0): Promise<void> {
  if (jobs.length === 0) return
  await client.query(
    `SELECT count(graphile_worker.add_job($1, given.payload::json, queue_name => given.queue, job_key => given.key,
       job_key_mode => 'replace', priority => $5))
     FROM unnest($2::text[], $3::text[], $4::text[]) AS given(payload, key, queue)`,
    [
      task,
      jobs.map(({ payload }) => JSON.stringify(payload)),
      jobs.map(({ key }) => key),
      jobs.map(({ queue }) => queue),
      priority,
    ],
  )
}
