/** The shapes in which incidents cross the wire: /api/v1, the timeline and the incident page speak these. Times are ISO 8601 UTC. */
import type { LinkRule } from '@/lib/domain/correlation/facts'
import type { IdentityFailure, IdentityStatement } from '@/lib/domain/identity-failure/identity-event'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { IncidentKind, IncidentStatus, Sev } from '@/lib/domain/incident'
import type { IncidentClocks } from '@/lib/domain/incident-clocks'
import type { IncidentDuration } from '@/lib/domain/incident-durations'
import type { IncidentReach } from '@/lib/domain/incident-reach'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import type { Severity } from '@/lib/domain/severity'

/** A person or a team, by name. */
export interface NamedRef {
  id: string
  name: string
}

/** An incident as one row of a list. */
export interface IncidentSummaryView {
  id: string
  kind: IncidentKind
  origin: 'correlated' | 'manual' | 'alert'
  status: IncidentStatus
  severity: Sev
  title: string
  owner: NamedRef | null
  team: NamedRef | null
  /** Start of the first and end of the last of its events; the times people gave where it has none. */
  startedAt: string
  /** Null while something goes on, and where AWS never said that it ended. */
  endedAt: string | null
  /** Of what is open, AWS never said that it ended, and no longer lists it. */
  endUnknown: boolean
  /** The window that best says when it hit: observed before described before declared; null where none is known. */
  impact: { clock: ImpactClock; from: string; to: string | null } | null
  /** Of its events, those that name services first; at most 100. */
  services: { service: string; name: string }[]
  serviceCount: number
  /** Region ids, `global` included. */
  regions: string[]
  /** It counts for every Region of its partition. */
  everywhere: boolean
  /** aws, aws-cn, aws-us-gov …; null where no event says it. */
  partition: string | null
  /** AWS's worst status now, and ever. */
  awsSeverity: Severity | null
  peakSeverity: Severity | null
  eventCount: number
  openEventCount: number
  /** Accounts that AWS named, of those that the reader may see. */
  affectedAccountCount: number
  /** Null for those who see only some accounts, and where it cannot be told: no directory, or nobody said what failed. */
  reach: IncidentReach | null
  acknowledgedAt: string | null
  acknowledgedBy: string | null
  /** Whether something that polls AWS was read on time when it began; true where it has no events. */
  covered: boolean
  /** How far its post-mortem is, and how many items of the checklist are settled; null where nobody opened one. */
  postmortem: { state: PostmortemState; settled: number; total: number } | null
}

/** One HealthEvent of an incident. */
export interface IncidentEventView {
  id: string
  arn: string | null
  service: string
  serviceName: string
  region: string
  typeCode: string | null
  scope: string
  status: string
  severity: Severity | null
  peakSeverity: Severity | null
  summary: string
  startedAt: string
  endedAt: string | null
  endUnknown: boolean
  timePrecision: 'exact' | 'day'
  updateCount: number
  affectedAccountCount: number
  sources: string[]
  /** People put it here. */
  byHand: boolean
}

/** An ImpactWindow of an incident, and whose it is. */
export interface IncidentWindowView {
  clock: ImpactClock
  from: string
  to: string | null
  /** Null: the team's own. */
  eventId: string | null
  /** The id of the row, for windows that the team entered. */
  observedId: string | null
  service: string | null
  region: string | null
  sentence: string | null
  confidence: 'high' | 'medium' | 'low'
  superseded: boolean
}

/** Why two events were grouped. */
export interface IncidentLinkView {
  eventId: string
  otherId: string
  rule: LinkRule
  confidence: 'high' | 'medium' | 'low'
  /** In words, thresholds included. */
  sentence: string
}

/** The clocks of an incident, each as a whole, and the durations between them. */
export type IncidentClocksView = IncidentClocks

/** A duration that was computed, and between which clocks. */
export type ComputedDuration = IncidentDuration

/** One statement of what works or fails, and AWS's sentence that says so. */
export type FailureStatement = IdentityStatement

/** What fails in an identity incident, and what goes on working. */
export type IdentityFailureView = IdentityFailure

/** One thing AWS said about one of its events. */
export interface IncidentUpdateView {
  eventId: string
  observedAt: string
  recordedAt: string
  /** AWS's words, unaltered: may hold HTML, so sanitise before showing. */
  text: string
  severity: Severity | null
  /** The status before, where this update changed it; undefined fields are never sent. */
  severityBefore: Severity | null
  severityChanged: boolean
  /** AWS's whole text at that time: only parts of it need be new. */
  isWhole: boolean
  /** The parts of a whole text, those that are new since the one before marked; null for texts that are new as a whole. */
  parts: { text: string; isNew: boolean }[] | null
}

/** What somebody wrote, or marked on the time axis. */
export interface IncidentNoteView {
  id: string
  kind: 'note' | 'mark'
  /** Markdown as typed (mark: plain words). */
  body: string
  /** Safe HTML made of it. */
  html: string
  occurredAt: string
  createdAt: string
  editedAt: string | null
  author: { kind: 'person' | 'token'; id: string | null; name: string }
  mentions: NamedRef[]
  starred: boolean
  version: number
}

/** One thing that happened to an incident. */
export interface IncidentChangeView {
  id: string
  at: string
  occurredAt: string
  by: { kind: 'rule' | 'person' | 'token'; id: string | null; name: string }
  what: string
  /** In words. */
  sentence: string
  /** It can be taken back now. */
  undoable: boolean
  undoneAt: string | null
}

/** Another incident that has to do with this one, or was merged into it. */
export interface RelatedIncidentView {
  id: string
  title: string
  status: IncidentStatus
  severity: Sev
  reason: string | null
}

/** An incident with all that is known about it. */
export interface IncidentView extends IncidentSummaryView {
  /** Markdown as people wrote it, and safe HTML made of it. */
  description: string | null
  descriptionHtml: string | null
  /** What is proposed, by which rule, and why a person said otherwise. */
  proposedSeverity: Sev
  severityRule: string
  severityReason: string | null
  /** To be named by whoever changes it. */
  version: number
  responders: NamedRef[]
  /** Oldest first. */
  events: IncidentEventView[]
  links: IncidentLinkView[]
  impactWindows: IncidentWindowView[]
  clocks: IncidentClocksView
  failure: IdentityFailureView | null
  /** Newest first. */
  updates: IncidentUpdateView[]
  /** Newest occurrence first. */
  notes: IncidentNoteView[]
  /** Newest first. */
  history: IncidentChangeView[]
  /** The changes of status alone, oldest first. */
  statusHistory: { status: IncidentStatus; at: string; by: string }[]
  related: RelatedIncidentView[]
  merged: RelatedIncidentView[]
  leftOut: LeftOutView
}

/**
 * How much of an incident does not stand in its view, because it would be too much: events beyond the first 5,000, updates
 * beyond the latest 500 or 1,000,000 characters (each event by itself has them), windows beyond the first 2,000, notes and
 * history beyond the latest 500.
 */
export interface LeftOutView {
  events: number
  updates: number
  windows: number
  notes: number
  history: number
}

/** Incidents that are not over, for the Now strip. */
export interface NowIncidentsView {
  /**
   * By severity, then AWS's status, then newest first: at most 5. Those of which AWS never said that they ended are left out,
   * unless people are at work on them.
   */
  incidents: IncidentSummaryView[]
  count: number
  /** Of these, how many nobody has acknowledged. */
  unacknowledgedCount: number
}

/** Who has the incident open. */
export interface PresenceView {
  /** `places`: where in it they are or write: `postmortem`, `postmortem/summary`, `postmortem/item-31`. */
  people: (NamedRef & { places: string[] })[]
}
