/** Sends requests to a tracker and turns what comes back into values, refusals and failures. */

import type { z } from 'zod'
import { cleanTyped } from '@/lib/domain/postmortem/typed-text'
import { AppError, SourceError } from '@/lib/errors'
import { type Ask, TrackerRefusal } from './source'

/** What a tracker's words are cut to: enough for people to see what is wrong. */
const LONGEST_SAID = 300
const LONGEST_WAIT_SECONDS = 3_600

/** One answer, and who asked for it: the words of a failure name the host. */
export interface Answer {
  host: string
  response: Response
}

/** @throws SourceError where nothing usable answers, TrackerRefusal for an address that is not asked */
export async function askTracker(ask: Ask, url: string, init: RequestInit): Promise<Answer> {
  const { host } = new URL(url)
  try {
    return { host, response: await ask(url, init) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'INVALID') throw new TrackerRefusal('address', error.message)
    throw new SourceError('network', error.message)
  }
}

/** The JSON of an answer with texts as they can be stored; null where it is none. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text(), (_key, value: unknown) =>
      typeof value === 'string' ? cleanTyped(value) : value,
    )
  } catch {
    return null
  }
}

/** The body of a good answer. @throws SourceError where it is not what the API promises */
export async function readJson<S extends z.ZodType>({ host, response }: Answer, schema: S): Promise<z.output<S>> {
  const parsed = schema.safeParse(await bodyOf(response))
  if (parsed.success) return parsed.data
  throw new SourceError('parse', `${host} gave an answer that is none of the API that was expected.`)
}

/** Throws for every answer that is not good. `saidIn` reads the tracker's words out of a body. */
export async function refuseBad(
  { host, response }: Answer,
  saidIn: (body: unknown) => string | null,
  now: number,
): Promise<void> {
  const { status } = response
  if (status >= 200 && status < 300) return
  const said = cut(saidIn(await bodyOf(response)))
  const wait = waitOf(response.headers, now)
  if (status === 429 || (status === 403 && isTooMany(response.headers, said))) {
    throw new SourceError('throttled', `${host} asks Faultline to wait: too many requests.`, {
      retryAfterSeconds: wait ?? 60,
    })
  }
  if (status >= 500 || status === 408) {
    const asked = wait === null ? {} : { retryAfterSeconds: wait }
    throw new SourceError('http', `${host} answered ${status}.`, asked)
  }
  throw new TrackerRefusal(reasonOf(status), said)
}

function reasonOf(status: number): TrackerRefusal['reason'] {
  if (status >= 300 && status < 400) return 'moved'
  if (status === 401) return 'token'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'missing'
  return status === 410 ? 'gone' : 'invalid'
}

/** GitHub answers 403 to who asks too often (its "Rate limits for the REST API"). */
function isTooMany(headers: Headers, said: string | null): boolean {
  return (
    headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after') || /rate limit|abuse/i.test(said ?? '')
  )
}

/** Seconds that an answer asks to wait, at most an hour; null where it does not. */
function waitOf(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after')?.trim()
  if (after && /^\d{1,9}$/.test(after)) return Math.min(Number(after), LONGEST_WAIT_SECONDS)
  const date = Date.parse(after ?? '')
  const reset =
    headers.get('x-ratelimit-remaining') === '0' ? Number(headers.get('x-ratelimit-reset') ?? Number.NaN) : Number.NaN
  const until = Number.isNaN(date) ? reset * 1_000 : date
  return Number.isNaN(until) ? null : Math.min(Math.max(Math.ceil((until - now) / 1_000), 1), LONGEST_WAIT_SECONDS)
}

/** On one line, without what would end it or turn it around. */
function cut(said: string | null): string | null {
  const line = said?.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() ?? ''
  if (line === '') return null
  return line.length <= LONGEST_SAID ? line : `${line.slice(0, LONGEST_SAID)}…`
}
