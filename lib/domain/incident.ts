/** Incident: our story of one outage. Its kinds, its life, and what follows from one status for the next. */

/** provider: AWS failed. identity: its sign-in or permissions did. access: a credential or abuse. change: our own doing. */
export const INCIDENT_KINDS = ['provider', 'identity', 'access', 'change'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** In the order of a life without detours. */
export const INCIDENT_STATUSES = [
  'detected',
  'acknowledged',
  'investigating',
  'identified',
  'mitigated',
  'resolved',
  'reopened',
  'closed',
] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]

/** How much it matters to us, worst first; not AWS's word: that is Severity. */
export const SEVS = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const
export type Sev = (typeof SEVS)[number]

/** The level as it is stored: 1 to 4, 1 the worst. */
export function sevNumber(sev: Sev): number {
  return SEVS.indexOf(sev) + 1
}

/** The level behind a stored number; SEV4 for any other number. */
export function sevOf(level: number): Sev {
  return SEVS[level - 1] ?? 'SEV4'
}

/** Whether it is over, for now or for good. */
export function isOver(status: IncidentStatus): boolean {
  return status === 'resolved' || status === 'closed'
}

/** What people may set an incident to from each status. */
const NEXT: Record<IncidentStatus, readonly IncidentStatus[]> = {
  detected: ['acknowledged', 'investigating', 'identified', 'mitigated', 'resolved'],
  acknowledged: ['investigating', 'identified', 'mitigated', 'resolved'],
  investigating: ['identified', 'mitigated', 'resolved'],
  identified: ['investigating', 'mitigated', 'resolved'],
  mitigated: ['investigating', 'identified', 'resolved'],
  resolved: ['reopened', 'closed'],
  reopened: ['acknowledged', 'investigating', 'identified', 'mitigated', 'resolved'],
  closed: ['reopened'],
}

/** The statuses that people may choose next. */
export function nextStatuses(status: IncidentStatus): readonly IncidentStatus[] {
  return NEXT[status]
}

/** What can happen to an incident: `what` of IncidentChange. */
export const CHANGE_WORDS = [
  ...(['opened', 'detected', 'events-joined', 'events-left', 'status', 'severity', 'title', 'kind'] as const),
  ...(['owner', 'team', 'responder-joined', 'responder-left', 'description'] as const),
  ...(['note-added', 'note-edited', 'note-deleted', 'note-starred', 'mark-added'] as const),
  ...(['window-added', 'window-removed', 'merged', 'split', 'moved', 'linked', 'unlinked', 'undone'] as const),
  ...(['blast-reported', 'blast-cleared', 'blast-withdrawn', 'alerted'] as const),
] as const
export type ChangeWord = (typeof CHANGE_WORDS)[number]
