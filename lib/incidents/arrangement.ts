/** What people can do with which events make which incident. */
import type { Instant } from '@/lib/domain/health-event'
import type { IncidentKind, Sev } from '@/lib/domain/incident'
import type { NewChange } from './write-change'
import type { Target } from './write-lock'

/** An incident that somebody opens by hand. */
export interface NewIncident {
  kind: IncidentKind
  title: string
  /** Markdown. */
  description: string | null
  /** When it began and ended, where it has no events that tell; no start: now. */
  startedAt: Instant | null
  endedAt: Instant | null
  /** Null: as the rule proposes. A severity has a reason. */
  severity: { severity: Sev; reason: string } | null
  teamId: string | null
  /** Catalogue ids and Region ids, where it has no events that tell. */
  services: readonly string[]
  regions: readonly string[]
  eventIds: readonly string[]
}

/**
 * open: a new incident, with events of others or without. merge: all events of the target go into another, whose name it
 * is from then on. split: some events of the target become an incident of their own. move: one event goes to another
 * incident; `from`, where it is given, is where it was seen.
 */
export type Arrangement =
  | { what: 'open'; incident: NewIncident }
  | { what: 'merge'; target: Target; into: string }
  | { what: 'split'; target: Target; eventIds: readonly string[] }
  | { what: 'move'; eventId: string; to: string; from?: string | null }

/** What came of it: the incident to look at next, and the change that can be taken back. */
export interface Arranged {
  incidentId: string
  changeId: string
}

/** An arrangement that may be carried out, after its incidents were locked and looked at. */
export interface Prepared {
  /** Incidents that it takes from or gives to, but for one that it makes. */
  involved: readonly string[]
  /** Events that it moves. */
  eventIds: readonly string[]
  /** Where they go; called once, it makes the incident where there is none yet. */
  receiver: () => Promise<string>
  /** An incident that goes into the receiver, with or without events. */
  merged: string | null
  /** What the history of each incident says of it; first that of the incident to look at next. */
  tell: (receiver: string, emptied: ReadonlySet<string>) => Omit<NewChange, 'by' | 'undo'>[]
  action: string
  /** What the audit says of it. */
  audited: Record<string, unknown>
}
