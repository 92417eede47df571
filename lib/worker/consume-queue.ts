/** Reads one SQS queue for as long as it is told to: receive, store, commit, delete. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { waitBeforeNextPoll } from '@/lib/domain/backoff'
import { SourceError } from '@/lib/errors'
import { type RecordedMessages, recordMessages } from '@/lib/eventbridge/write'
import { createLog } from '@/lib/log'
import { noteReceived, type PollResult } from '@/lib/source-health/write'
import type { Calls } from '@/lib/sources/aws/calls'
import { deleteMessages, type QueuedMessage, receiveMessages } from '@/lib/sources/eventbridge/queue'
import { readMessageText } from '@/lib/sources/eventbridge/read-message'
import type { QueueStates } from './queue-states'

/** A queue that fails is tried again after this many seconds, later ones after longer. */
const RETRY_SECONDS = 5

/** What reading one queue needs. */
export interface Consuming {
  connection: AwsConnection
  url: string
  /** How the queues of the connection fare. */
  states: QueueStates
  /** Ends it, in the middle of waiting if need be. */
  signal: AbortSignal
}

/** Reads the queue until the signal ends it. Whatever fails is told and tried again; nothing is thrown. */
export async function consumeQueue(consuming: Consuming): Promise<void> {
  const { signal } = consuming
  /** Requests that no PollRun tells of yet: deletions, and those that brought nothing. The next that is noted tells of them. */
  const calls: Calls = { requests: 0, throttles: 0 }
  let failures = 0
  while (!signal.aborted) {
    const startedAt = new Date()
    try {
      const received = await receiveMessages({ ...consuming, calls }, signal)
      if (received.length === 0) await consuming.states.noteQuiet(consuming.url, new Date())
      else await store(consuming, received, startedAt, calls)
      await deleteMessages({ ...consuming, calls }, received)
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      await tell(consuming, error, startedAt, calls)
      await pause(failures, signal)
    }
  }
}

/** Stores what came; once it returns, everything is committed, and what cannot be read is kept with the reason. */
async function store(
  { connection, url, states }: Consuming,
  received: readonly QueuedMessage[],
  startedAt: Date,
  calls: Calls,
): Promise<void> {
  const now = Date.now()
  const readings = received.map(({ body }) => readMessageText(body, now))
  const messages = readings.flatMap((reading) => (reading.kind === 'message' ? [reading.message] : []))
  const unreadable = readings.flatMap((reading) => (reading.kind === 'unreadable' ? [reading.unreadable] : []))
  const { listing } = states
  const recorded: RecordedMessages = await recordMessages(messages, { listing, through: connection.id, at: now })
  const result: PollResult<object> = {
    kind: 'read',
    cursor: {},
    eventsRead: messages.length,
    eventsMoved: recorded.moved.length,
    unreadable: [...unreadable, ...recorded.unreadable],
  }
  await note(listing, startedAt, result, calls)
  await states.noteBrought(url, new Date())
}

/** Notes a failure of AWS's where people see it; one of our own database goes to the log. */
async function tell(
  { connection, url, states }: Consuming,
  error: unknown,
  startedAt: Date,
  calls: Calls,
): Promise<void> {
  const log = createLog('worker')
  if (!(error instanceof SourceError)) {
    log.error({ err: error, connection: connection.id }, 'messages of a queue could not be stored')
    return
  }
  const failure = `Queue ${url}: ${error.message.replace(/\.?$/, '.')}`
  log.warn({ connection: connection.id, failure }, 'a queue could not be read')
  states.noteFailing(url, failure)
  const received = error.received
  const items = received === null ? [] : [{ where: 'the whole answer', why: failure, received, lost: null }]
  const result = { kind: 'failed', failure, received: items } as const
  await note(states.listing, startedAt, result, calls).catch((cause: unknown) =>
    log.error({ err: cause, connection: connection.id }, 'a failure could not be noted'),
  )
}

/** Notes a PollRun with the requests until now, which it takes off `calls`. */
async function note(
  listing: QueueStates['listing'],
  startedAt: Date,
  result: PollResult<object>,
  calls: Calls,
): Promise<void> {
  await noteReceived(listing, startedAt, result, { now: new Date(), ...calls })
  Object.assign(calls, { requests: 0, throttles: 0 })
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const wait = waitBeforeNextPoll({
    pollSeconds: RETRY_SECONDS,
    consecutiveFailures: failures,
    retryAfterSeconds: null,
    random: Math.random(),
  })
  await sleep(wait, undefined, { signal }).catch(() => undefined)
}
