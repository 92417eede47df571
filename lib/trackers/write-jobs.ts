/** Hands work with issues to the worker: all jobs of a tracker run one after the other, so that none overtakes another. */
import 'server-only'
import { enqueue } from '@/lib/db/enqueue'
import type { Queryable } from '@/lib/db/pool'

/** A job of lib/worker/sync-issues.ts, with its key and the queue of its tracker. */
export interface TrackerJob {
  task: 'create-issue' | 'read-issue' | 'sync-issues'
  payload: Record<string, string>
  key: string
  queue: string
}

/** Makes or links the issue of an action. `origin`: where Faultline is reached; blank where nobody knows. */
export function wishJob(tracker: string, action: string, origin: string): TrackerJob {
  return {
    task: 'create-issue',
    payload: { tracker, action, origin },
    key: `create-issue:${action}`,
    queue: queueOf(tracker),
  }
}

/** Reads one issue as it is now. */
export function readJob(tracker: string, issue: string): TrackerJob {
  return {
    ...{ task: 'read-issue', payload: { tracker, issue } },
    ...{ key: `read-issue:${tracker}:${issue}`, queue: queueOf(tracker) },
  }
}

/** Reads all that changed. */
export function syncJob(tracker: string): TrackerJob {
  return { task: 'sync-issues', payload: { tracker }, key: `sync-issues:${tracker}`, queue: queueOf(tracker) }
}

/** Hands it over; it begins when the transaction of `client` commits. */
export function handOver(client: Queryable, { task, payload, key, queue }: TrackerJob): Promise<void> {
  return enqueue(client, task, payload, key, queue)
}

function queueOf(tracker: string): string {
  return `issues:${tracker}`
}
