/** Outage: one event of an incident as history and summaries count it, or a time that people told of an incident. */
import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { IncidentKind } from '../incident'
import type { Severity } from '../severity'

/**
 * own: an event under its own service. named: an event of another service, under one that AWS lists in it as hit. observed: a
 * time that the team entered. told: an incident that has neither events nor observed times, as people or a rule opened it.
 */
export type OutageVia = 'own' | 'named' | 'observed' | 'told'

/** All times in ms UTC. The clocks' stretches are in order and without overlap; superseded windows are left out. */
export interface Outage {
  /** The incident that it counts for, merges followed. */
  incidentId: string
  kind: IncidentKind
  /** Null for what people told. */
  eventId: string | null
  via: OutageVia
  /** Lower-case catalogue id; null: everything that the incident is about. */
  service: string | null
  /** AWS Region id or `global`; null as above. */
  region: string | null
  partition: string | null
  /** Whether AWS told everybody; else only the accounts that it named. */
  isPublic: boolean
  /** AWS's worst status of the event, or of the service that it lists. */
  severity: Severity | null
  startedAt: Instant
  /** Null: it goes on (`goesOn`), or nobody knows when it ended. */
  endedAt: Instant | null
  /** AWS holds it open and said something lately, or people have not ended it. False with endedAt null: end unknown. */
  goesOn: boolean
  /** The last moment of which anything is told; null where its own end tells. It lasts until then where nobody knows its end. */
  lastKnownAt: Instant | null
  /**
   * What each clock tells. A window without an end lasts as long as its event: to null only where that goes on; where nobody
   * knows when it ended the window is left out here and its clock stands in `endUnknown`.
   */
  spans: Readonly<Record<ImpactClock, readonly Span[]>>
  endUnknown: readonly ImpactClock[]
  /** What failed: outages of the same text reach the same accounts. Null for `named`, whose `own` tells it. */
  faults: string | null
}

/** What response is measured from, of one incident as a whole, as far as the reader sees its events. Times in ms UTC. */
export interface OutageMoments {
  /** Whether it has events that the reader sees. */
  hasEvents: boolean
  /** AWS's first word, where its time is known. */
  firstSaidAt: Instant | null
  /** Our first sighting; of an incident without events its opening. */
  firstSeenAt: Instant | null
  /** The last moment of which anything is told. */
  lastKnownAt: Instant | null
  /** Whether something that polls AWS was read on time when it began. */
  covered: boolean
  /** From when on each clock tells something of it; null where it tells nothing. */
  starts: Readonly<Record<ImpactClock, Instant | null>>
}
