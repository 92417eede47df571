/** The normal form of what a source says about one HealthEvent, whatever wire format it came in. */
import type { Severity } from './severity'

/** A moment as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** One thing AWS said about a HealthEvent. */
export interface NormalUpdate {
  /** When AWS says it said it. */
  observedAt: Instant
  /** AWS's words, character set decoded and otherwise unaltered; may hold HTML. */
  text: string
  severity: Severity | null
  /** The account whose text it was read from; null or left out where it was said to everybody. */
  account?: string | null
  /** True where AWS gives its whole text without a time: it was said by `observedAt`, and need not be news then. */
  isWhole?: boolean
}

/** A service that AWS names as hit by a HealthEvent. */
export interface NormalImpactedService {
  /** Lower-case catalogue id without Region. */
  service: string
  /** AWS Region id or `global`. */
  region: string
  upstreamService: string
  name: string | null
  severity: Severity | null
  peakSeverity: Severity | null
}

/** One change of a named service's status within a HealthEvent: the *recovered* clock is read from these. */
export interface NormalStatusChange {
  upstreamService: string
  previousSeverity: Severity | null
  severity: Severity | null
  changedAt: Instant
}

/** AWS's words open, closed and upcoming; unknown ones are kept as they are. */
export type EventStatus = 'open' | 'closed' | 'upcoming' | (string & {})

/** AWS's whole text about a HealthEvent, and what stands beside it. */
export interface NormalDescription {
  /** AWS's latest text whole, unaltered; may hold HTML. Null where only what stands beside it is known. */
  text: string | null
  /** The account whose text it is; null where it is everybody's. */
  account: string | null
  /** ACTION_REQUIRED, ACTION_MAY_BE_REQUIRED, INFORMATIONAL or what AWS wrote; null where it says nothing. */
  actionability: string | null
  /** OPERATIONS, SECURITY, BILLING or what AWS wrote. */
  personas: string[]
}

/** What one payload says about one HealthEvent. */
export interface NormalEvent {
  /** AWS's identity; null where a feed gives none: then service + Region + start identify it. */
  arn: string | null
  /** Lower-case catalogue id without Region (`iam`, `multipleservices`, `identitycenter`). */
  service: string
  /** The service as AWS wrote it (`iam-us-east-1`, `IAM`). */
  upstreamService: string
  /** Display name as AWS wrote it. */
  serviceName: string | null
  /** AWS Region id or `global`. */
  region: string
  /** AWS's event type code, such as `AWS_IAM_OPERATIONAL_ISSUE`. */
  typeCode: string | null
  /** issue, accountNotification, scheduledChange, investigation, or what AWS wrote. */
  category: string
  /** PUBLIC, ACCOUNT_SPECIFIC, NONE, or what AWS wrote. */
  scope: string
  status: EventStatus
  /** Severity now; null once resolved, and where the source does not tell it. */
  severity: Severity | null
  /** Worst severity that this payload shows. */
  peakSeverity: Severity | null
  summary: string
  /** Null where the source gives none, as the public feed. */
  description: NormalDescription | null
  startedAt: Instant
  /** When AWS says it ended; null while it has not said so. */
  endedAt: Instant | null
  /**
   * The latest update or status change, leaving out those more than an hour ahead of the reader's clock; 0 where nothing
   * was said. The start and the end do not count: AWS may correct either to an earlier moment.
   */
  saidAt: Instant
  updates: NormalUpdate[]
  impactedServices: NormalImpactedService[]
  statusChanges: NormalStatusChange[]
}

/** A resource that AWS names as hit by a HealthEvent. */
export interface NormalEntity {
  /** AWS's name for it: an id, an ARN, `AWS_ACCOUNT`. */
  value: string
  arn: string | null
  /** IMPAIRED, UNIMPAIRED, UNKNOWN, PENDING, RESOLVED or what AWS wrote; null where it gives none. */
  status: string | null
  lastUpdatedAt: Instant | null
}

/** A HealthEvent as one source showed it: normal form beside the payload it was read from. */
export interface ObservedEvent {
  event: NormalEvent
  /** The upstream object as JSON (or XML for RSS) text. */
  raw: string
}
