/** What an incident's kind, status and the confidence of its links are called, and which mark a status has. */
import { type IncidentKind, type IncidentStatus, isOver, type Sev } from './incident'
import type { Severity } from './severity'

const KINDS: Record<IncidentKind, string> = {
  provider: 'Provider outage',
  identity: 'Identity',
  access: 'Access or credential',
  change: 'Own change',
}

const STATUSES: Record<IncidentStatus, string> = {
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  investigating: 'Investigating',
  identified: 'Identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
  reopened: 'Reopened',
  closed: 'Closed',
}

const CONFIDENCES = { high: 'certain', medium: 'likely', low: 'possible' } as const

/** What a kind is called: "Provider outage". */
export function kindWord(kind: IncidentKind): string {
  return KINDS[kind]
}

/** What a status is called: "Investigating". */
export function statusWord(status: IncidentStatus): string {
  return STATUSES[status]
}

/** How sure a link is, in a word: certain, likely, possible. */
export function confidenceWord(confidence: 'high' | 'medium' | 'low'): string {
  return CONFIDENCES[confidence]
}

/** What decides about an incident's mark: `IncidentSummaryView` has it. */
interface Marked {
  status: IncidentStatus
  severity: Sev
  endUnknown: boolean
  awsSeverity: Severity | null
  peakSeverity: Severity | null
  eventCount: number
}

const BY_SEV: Record<Sev, Severity> = {
  SEV1: 'disruption',
  SEV2: 'disruption',
  SEV3: 'degradation',
  SEV4: 'informational',
}

/**
 * The shape and colour of an incident's status: AWS's severity now, else its worst; ours where it has no events. What is
 * over is marked as resolved only where AWS said that it ended.
 */
export function incidentMark(incident: Marked): Severity | 'resolved' | 'unknown' {
  const { status, severity, endUnknown, awsSeverity, peakSeverity, eventCount } = incident
  if (isOver(status)) return endUnknown ? 'unknown' : 'resolved'
  if (eventCount === 0) return BY_SEV[severity]
  return awsSeverity ?? peakSeverity ?? 'unknown'
}
