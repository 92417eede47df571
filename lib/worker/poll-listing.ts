/** One poll of one listing: read, store, note how it went. The same for every listing. */
import { waitBeforeNextPoll } from '@/lib/domain/backoff'
import { readConfiguration } from '@/lib/env.mjs'
import { SourceError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import type { ListingId } from '@/lib/source-health/sources'
import { beginPoll, finishPoll, type PollResult } from '@/lib/source-health/write'
import type { Cursor, Reading, Unreadable } from '@/lib/sources/source'

const log = createLog('worker')

/** What storing the items of a reading came to. */
export interface Stored {
  eventsMoved: number
  /** Items that could be read but not stored. */
  refused: Unreadable[]
}

/** Requests sent in one poll. */
export interface Tally {
  requests: number
}

/** How a listing is read and stored. */
export interface Polling<T> {
  listing: ListingId
  /** Counts each request beyond the first in `tally`. */
  read: (cursor: Cursor, now: number, tally: Tally) => Promise<Reading<T>>
  /** Stores the items of a reading that brought something. */
  store: (items: T[], fetchedAt: number, unreadable: readonly Unreadable[]) => Promise<Stored>
}

/**
 * Polls a listing. Whatever an upstream does ends in a PollRun; only a failure of our own database is thrown.
 * Returns when the next poll is due, and whether this one failed.
 */
export async function pollListing<T>(polling: Polling<T>): Promise<{ nextPollAt: Date; failed: boolean }> {
  const { listing } = polling
  const startedAt = new Date()
  const poll = await beginPoll(listing, startedAt)
  const tally: Tally = { requests: 1 }
  const { result, retryAfterSeconds } = await attempt(polling, poll.cursor, startedAt.getTime(), tally)
  const failed = result.kind === 'failed'
  const wait = waitBeforeNextPoll({
    pollSeconds: readConfiguration().pollSeconds,
    consecutiveFailures: failed ? poll.consecutiveFailures + 1 : 0,
    retryAfterSeconds,
    random: Math.random(),
  })
  const now = new Date()
  const nextPollAt = new Date(Math.max(startedAt.getTime() + wait, now.getTime()))
  await finishPoll(listing, poll, result, { now, requests: tally.requests, nextPollAt })
  if (failed) log.warn({ listing, failure: result.failure }, 'poll failed')
  else log.debug({ listing, kind: result.kind }, 'poll complete')
  return { nextPollAt, failed }
}

interface Attempt {
  result: PollResult
  retryAfterSeconds: number | null
}

async function attempt<T>({ read, store }: Polling<T>, cursor: Cursor, now: number, tally: Tally): Promise<Attempt> {
  try {
    const reading = await read(cursor, now, tally)
    if (reading.kind === 'unchanged') return { result: reading, retryAfterSeconds: null }
    const { eventsMoved, refused } = await store(reading.items, now, reading.unreadable)
    const unreadable = [...reading.unreadable, ...refused]
    const result: PollResult = {
      kind: 'read',
      cursor: reading.cursor,
      eventsRead: reading.items.length,
      eventsMoved,
      unreadable,
    }
    return { result, retryAfterSeconds: null }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return { result: failureOf(error), retryAfterSeconds: error.retryAfterSeconds }
  }
}

function failureOf({ message, received }: SourceError): PollResult {
  const failure = message.endsWith('.') ? message : `${message}.`
  return {
    kind: 'failed',
    failure,
    received: received === null ? [] : [{ where: 'the whole answer', why: failure, received, lost: null }],
  }
}
