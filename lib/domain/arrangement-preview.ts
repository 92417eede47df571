/** What somebody is shown before incidents are arranged: each of them before and after. Times are ISO 8601 UTC. */
import type { IncidentStatus, Sev } from './incident'

/** An event of an incident that somebody arranges. */
export interface PreviewedEvent {
  id: string
  serviceName: string
  region: string
  summary: string
  startedAt: string
}

/** An incident before or after somebody arranges it. */
export interface PreviewedSide {
  title: string
  status: IncidentStatus
  severity: Sev
  startedAt: string
  endedAt: string | null
  eventCount: number
  /** In order of their starts, at most 200. */
  events: PreviewedEvent[]
  /** The incident whose name it is; null for one of its own. */
  mergedInto: string | null
}

/** One incident before and after somebody arranges. */
export interface PreviewedIncident {
  /** Null for one that would be made. */
  id: string | null
  /** Null for one that would be made. */
  before: PreviewedSide | null
  after: PreviewedSide
}
