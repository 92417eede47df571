/** Looks up an account's calls in CloudTrail, from the newest to the oldest, page by page. */
import { z } from 'zod'
import type { Instant } from '@/lib/domain/health-event'
import { SourceError } from '@/lib/errors'
import { AwsError } from '@/lib/sources/aws/aws-error'
import { tokenAs } from '@/lib/sources/iam-evidence/listing'
import type { AccountSession } from '@/lib/sources/iam-evidence/open-account'
import { instant, listOf, optionalText } from '@/lib/sources/iam-evidence/payload'
import { isObject } from '@/lib/sources/iam-evidence/policy-text'
import { awaitTurn, type Clock, SYSTEM_CLOCK } from './pace'

/** A window of calls of one service, in ms UTC; both ends belong to it. */
export interface LookupWindow {
  /** Such as iam.amazonaws.com. */
  source: string
  region: string
  from: Instant
  to: Instant
}

/** One page of calls. */
export interface CallPage {
  /** CloudTrail's records, parsed; what is no JSON object is left out. */
  calls: Record<string, unknown>[]
  /** When the oldest call of the page was made: everything after it is known. Null for a page without calls. */
  oldest: Instant | null
}

/** Two a second (AWS's quota for LookupEvents); a little slower, because its clock is not ours. */
const EVERY_MS = 520
const WAITS_MS = [2_000, 5_000, 15_000, 30_000]
/** A token that AWS no longer takes means to begin again, from the oldest call that was seen: so often without a new one. */
const MOST_RESTARTS = 3
const PAGE_SIZE = 50

const PAGE = z.object({
  Events: listOf(z.object({ EventId: optionalText, EventTime: instant, CloudTrailEvent: optionalText })),
  NextToken: optionalText,
})
type Page = z.infer<typeof PAGE>

/**
 * Pages as they come; no call twice.
 * @throws {AwsError} {SourceError} for a window that does not end
 */
export async function* lookupCalls(
  session: AccountSession,
  window: LookupWindow,
  clock: Clock = SYSTEM_CLOCK,
): AsyncGenerator<CallPage> {
  const seen = beginSeen(window.to)
  // As long as a token is used the window must stay the same.
  let { to } = window
  let token: string | undefined
  let restarts = 0
  for (;;) {
    let page: Page
    try {
      page = await lookUp(session, { ...window, to }, token, clock)
    } catch (error) {
      if (token === undefined || !isRefusedToken(error)) throw error
      restarts += 1
      if (restarts > MOST_RESTARTS) throw endless(session, error)
      token = undefined
      to = seen.until()
      continue
    }
    const fresh = seen.onlyNew(page.Events)
    if (fresh.length > 0) restarts = 0
    yield readPage(fresh)
    token = page.NextToken || undefined
    if (token === undefined) return
  }
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof AwsError && error.awsName === 'InvalidNextTokenException'
}

/** Remembers how far reading came, and the calls of that second: read again from there, they come again. */
function beginSeen(to: Instant) {
  let reached = to
  let ids = new Set<string>()
  return {
    until: () => reached,
    onlyNew: (events: Page['Events']): Page['Events'] => {
      const fresh = events.filter(({ EventId }) => EventId === null || !ids.has(EventId))
      for (const { EventId, EventTime } of fresh) {
        if (EventTime === null || EventTime > reached) continue
        const end = endOfSecond(EventTime)
        if (end < reached) {
          reached = end
          ids = new Set()
        }
        if (EventId !== null) ids.add(EventId)
      }
      return fresh
    },
  }
}

/** One page; throttled, it is asked for again after longer and longer waits. */
async function lookUp(
  session: AccountSession,
  { source, region, from, to }: LookupWindow,
  token: string | undefined,
  clock: Clock,
): Promise<Page> {
  for (let round = 0; ; round += 1) {
    await awaitTurn(`${session.account} ${region}`, EVERY_MS, clock)
    try {
      return await session.read('cloudTrail', region, PAGE, (cloudTrail) =>
        cloudTrail.lookupEvents({
          LookupAttributes: [{ AttributeKey: 'EventSource', AttributeValue: source }],
          StartTime: new Date(from),
          EndTime: new Date(to),
          MaxResults: PAGE_SIZE,
          ...tokenAs('NextToken', token),
        }),
      )
    } catch (error) {
      const wait = error instanceof AwsError && error.reason === 'throttled' ? WAITS_MS[round] : undefined
      if (wait === undefined) throw error
      await clock.wait(wait)
    }
  }
}

function readPage(events: Page['Events']): CallPage {
  const times = events.flatMap(({ EventTime }) => EventTime ?? [])
  return {
    calls: events.map(({ CloudTrailEvent }) => parseRecord(CloudTrailEvent)).filter((record) => record !== null),
    oldest: times.length === 0 ? null : Math.min(...times),
  }
}

function parseRecord(text: string | null): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text ?? '')
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** CloudTrail tells times in whole seconds: others of the same second may still be to come. */
function endOfSecond(time: Instant): Instant {
  return Math.floor(time / 1_000) * 1_000 + 999
}

function endless(session: AccountSession, cause: unknown): SourceError {
  return new SourceError('parse', session.sentence('CloudTrail refuses its own page tokens again and again.'), {
    cause,
  })
}
