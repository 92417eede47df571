/** The shapes in which HealthEvents cross the wire: /api/v1 and the timeline page speak these. Times are ISO 8601 UTC. */
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { IncidentStatus, Sev } from '@/lib/domain/incident'
import type { Severity } from '@/lib/domain/severity'

export interface EventUpdateView {
  observedAt: string
  recordedAt: string
  /** AWS's words, unaltered: may hold HTML, so sanitise before showing. */
  text: string
  severity: Severity | null
}

export interface ImpactedServiceView {
  service: string
  upstreamService: string
  region: string
  name: string | null
  severity: Severity | null
  peakSeverity: Severity | null
}

export interface ImpactWindowView {
  clock: ImpactClock
  from: string
  to: string | null
  /** Upstream id of the service, where the clock tells services apart. */
  service: string | null
  sentence: string | null
  confidence: 'high' | 'medium' | 'low'
  superseded: boolean
}

export interface SightingView {
  source: string
  firstSeenAt: string
  lastSeenAt: string
}

/** An account that AWS named as affected. */
export interface AffectedAccountView {
  /** 12 digits. */
  accountId: string
  /** As the directory has it; null where that does not hold the account. */
  accountName: string | null
  /** The connection through which it was first heard of; null where there was none, or is none any more. */
  connectionId: string | null
  firstSeenAt: string
  /** AWS's text to this account where it differs from the event's description; null where it does not, or was not read. */
  text: string | null
  /** True: it has such a text, but with those of the accounts before it too much would stand here. The event's accounts by themselves have it. */
  textLeftOut: boolean
}

/** A resource that AWS named as affected. */
export interface AffectedEntityView {
  accountId: string
  entityValue: string
  entityArn: string | null
  /** As AWS writes it; null where it gives none. */
  status: string | null
  lastUpdatedAt: string | null
}

/** How many entities have a status. */
export interface EntityStatusCount {
  status: string | null
  count: number
}

/** AWS added an account or an entity to a known event, or changed an entity's status. */
export interface ReachChangeView {
  observedAt: string
  accountId: string
  /** Null: the account itself was added. */
  entityValue: string | null
  /** The entity's status before; null where it was added. */
  before: string | null
  after: string | null
}

/** The incident that an event belongs to. */
export interface IncidentOfEventView {
  id: string
  title: string
  status: IncidentStatus
  severity: Sev
}

/** A HealthEvent as one row of the timeline. */
export interface EventSummaryView {
  id: string
  arn: string | null
  service: string
  upstreamService: string
  /** Display name of the service without its Region. */
  serviceName: string
  region: string
  typeCode: string | null
  category: string
  scope: string
  status: string
  severity: Severity | null
  peakSeverity: Severity | null
  summary: string
  startedAt: string
  endedAt: string | null
  /** `day`: the source names only the day, startedAt and endedAt are its bounds (Pacific time). */
  timePrecision: 'exact' | 'day'
  /** AWS never said that it ended, and has not listed it as current for 24 hours. */
  endUnknown: boolean
  /** AWS's page about the event, where one is known. */
  referenceUrl: string | null
  /** The window that best says when it hit: described before declared; null where none is known. */
  impact: { clock: ImpactClock; from: string; to: string | null } | null
  impactedServiceCount: number
  updateCount: number
  /** Accounts that AWS named, of those that the reader may see; always 0 for public events. */
  affectedAccountCount: number
  /** Null for what never belongs to one: notices, planned changes, and what is not grouped yet. */
  incident: IncidentOfEventView | null
  /** Whether something that polls AWS was read on time when the event began. */
  covered: boolean
  sources: string[]
}

/** A HealthEvent with all that is known about it. */
export interface EventView
  extends Omit<EventSummaryView, 'impact' | 'impactedServiceCount' | 'updateCount' | 'sources'> {
  updates: EventUpdateView[]
  impactedServices: ImpactedServiceView[]
  impactWindows: ImpactWindowView[]
  sightings: SightingView[]
  /** AWS's latest text whole, unaltered: may hold HTML. Null where no source gives one. */
  description: string | null
  /** Whose text that is; null where it is everybody's. */
  descriptionAccount: string | null
  /** ACTION_REQUIRED, ACTION_MAY_BE_REQUIRED, INFORMATIONAL or what AWS writes. */
  actionability: string | null
  personas: string[]
  /** The first 100 by account id. */
  affectedAccounts: AffectedAccountView[]
  affectedEntityCount: number
  /** Most frequent first. */
  entityStatuses: EntityStatusCount[]
  /** The latest 100, newest first. */
  reachChanges: ReachChangeView[]
}

export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

/** What stands in the Now strip beside incidents. Counts are of events, not of accounts. */
export interface NowView {
  /** Open issues and investigations; events of unknown end are left out. */
  openCount: number
  /** What else is open: notifications and scheduled changes. */
  noticeCount: number
  upcomingCount: number
  /** When the list of current events was last read whole; null when it never was. */
  currentReadAt: string | null
  /** Regions in the catalogue, all of which the public feed covers. */
  regionCount: number
}

/** One day of the trace. */
export interface TraceDay {
  /** The UTC day, YYYY-MM-DD. */
  day: string
  /** Worst peak severity of the events in progress on that day. */
  worst: Severity | null
  /** Events in progress on that day. */
  events: number
  /** Events that began on that day. */
  began: number
}

/** The trace of a range: one entry per day that has an event, oldest first. */
export interface TraceView {
  from: string
  to: string
  days: TraceDay[]
}

/** One value of a filter and how many events have it. */
export interface FacetValue {
  value: string
  /** Display name. */
  label: string
  events: number
}

export interface FacetsView {
  services: FacetValue[]
  regions: FacetValue[]
  /** All events stored, and the first day that the record covers. */
  total: number
  firstStartedAt: string | null
  /** Whether there is any account to filter by. */
  hasAccounts: boolean
  /** Connections by name, to filter by. */
  connections: Choice[]
}

/** A value to filter by that is found by typing. */
export interface Choice {
  value: string
  label: string
}

/** Values found for what somebody typed. */
export interface ChoicesView {
  /** The best 20. */
  found: Choice[]
  /** The names of those that are chosen. */
  chosen: Choice[]
}

/** Bars of the lanes view: the worst events of a range. */
export interface LanesView {
  bars: LaneBar[]
  /** How many events the filter matches in the range; more than bars.length means that the mildest were left out. */
  total: number
}

export interface LaneBar {
  id: string
  service: string
  serviceName: string
  region: string
  severity: Severity | null
  peakSeverity: Severity | null
  status: string
  endUnknown: boolean
  summary: string
  startedAt: string
  endedAt: string | null
}
