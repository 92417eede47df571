/** When an event lasted, and when each service that it names was failing: by the clocks that tell it best. */
import type { EventStatus, Instant } from '../health-event'
import { GLOBAL_REGION } from '../region'
import { splitServiceKey } from '../service-id'
import type { Span } from './facts'
import { spansOrMinute } from './spans'

/** The times of an event in ms: FaultEvent has them. */
interface TimedEvent {
  startedAt: Instant
  endedAt: Instant | null
  saidAt: Instant
  status: EventStatus
  windows: readonly TimedWindow[]
}

interface TimedWindow {
  clock: 'declared' | 'described' | 'recovered'
  from: Instant
  to: Instant | null
  /** AWS's key of the service; null: the event as a whole. */
  service: string | null
  superseded: boolean
}

/** The time for which any of its clocks says that it lasted. Never empty. */
export function spansOfEvent(event: TimedEvent): Span[] {
  const recovered = event.windows.flatMap((window) => (window.clock === 'recovered' ? [spanOf(window, event)] : []))
  return spansOrMinute([...ownSpans(event), ...recovered], event.startedAt)
}

/**
 * The time for which a service failed within an event: until its status changes say that it came back, where the event
 * has any of it, else as long as the event itself, as declared or as AWS's texts say. A status changes when AWS says so,
 * which may be long after it began: what changed first in the event failed since the event began. Never empty.
 */
export function spansOfService(event: TimedEvent, service: string, region: string): Span[] {
  const changes = event.windows.filter(({ clock }) => clock === 'recovered')
  const own = changes.filter((window) => window.service !== null && isServiceKey(window.service, service, region))
  const began = Math.min(...own.map(({ from }) => from))
  if (own.length === 0) return spansOrMinute(ownSpans(event), event.startedAt)
  const isFirst = changes.every(({ from }) => began <= from)
  const before: Span[] = isFirst ? [[event.startedAt, began], ...describedSpans(event)] : []
  return spansOrMinute(
    [...before.map((span) => cutAt(span, began)), ...own.map((window) => spanOf(window, event))],
    event.startedAt,
  )
}

/** What of the time lies before the moment. */
function cutAt([from, to]: Span, end: Instant): Span {
  return [from, to === null ? end : Math.min(to, end)]
}

/** Whether AWS's key of a service names this one. It may name no Region (`cloudfront`): it is then the service wherever it is. */
export function isServiceKey(key: string, service: string, region: string): boolean {
  const split = splitServiceKey(key)
  return split.service === service && (split.region === null || split.region === region || region === GLOBAL_REGION)
}

/** The declared time, and what AWS's texts say of the event as a whole. */
function ownSpans(event: TimedEvent): Span[] {
  return [[event.startedAt, untilOf(event)], ...describedSpans(event)]
}

function describedSpans(event: TimedEvent): Span[] {
  return event.windows
    .filter(({ clock, service, superseded }) => clock === 'described' && service === null && !superseded)
    .map((window) => spanOf(window, event))
}

/** A window without an end goes on for as long as its event. */
function spanOf({ from, to }: TimedWindow, event: TimedEvent): Span {
  return [from, to ?? untilOf(event)]
}

/** AWS's end; of a closed event without one AWS's last word; null while it goes on. */
function untilOf({ startedAt, endedAt, saidAt, status }: TimedEvent): Instant | null {
  if (endedAt !== null) return endedAt
  return status === 'closed' ? Math.max(saidAt, startedAt) : null
}
