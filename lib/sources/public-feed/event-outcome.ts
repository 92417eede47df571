/** Decides from what AWS wrote whether an event is over, since when, and how bad it is and was. */
import type { EventStatus, Instant, NormalImpactedService, NormalStatusChange } from '@/lib/domain/health-event'
import { type Severity, worstSeverity } from '@/lib/domain/severity'
import { type LogEntry, saysResolved } from './event-parts'

/** Which listing an event stood in: the status is that of now in one and the worst ever in the other. */
export type Listing = 'current' | 'history'

/** What the outcome of an event is read from. */
export interface OutcomeFacts {
  listing: Listing
  now: Instant
  category: string
  summary: string
  startedAt: Instant
  endTime: Instant | null
  /** Severity of the top-level status; undefined where AWS gives none. */
  statusSeverity: Severity | null | undefined
  log: readonly LogEntry[]
  impactedServices: readonly NormalImpactedService[]
  statusChanges: readonly NormalStatusChange[]
}

/** How an event stands. */
export interface Outcome {
  status: EventStatus
  severity: Severity | null
  peakSeverity: Severity | null
  endedAt: Instant | null
}

/** How the event stands according to one payload. */
export function outcomeOf(facts: OutcomeFacts): Outcome {
  const peakSeverity = peakOf(facts)
  const scheduled = facts.category === 'scheduledChange'
  const declaredOver = saysResolved(facts.summary) || facts.log.at(-1)?.resolving === true
  if (scheduled && facts.startedAt > facts.now && !declaredOver) {
    return { status: 'upcoming', severity: severityNow(facts), peakSeverity, endedAt: facts.endTime }
  }
  const ended = facts.endTime !== null && !(scheduled && facts.endTime > facts.now)
  const backToNormal = facts.listing === 'current' && facts.statusSeverity === null
  if (declaredOver || ended || backToNormal) {
    return { status: 'closed', severity: null, peakSeverity, endedAt: endOf(facts) }
  }
  return { status: 'open', severity: severityNow(facts), peakSeverity, endedAt: facts.endTime }
}

/** Severity of an event that is not over. In the history the status is the peak, so the last known log status counts. */
function severityNow({ listing, statusSeverity, log }: OutcomeFacts): Severity | null {
  const status = statusSeverity ?? null
  if (listing === 'current') return status
  return log.findLast((entry) => entry.statusKnown)?.update.severity ?? status
}

function peakOf({ statusSeverity, log, impactedServices, statusChanges }: OutcomeFacts): Severity | null {
  return worstSeverity([
    statusSeverity ?? null,
    ...log.map((entry) => entry.update.severity),
    ...impactedServices.map((service) => service.peakSeverity),
    ...statusChanges.flatMap((change) => [change.previousSeverity, change.severity]),
  ])
}

/** When a closed event ended: never before its start; null when AWS gives nothing to read it from. */
function endOf({ endTime, log, statusChanges, startedAt }: OutcomeFacts): Instant | null {
  const lastEntry = log.at(-1)
  const lastSaid = lastEntry?.update.observedAt ?? null
  const lastChange = statusChanges.at(-1)?.changedAt ?? null
  const lastSign = lastEntry?.resolving ? lastSaid : latest(lastSaid, lastChange)
  const end = endTime ?? lastSign
  if (end === null || end >= startedAt) return end
  return latest(lastSaid, startedAt)
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}
