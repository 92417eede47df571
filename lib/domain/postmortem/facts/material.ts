/** What the machine-written parts of a post-mortem are composed from: an incident as the reader may see it. */

import type { IdentityFailure } from '@/lib/domain/identity-failure/identity-event'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { IncidentKind, IncidentStatus, Sev } from '@/lib/domain/incident'
import type { IncidentClocks } from '@/lib/domain/incident-clocks'
import type { Severity } from '@/lib/domain/severity'
import type { BlastFigures } from './blast-figures'

/** Everything that `composeFacts` reads. Times are ISO 8601 UTC. */
export interface FactsMaterial {
  /** As of when all of it was read. */
  asOf: string
  /** Whoever reads is limited to the accounts of their teams: figures of accounts tell of those alone. */
  limited: boolean
  /** An IncidentView of lib/incidents is one. */
  incident: FactsIncident
  /** The whole time of the incident; a BlastSummary of lib/blast-radius is one. Null where it cannot be told. */
  blast: BlastFigures | null
}

/** The incident; what IncidentView has and is not told here is not read. */
export interface FactsIncident {
  kind: IncidentKind
  status: IncidentStatus
  severity: Sev
  title: string
  owner: { name: string } | null
  team: { name: string } | null
  responders: readonly { name: string }[]
  startedAt: string
  endedAt: string | null
  endUnknown: boolean
  services: readonly { service: string; name: string }[]
  serviceCount: number
  regions: readonly string[]
  everywhere: boolean
  partition: string | null
  peakSeverity: Severity | null
  eventCount: number
  openEventCount: number
  affectedAccountCount: number
  acknowledgedAt: string | null
  acknowledgedBy: string | null
  covered: boolean
  severityReason: string | null
  severityRule: string
  events: readonly FactsEvent[]
  impactWindows: readonly FactsWindow[]
  clocks: IncidentClocks
  failure: IdentityFailure | null
  updates: readonly FactsUpdate[]
  notes: readonly FactsNote[]
  statusHistory: readonly { status: IncidentStatus; at: string; by: string }[]
  /** How much of each was too much to be read. */
  leftOut: { events: number; updates: number; windows: number; notes: number }
}

/** One HealthEvent. */
export interface FactsEvent {
  id: string
  service: string
  serviceName: string
  region: string
  peakSeverity: Severity | null
  startedAt: string
  endedAt: string | null
  endUnknown: boolean
  timePrecision: 'exact' | 'day'
  sources: readonly string[]
}

/** One ImpactWindow, and whose it is: `eventId` null is the team's own. */
export interface FactsWindow {
  clock: ImpactClock
  from: string
  to: string | null
  eventId: string | null
  service: string | null
  region: string | null
  confidence: 'high' | 'medium' | 'low'
  superseded: boolean
}

/** One thing AWS said; its text may hold HTML. */
export interface FactsUpdate {
  eventId: string
  observedAt: string
  text: string
  severity: Severity | null
  severityChanged: boolean
  isWhole: boolean
  parts: readonly { text: string; isNew: boolean }[] | null
}

/** What somebody wrote (Markdown) or marked (plain words). */
export interface FactsNote {
  id: string
  kind: 'note' | 'mark'
  body: string
  occurredAt: string
  author: { name: string }
  starred: boolean
}
