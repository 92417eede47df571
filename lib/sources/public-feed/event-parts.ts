/** Reads the parts of one event (log, impacted services, status changes): a bad part is reported, the rest is kept. */
import type { Instant, NormalImpactedService, NormalStatusChange, NormalUpdate } from '@/lib/domain/health-event'
import { GLOBAL_REGION } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import { type Severity, severityOfStatus, worstSeverity } from '@/lib/domain/severity'
import { instantOf, isAbsent, numberOf, quote } from './epoch'
import { ImpactedServicePayload, LogEntryPayload, StatusChangePayload, shaped } from './event-payload'
import { storableText } from './storable-text'
import { UnreadableItem, type UnreadableReport } from './unreadable'

/** What the reading of parts needs to know besides the part. */
export interface PartContext {
  now: Instant
  /** The event in words, for the report. */
  where: string
  report: UnreadableReport
}

/** One entry of an event's log. */
export interface LogEntry {
  update: NormalUpdate
  /** Whether the entry carries a status that is known; otherwise its severity says nothing. */
  statusKnown: boolean
  /** Whether it says that the event is over. */
  resolving: boolean
}

/** Keys longer than any of AWS's: what could not be indexed is not let in. */
const LONGEST_KEY = 200

/** The severity of a status as AWS writes it; undefined when it is absent or not one of 0 to 3. */
export function severityOf(status: unknown): Severity | null | undefined {
  const number = numberOf(status)
  return number === null ? undefined : severityOfStatus(number)
}

/** A complaint about a status that is there and not known; null when there is none to make. */
export function complaintAboutStatus(status: unknown, what: string): string | null {
  if (isAbsent(status) || severityOf(status) !== undefined) return null
  return `${what} ${quote(status)} is not one of 0 to 3`
}

/** Whether AWS's mark for "over" stands anywhere in a title; Japanese titles put their own before it. */
export function saysResolved(title: string | null): boolean {
  return /\[resolved\]/i.test(title ?? '')
}

/**
 * A service key as it may be stored.
 * @throws {UnreadableItem} when it is missing or too long to be one
 */
export function usableKey(key: string | null): string {
  const usable = storableText(key ?? '').trim()
  if (usable === '') throw new UnreadableItem('it names no service')
  if (usable.length > LONGEST_KEY) throw new UnreadableItem(`its service key has ${usable.length} characters`)
  return usable
}

/** Reads the log, oldest entry first. Of two entries with the same time and text the later one counts. */
export function readLog(log: unknown, context: PartContext): LogEntry[] {
  const entries = new Map<string, LogEntry>()
  for (const [index, item] of listOf(log, 'event_log', context).entries()) {
    attempt(`log entry ${index + 1}`, item, context, (complain) => {
      const payload = shaped(LogEntryPayload, item)
      const observedAt = instantOf(payload.timestamp, context.now, 'its timestamp')
      const severity = severityOf(payload.status)
      complain(complaintAboutStatus(payload.status, 'its status'))
      const text = payload.message ?? payload.summary ?? ''
      const key = `${observedAt} ${text}`
      entries.delete(key)
      entries.set(key, {
        update: { observedAt, text, severity: severity ?? null },
        statusKnown: severity !== undefined,
        resolving: severity === null || saysResolved(payload.summary),
      })
    })
  }
  return [...entries.values()].sort((a, b) => a.update.observedAt - b.update.observedAt)
}

/** Reads the services named as hit, in the order of their keys. */
export function readImpactedServices(services: unknown, context: PartContext): NormalImpactedService[] {
  const impacted: NormalImpactedService[] = []
  if (isAbsent(services)) return impacted
  if (typeof services !== 'object' || services === null || Array.isArray(services)) {
    context.report.add(context.where, 'its impacted_services is not an object', services)
    return impacted
  }
  for (const [key, item] of Object.entries(services)) {
    attempt(`impacted service ${key}`, item, context, (complain) => {
      const payload = shaped(ImpactedServicePayload, item)
      const upstreamService = usableKey(key)
      complain(complaintAboutStatus(payload.current, 'its current status'))
      complain(complaintAboutStatus(payload.max, 'its max status'))
      const severity = severityOf(payload.current) ?? null
      const { service, region } = splitServiceKey(upstreamService)
      impacted.push({
        service,
        region: region ?? GLOBAL_REGION,
        upstreamService,
        name: payload.service_name,
        severity,
        peakSeverity: worstSeverity([severity, severityOf(payload.max) ?? null]),
      })
    })
  }
  return impacted.sort((a, b) => compareText(a.upstreamService, b.upstreamService))
}

/** Reads the status changes, oldest first. One whose new status is not known is left out: it must not look like recovery. */
export function readStatusChanges(changes: unknown, context: PartContext): NormalStatusChange[] {
  const read: NormalStatusChange[] = []
  for (const [index, item] of listOf(changes, 'impacted_service_status_changes', context).entries()) {
    attempt(`status change ${index + 1}`, item, context, (complain) => {
      const payload = shaped(StatusChangePayload, item)
      const severity = severityOf(payload.current_status)
      if (severity === undefined) {
        throw new UnreadableItem(`its current_status ${quote(payload.current_status)} is not one of 0 to 3`)
      }
      complain(complaintAboutStatus(payload.previous_status, 'its previous_status'))
      read.push({
        upstreamService: usableKey(payload.service),
        previousSeverity: severityOf(payload.previous_status) ?? null,
        severity,
        changedAt: instantOf(payload.timestamp, context.now, 'its timestamp'),
      })
    })
  }
  return read.sort((a, b) => a.changedAt - b.changedAt || compareText(a.upstreamService, b.upstreamService))
}

/** Order of two texts by code unit: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function listOf(value: unknown, field: string, { where, report }: PartContext): unknown[] {
  if (Array.isArray(value)) return value
  if (!isAbsent(value)) report.add(where, `its ${field} is not a list`, value)
  return []
}

/** Runs `read` for one part: complaints are reported beside what is kept, an UnreadableItem costs the part. */
function attempt(
  part: string,
  received: unknown,
  { where, report }: PartContext,
  read: (complain: (why: string | null) => void) => void,
): void {
  const complain = (why: string | null) => {
    if (why !== null) report.add(`${part} of ${where}`, why, received)
  }
  try {
    read(complain)
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error
    complain(error.message)
  }
}
