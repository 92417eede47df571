/** Keeps a reader on every queue of every connection, as connections come, change and go. */
import { listConnections } from '@/lib/connections/read'
import { subscribe } from '@/lib/db/subscribe'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { readConfiguration } from '@/lib/env.mjs'
import { completeUnfinished } from '@/lib/eventbridge/write-completion'
import { createLog } from '@/lib/log'
import { isRead } from '@/lib/source-health/sources'
import { ensureConnectionSources } from '@/lib/source-health/write-sources'
import { consumeQueue } from './consume-queue'
import { createQueueStates, type QueueStates } from './queue-states'

/** How often connections are looked up in case a change was not heard, in ms. */
const LOOK_INTERVAL = 30_000
/** How often communications are looked for that lack pages, and how long those are waited for, in ms. */
const UNFINISHED_INTERVAL = 15_000
const PATIENCE = 60_000
/** How long a stop waits for what is being stored, in ms. */
const GRACE = 2_000

const log = createLog('worker')

interface Reader {
  states: QueueStates
  url: string
  abort: AbortController
  done: Promise<void>
}

/** Begins to read all queues; `stop` ends it within two seconds. What was not deleted by then comes again. */
export function consumeQueues(): { stop(): Promise<void> } {
  const readers = new Map<string, Reader>()
  const states = new Map<string, QueueStates>()
  let isOver = false
  const look = inTurn('queues could not be looked up', async () => {
    const wanted = wantedQueues(await listConnections())
    for (const [key, reader] of readers) if (!wanted.has(key)) end(readers, key, reader)
    const fresh = [...wanted].filter(([key]) => !readers.has(key))
    if (isOver || fresh.length === 0) return
    const { rereadSeconds } = readConfiguration()
    await ensureConnectionSources([...new Set(fresh.map(([, { connection }]) => connection))], rereadSeconds)
    for (const [key, { connection, url }] of fresh) {
      const ofConnection = states.get(connection.id) ?? createQueueStates(connection.id)
      states.set(connection.id, ofConnection)
      readers.set(key, begin(connection, url, ofConnection))
    }
  })
  const complete = inTurn('communications without all pages could not be looked at', async () => {
    const now = Date.now()
    if (!isOver) await completeUnfinished(new Date(now - PATIENCE), new Date(now))
  })
  const unsubscribe = subscribe((signal) => {
    if (signal === 'missed' || signal.topic === 'connections') void look()
  })
  const timers = [setInterval(look, LOOK_INTERVAL), setInterval(complete, UNFINISHED_INTERVAL)]
  void look()
  return {
    async stop() {
      isOver = true
      unsubscribe()
      for (const timer of timers) clearInterval(timer)
      await Promise.race([endAll(readers, look, complete), pass(GRACE)])
    },
  }
}

function wantedQueues(connections: readonly AwsConnection[]): Map<string, { connection: AwsConnection; url: string }> {
  const wanted = new Map<string, { connection: AwsConnection; url: string }>()
  for (const connection of connections) {
    if (!isRead('eventbridge', connection)) continue
    const { id, name, credentials, partition, queueUrls } = connection
    for (const url of queueUrls)
      wanted.set(JSON.stringify([id, name, credentials, partition, url]), { connection, url })
  }
  return wanted
}

function begin(connection: AwsConnection, url: string, states: QueueStates): Reader {
  const abort = new AbortController()
  log.info({ connection: connection.id, url }, 'reading a queue')
  return { states, url, abort, done: consumeQueue({ connection, url, states, signal: abort.signal }) }
}

function end(readers: Map<string, Reader>, key: string, { states, url, abort }: Reader): void {
  abort.abort()
  states.forget(url)
  readers.delete(key)
}

async function endAll(readers: Map<string, Reader>, ...turns: (() => Promise<void>)[]): Promise<void> {
  const ending = [...readers.values()].map(({ done }) => done)
  for (const [key, reader] of readers) end(readers, key, reader)
  await Promise.all([...ending, ...turns.map((turn) => turn())])
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}

/** The same work, one run after the other; what fails is told and done again next time. */
function inTurn(complaint: string, work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(work).catch((error: unknown) => log.warn({ err: error }, complaint))
    return last
  }
}
