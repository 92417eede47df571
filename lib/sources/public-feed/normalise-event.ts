/** Brings one event of the current list or the history into normal form. */

import { regionOfEvent } from '@/lib/domain/event-region'
import type { Instant, NormalEvent, NormalStatusChange, NormalUpdate, ObservedEvent } from '@/lib/domain/health-event'
import { splitServiceKey } from '@/lib/domain/service-id'
import { instantOf, isAbsent, quote } from './epoch'
import { type Listing, outcomeOf } from './event-outcome'
import {
  complaintAboutStatus,
  type PartContext,
  readImpactedServices,
  readLog,
  readStatusChanges,
  severityOf,
  usableKey,
} from './event-parts'
import { EventPayload, shaped } from './event-payload'
import { categoryOfTypeCode, type HealthArn, parseUsableArn } from './health-arn'
import { UnreadableItem } from './unreadable'

/** What the reading of one event needs to know besides its payload. */
export interface EventContext extends PartContext {
  listing: Listing
  /** The service key under which the history lists the event; null in the current list. */
  key: string | null
}

/** How far AWS's clock may be ahead of ours. */
const CLOCK_TOLERANCE_MS = 60 * 60 * 1000

/**
 * Reads one event. Bad parts go to the report.
 * @throws {UnreadableItem} when the event as a whole cannot be used: no service, no plausible start, unknown status
 */
export function normaliseEvent(received: unknown, context: EventContext): ObservedEvent {
  const payload = shaped(EventPayload, received)
  const startedAt = instantOf(payload.date, context.now, 'its date')
  const statusSeverity = statusOf(payload.status, context.listing)
  const arn = arnOf(payload.arn, received, context)
  const upstreamService = usableKey(payload.service ?? context.key ?? arn?.parsed.serviceCode ?? null)
  const log = readLog(payload.event_log, context)
  const updates = log.map((entry) => entry.update)
  const impactedServices = readImpactedServices(payload.impacted_services, context)
  const statusChanges = readStatusChanges(payload.impacted_service_status_changes, context)
  const endTime = endTimeOf(payload.end_time, received, context)
  const category = categoryOfTypeCode(arn?.parsed.typeCode ?? null)
  const summary = payload.summary ?? ''
  if (statusSeverity === undefined && !log.some((entry) => entry.statusKnown)) {
    throw new UnreadableItem('neither the event nor its log has a status')
  }
  const event: NormalEvent = {
    arn: arn?.text ?? null,
    service: splitServiceKey(upstreamService).service,
    upstreamService,
    serviceName: payload.service_name,
    region: regionOfEvent({
      arnRegion: arn?.parsed.region ?? null,
      regionName: payload.region_name,
      upstreamService,
    }),
    typeCode: arn?.parsed.typeCode ?? null,
    category,
    scope: 'PUBLIC',
    summary,
    description: null,
    startedAt,
    ...outcomeOf({
      listing: context.listing,
      now: context.now,
      category,
      summary,
      startedAt,
      endTime,
      statusSeverity,
      log,
      impactedServices,
      statusChanges,
    }),
    saidAt: lastSaid(updates, statusChanges, context.now),
    updates,
    impactedServices,
    statusChanges,
  }
  return { event, raw: JSON.stringify(received) }
}

function arnOf(
  arn: string | null,
  received: unknown,
  { where, report }: PartContext,
): { text: string; parsed: HealthArn } | null {
  if (arn === null) return null
  const parsed = parseUsableArn(arn)
  if (parsed !== null) return { text: arn, parsed }
  report.add(where, `its arn ${quote(arn)} is not one of AWS Health: the event is kept as one without`, received)
  return null
}

/** The severity of the top-level status; undefined where the history, in which it is only the peak, leaves it out. */
function statusOf(status: unknown, listing: Listing) {
  const severity = severityOf(status)
  if (severity !== undefined || (listing === 'history' && isAbsent(status))) return severity
  throw new UnreadableItem(complaintAboutStatus(status, 'its status') ?? 'its status is missing')
}

function endTimeOf(value: unknown, received: unknown, { now, where, report }: PartContext): number | null {
  if (isAbsent(value)) return null
  try {
    return instantOf(value, now, 'its end_time')
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error
    report.add(where, `${error.message}: the event is kept without it`, received)
    return null
  }
}

/** When AWS last said something; 0 where it said nothing. A time that is well ahead of the clock is a slip. */
function lastSaid(updates: readonly NormalUpdate[], changes: readonly NormalStatusChange[], now: Instant): Instant {
  let latest = 0
  const hear = (at: Instant) => {
    if (at <= now + CLOCK_TOLERANCE_MS) latest = Math.max(latest, at)
  }
  for (const { observedAt } of updates) hear(observedAt)
  for (const { changedAt } of changes) hear(changedAt)
  return latest
}
