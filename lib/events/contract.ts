/** The shapes in which HealthEvents cross the wire: /api/v1 and the timeline page speak these. Times are ISO 8601 UTC. */
import type { ImpactClock } from '@/lib/domain/impact-window'
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
  sources: string[]
}

/** A HealthEvent with all that is known about it. */
export interface EventView
  extends Omit<EventSummaryView, 'impact' | 'impactedServiceCount' | 'updateCount' | 'sources'> {
  updates: EventUpdateView[]
  impactedServices: ImpactedServiceView[]
  impactWindows: ImpactWindowView[]
  sightings: SightingView[]
}

export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

/** What stands in the Now strip. Counts are of events, not of accounts. */
export interface NowView {
  /** Open events of AWS's current list, worst and newest first, at most 5; events of unknown end are left out. */
  open: EventSummaryView[]
  openCount: number
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
