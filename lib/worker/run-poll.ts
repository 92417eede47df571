/** One attempt to read one listing: a PollRun whatever comes of it, the listing's new state, and when the next is due. */

import { pool, type Queryable } from '@/lib/db/pool'
import { waitBeforeNextPoll } from '@/lib/domain/backoff'
import { readConfiguration } from '@/lib/env.mjs'
import { SourceError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import type { ListingId } from '@/lib/source-health/sources'
import {
  beginPoll,
  finishPoll,
  holdPoll,
  noteProgress,
  PollBrokenOff,
  type PollResult,
} from '@/lib/source-health/write'

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
  /**
   * Keeps how far it has come, together with what else the transaction of `client` stores: first in it, so that nothing is
   * stored for a poll that was broken off.
   * @throws {PollBrokenOff}
   */
  keep: (client: Queryable, cursor: object) => Promise<void>
  /** @throws {PollBrokenOff} where there is no use in going on */
  goOn: () => Promise<void>
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
  const { cursor, pollRunId } = poll
  const keep = (client: Queryable, next: object) => noteProgress(client, listing, pollRunId, next)
  const goOn = () => holdPoll(pool(), pollRunId)
  const { result, retryAfterSeconds } = await attempt(() => work({ cursor, startedAt, tally, keep, goOn })).catch(
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
  const counts = await finishPoll(listing, poll, result, { now, ...tally, nextPollAt })
  if (!counts) {
    log.info({ listing }, 'poll was broken off')
    return { nextPollAt: now, failed: true }
  }
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
    if (error instanceof PollBrokenOff) return { result: OUR_FAULT, retryAfterSeconds: null }
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
