/** What correlation knows of an event and what it finds: pure data, the same whatever order events come in. */
import type { Instant } from '../health-event'

/** The facts of one HealthEvent that decide with which others it belongs. */
export interface EventFacts {
  id: string
  arn: string | null
  /** Lower-case catalogue id without Region. */
  service: string
  /** Display name, as AWS wrote it or as the catalogue has it. */
  serviceName: string
  /** AWS Region id or `global`. */
  region: string
  typeCode: string | null
  category: string
  scope: string
  status: string
  summary: string
  startedAt: Instant
  endedAt: Instant | null
  /** AWS's latest word. */
  saidAt: Instant
  /** `day`: only the day is known, so that nothing can be said of the time within it. */
  timePrecision: 'exact' | 'day'
  impactedServices: readonly { service: string; region: string }[]
}

/**
 * Why two events belong together.
 * impacted-services: one lists the other's service in its Region as hit. same-type: one type of event in one Region, in
 * several accounts. public-and-account: AWS told everybody and single accounts of one service. again: it began again soon
 * after it had ended. identity-root: both are of the identity services of one partition. names-other: the summary of one
 * names the other's service. burst: several services of one Region failed at nearly the same time.
 */
export const LINK_RULES = [
  'impacted-services',
  'same-type',
  'public-and-account',
  'again',
  'identity-root',
  'names-other',
  'burst',
] as const
export type LinkRule = (typeof LINK_RULES)[number]

/** One reason why two events are one story. */
export interface EventLink {
  /** The smaller id of the two, as a number. */
  eventId: string
  otherId: string
  rule: LinkRule
  confidence: 'high' | 'medium' | 'low'
  detail: LinkDetail
}

/** What a rule found, to be put into words by link-words.ts. */
export interface LinkDetail {
  /** ms between the two starts, or, for `again`, between the end of one and the start of the other. */
  apartMs: number
  /** impacted-services, names-other: the event that lists or names the other. burst: the core. again: the earlier one. */
  by?: string
  /** The longest that the two may be apart by this rule, ms; left out where only overlap counts. */
  limitMs?: number
  /** burst: how many services of the place began within the window around the event that was its core. */
  services?: number
  /** names-other: the name that was found. impacted-services: the display name of the service that was listed. */
  name?: string
  /** The Region in which both are, or `global`; where a global event stands beside regional ones its home Region. */
  place?: string
}

/** Where a person put an event, which no rule changes. */
export interface Placement {
  eventId: string
  incidentId: string
}

/** What an installation may set. */
export interface CorrelationSettings {
  /** How long after its end an event of the same service and Region reopens the incident, ms. */
  reopenMs: number
}

/** One group of events: one incident. */
export interface EventGroup {
  /** In ascending order of their numbers. Never empty. */
  eventIds: readonly string[]
  /** The incident to which people's placements tie it; null where only rules made it. */
  incidentId: string | null
  /**
   * The strongest links that hold it together, in ascending order of their events: one fewer than its events where only
   * rules made it; fewer where people put together what no rule links.
   */
  links: readonly EventLink[]
}
