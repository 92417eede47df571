/** How AWS moved the dates of a planned change: read from every payload of it that was kept. */
import { z } from 'zod'
import type { Instant } from '../health-event'

/** A payload as it was received. */
export interface KeptPayload {
  source: string
  /** When it was fetched, ms. */
  fetchedAt: Instant
  body: string
}

export interface ChangeDates {
  startsAt: Instant
  endsAt: Instant | null
}

/** Dates that were others before. `at`: when Faultline fetched the payload that says so, ms. */
export interface DateMove {
  at: Instant
  before: ChangeDates
  after: ChangeDates
}

const Moment = z.string().transform((text, context) => {
  const at = Date.parse(text)
  if (!Number.isNaN(at)) return at
  context.addIssue({ code: 'custom', message: 'is no time' })
  return z.NEVER
})
const Times = z.object({ startTime: Moment, endTime: Moment.nullish().catch(null) })
/** AWS Health's form and EventBridge's. */
const Payload = z.union([
  z.object({ event: Times }).transform(({ event }) => event),
  z.object({ detail: Times }).transform(({ detail }) => detail),
])

/** Newest first. Payloads of one source are compared with each other: not each source tells an end. */
export function dateMoves(payloads: readonly KeptPayload[]): DateMove[] {
  const latest = new Map<string, ChangeDates>()
  const moves: DateMove[] = []
  for (const { source, fetchedAt, body } of [...payloads].sort((one, other) => one.fetchedAt - other.fetchedAt)) {
    const after = datesOf(body)
    const before = latest.get(source)
    if (after === null) continue
    latest.set(source, after)
    const hasMoved = before !== undefined && (before.startsAt !== after.startsAt || before.endsAt !== after.endsAt)
    if (hasMoved) moves.push({ at: fetchedAt, before, after })
  }
  return moves.reverse()
}

function datesOf(body: string): ChangeDates | null {
  const read = Payload.safeParse(parsed(body))
  return read.success ? { startsAt: read.data.startTime, endsAt: read.data.endTime ?? null } : null
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
