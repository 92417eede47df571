/** One attempt to read one listing: a PollRun whatever comes of it, the listing's new state, and when the next is due. */
import { waitBeforeNextPoll } from '@/lib/domain/backoff'
import { readConfiguration } from '@/lib/env.mjs'
import { SourceError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import type { ListingId } from '@/lib/source-health/sources'
import { beginPoll, finishPoll, type PollResult } from '@/lib/source-health/write'

const log = createLog('worker')

/** Requests sent in one poll; whoever sends them counts them here. */
export interface Tally {
  requests: number
  /** Requests refused because there were too many. */
  throttles: number
}

/** What a poll goes on from. */
export interface Poll<C> {
  /** What the last complete poll, or the progress of the last one, left. */
  cursor: C
  startedAt: Date
  tally: Tally
}

export interface PollEnded {
  nextPollAt: Date
  failed: boolean
}

const OUR_FAULT: PollResult<never> = {
  kind: 'failed',
  failure:
    'Faultline itself failed while it read this. Its log says why; what was stored before stays, and it is tried again.',
  received: [],
}

/**
 * Polls a listing. Whatever happens ends in a PollRun; what an upstream does (a SourceError) goes no further, a failure of
 * our own is thrown.
 */
export async function runPoll<C extends object>(
  listing: ListingId,
  work: (poll: Poll<C>) => Promise<PollResult<C>>,
): Promise<PollEnded> {
  const startedAt = new Date()
  const poll = await beginPoll<C>(listing, startedAt)
  const tally: Tally = { requests: 0, throttles: 0 }
  const failing = async (error: unknown) => {
    const now = new Date()
    await finishPoll(listing, poll, OUR_FAULT, { now, ...tally, nextPollAt: null }).catch(() => undefined)
    throw error
  }
  const { result, retryAfterSeconds } = await attempt(() => work({ cursor: poll.cursor, startedAt, tally })).catch(
    failing,
  )
  const failed = result.kind === 'failed'
  const { pollSeconds } = readConfiguration()
  const wait = waitBeforeNextPoll({
    // What is read seldom is tried again soon where it failed.
    pollSeconds: failed ? pollSeconds : (poll.intervalSeconds ?? pollSeconds),
    consecutiveFailures: failed ? poll.consecutiveFailures + 1 : 0,
    retryAfterSeconds,
    random: Math.random(),
  })
  const now = new Date()
  const nextPollAt = new Date(Math.max(startedAt.getTime() + wait, now.getTime()))
  await finishPoll(listing, poll, result, { now, ...tally, nextPollAt })
  if (failed) log.warn({ listing, failure: result.failure }, 'poll failed')
  else log.debug({ listing, kind: result.kind }, 'poll complete')
  return { nextPollAt, failed }
}

interface Attempt<C> {
  result: PollResult<C>
  retryAfterSeconds: number | null
}

async function attempt<C>(work: () => Promise<PollResult<C>>): Promise<Attempt<C>> {
  try {
    return { result: await work(), retryAfterSeconds: null }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return { result: failureOf(error), retryAfterSeconds: error.retryAfterSeconds }
  }
}

function failureOf({ message, received }: SourceError): PollResult<never> {
  const failure = message.endsWith('.') ? message : `${message}.`
  return {
    kind: 'failed',
    failure,
    received: received === null ? [] : [{ where: 'the whole answer', why: failure, received, lost: null }],
  }
}
