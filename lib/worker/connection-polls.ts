/** What is read through each connection, and when: every poll calls for its successor, as long as the connection is on. */
import type { AddJobFunction, Task, TaskList, TaskSpec } from 'graphile-worker'
import { z } from 'zod'
import { findConnection, listConnections } from '@/lib/connections/read'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { isRead, type ListingId } from '@/lib/source-health/sources'
import { findNextPoll } from '@/lib/source-health/write'
import { ensureConnectionSources } from '@/lib/source-health/write-sources'
import { pollHealth } from './poll-health'
import { readDirectory } from './read-directory'
import { readEvidence } from './read-evidence'
import { readInventory } from './read-inventory'
import { rereadHealth } from './reread-health'
import { watchChanges } from './watch-changes'

interface ConnectionPoll {
  task: string
  kind: string
  listing: (id: string) => ListingId
  /** One poll; returns when the next is due. */
  poll: (connection: AwsConnection) => Promise<Date>
  /** True: what was planned before a start stays planned; such polls cost much and are not urgent. */
  isSlow: boolean
}

const POLLS: readonly ConnectionPoll[] = [
  { task: 'poll-health', kind: 'aws-health', listing: (id) => `health:${id}`, poll: pollHealth, isSlow: false },
  { task: 'reread-health', kind: 'aws-health', listing: (id) => `reread:${id}`, poll: rereadHealth, isSlow: true },
  { task: 'read-directory', kind: 'directory', listing: (id) => `directory:${id}`, poll: readDirectory, isSlow: true },
  { task: 'read-inventory', kind: 'inventory', listing: (id) => `inventory:${id}`, poll: readInventory, isSlow: true },
  { task: 'read-evidence', kind: 'evidence', listing: (id) => `evidence:${id}`, poll: readEvidence, isSlow: true },
  {
    task: 'watch-changes',
    kind: 'iam-changes',
    listing: (id) => `iam-changes:${id}`,
    poll: watchChanges,
    isSlow: false,
  },
]

/** What the queue runs for a connection, by name; the payload names the connection. */
export const CONNECTION_TASKS: TaskList = Object.fromEntries(POLLS.map((each) => [each.task, taskOf(each)]))

const Payload = z.object({ connection: z.string() })

function taskOf(each: ConnectionPoll): Task {
  return async (payload, { addJob }) => {
    const connection = await findConnection(Payload.parse(payload).connection)
    if (connection === null || !isRead(each.kind, connection)) return
    let next = new Date(Date.now() + readConfiguration().pollSeconds * 1_000)
    try {
      next = await each.poll(connection)
    } catch (error) {
      createLog('worker').error(
        { err: error, task: each.task, connection: connection.id },
        'a poll could not be completed',
      )
    }
    await schedule(addJob, each.task, connection.id, next, 'replace')
  }
}

/** Keeps every poll of every connection planned, and the rows of their sources in step with the connections. */
export async function scheduleConnections(
  addJob: AddJobFunction,
  mode: NonNullable<TaskSpec['jobKeyMode']>,
): Promise<void> {
  const connections = await listConnections()
  await keepSources(connections)
  for (const connection of connections) {
    for (const each of POLLS) {
      if (!isRead(each.kind, connection)) continue
      const planned = each.isSlow ? await findNextPoll(each.listing(connection.id)) : null
      await schedule(addJob, each.task, connection.id, planned ?? new Date(), mode)
    }
  }
}

/** Connections for which the rows were made last. */
let known = ''

async function keepSources(connections: readonly AwsConnection[]): Promise<void> {
  const { rereadSeconds } = readConfiguration()
  const state = JSON.stringify([connections, rereadSeconds])
  if (state === known) return
  await ensureConnectionSources(connections, rereadSeconds)
  known = state
}

/** One job per poll and connection, in a queue of its own, so that no two workers run it at once. */
async function schedule(
  addJob: AddJobFunction,
  task: string,
  connection: string,
  runAt: Date,
  jobKeyMode: NonNullable<TaskSpec['jobKeyMode']>,
): Promise<void> {
  const key = `${task}:${connection}`
  await addJob(task, { connection }, { jobKey: key, queueName: key, runAt, jobKeyMode })
}
