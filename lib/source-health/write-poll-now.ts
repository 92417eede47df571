/** Makes the polls of one source due at once. */
import 'server-only'
import { enqueue } from '@/lib/db/enqueue'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'

/** Jobs of lib/worker/schedule.ts, by source. */
const STATIC_TASKS: Readonly<Record<string, readonly string[]>> = {
  'public-feed': ['poll-current', 'poll-history'],
  'service-catalog': ['poll-catalogue'],
}

/** Jobs of lib/worker/connection-polls.ts, by kind of source. */
const CONNECTION_TASKS: Readonly<Record<string, string>> = {
  'aws-health': 'poll-health',
  directory: 'read-directory',
  inventory: 'read-inventory',
  evidence: 'read-evidence',
  'iam-changes': 'watch-changes',
}

/** @throws AppError NOT_FOUND for a source that is not polled */
export async function pollNow(sourceId: string): Promise<void> {
  const [kind = '', connection] = sourceId.split(':')
  const connectionTask = connection === undefined ? undefined : CONNECTION_TASKS[kind]
  if (connection !== undefined && connectionTask !== undefined) {
    await enqueue(pool(), connectionTask, { connection }, `${connectionTask}:${connection}`)
    return
  }
  const tasks = STATIC_TASKS[sourceId]
  if (tasks === undefined) throw new AppError('NOT_FOUND', 'This source is not polled.')
  for (const task of tasks) await enqueue(pool(), task, {}, task)
}
