/** Reads the events of the two JSON listings: a bad event is reported, the others are read. */
import type { Instant, ObservedEvent } from '@/lib/domain/health-event'
import type { Listing } from './event-outcome'
import { arnNamedBy } from './health-arn'
import { type Body, readJson, unreadableAnswer } from './json'
import { type EventCopy, mergeCopies } from './merge-copies'
import { normaliseEvent } from './normalise-event'
import { UnreadableItem, type UnreadableReport } from './unreadable'

/** AWS lists some hundred; reading millions of tiny items would keep the worker from everything else for a minute. */
const MOST_EVENTS = 500_000

/**
 * The events of the current list, oldest first.
 * @throws {SourceError} of kind `parse` when the answer is not a JSON list, or one of more than 500,000 events
 */
export function parseCurrentEvents(body: Body, now: Instant, report: UnreadableReport): ObservedEvent[] {
  const { value, text } = readJson(body)
  if (!Array.isArray(value)) throw unreadableAnswer(body.address, `${kindOf(value)} instead of a list of events`, text)
  refuseTooMany(value.length, body.address, text)
  const reader = createCopyReader('current', now, report)
  for (const [index, payload] of value.entries()) reader.read(payload, null, `event ${index + 1} of the current list`)
  return mergeCopies(reader.copies)
}

/**
 * The events of the history, oldest first; one that stands under several service keys comes once.
 * @throws {SourceError} of kind `parse` when the answer is not a JSON object, or holds more than 500,000 events
 */
export function parseHistory(body: Body, now: Instant, report: UnreadableReport): ObservedEvent[] {
  const { value, text } = readJson(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unreadableAnswer(body.address, `${kindOf(value)} instead of an object of services`, text)
  }
  const lists = Object.values(value).filter(Array.isArray)
  refuseTooMany(
    lists.reduce((sum, list) => sum + list.length, 0),
    body.address,
    text,
  )
  const reader = createCopyReader('history', now, report)
  for (const [key, events] of Object.entries(value)) {
    if (!Array.isArray(events)) {
      report.addLost(`service ${key} of the history`, 'it is not a list of events', events, null)
      continue
    }
    for (const [index, payload] of events.entries()) {
      reader.read(payload, key, `event ${index + 1} of service ${key} in the history`)
    }
  }
  return mergeCopies(reader.copies)
}

function refuseTooMany(count: number, address: string, text: string): void {
  if (count <= MOST_EVENTS) return
  throw unreadableAnswer(address, `${count.toLocaleString('en-US')} events, more than can be AWS's`, text)
}

function createCopyReader(listing: Listing, now: Instant, report: UnreadableReport) {
  const copies: EventCopy[] = []
  return {
    copies,
    read(payload: unknown, key: string | null, place: string) {
      const where = key === null ? `${place}${serviceNamedBy(payload)}` : place
      try {
        copies.push({ key, observed: normaliseEvent(payload, { listing, key, now, where, report }) })
      } catch (error) {
        report.addLost(where, whyUnreadable(error), payload, arnNamedBy(payload))
      }
    },
  }
}

function serviceNamedBy(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null || !('service' in payload)) return ''
  return typeof payload.service === 'string' ? `, service ${payload.service.slice(0, 100)}` : ''
}

/** JSON that is nested thousands of levels deep exhausts the stack where it is written out again. */
function whyUnreadable(error: unknown): string {
  if (error instanceof UnreadableItem) return error.message
  if (error instanceof RangeError) return 'it is nested too deeply or too large'
  throw error
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
