/** What the steps of one reading of AWS Health share, and the events that are under way in it. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { EventReading } from '@/lib/health-readings/read'
import type { Claims } from '@/lib/health-readings/write-claims'
import type { HealthReader } from '@/lib/sources/aws-health/reader'
import type { Poll } from '../run-poll'
import type { Attempts } from './attempts'
import type { Report } from './report'

/** A poll or a re-reading of one connection. */
export interface HealthReading extends Pick<Poll<object>, 'keep' | 'goOn'> {
  connection: AwsConnection
  reader: HealthReader
  attempts: Attempts
  claims: Claims
  report: Report
  /** True where everything is read anew, whatever was read for the events as they stand. */
  isAnew: boolean
}

/** An event that is being read. */
export interface EventUnderWay {
  reading: EventReading
  /** health_event.id; null until it is recorded. */
  eventId: string | null
  /** Told to everybody: it has neither accounts nor entities. */
  isPublic: boolean
  /** What AWS told of its scope beside its accounts; null where it was not asked. */
  scope: string | null
  /** Parts that are not read yet; at 0 the event is settled. */
  partsLeft: number
  /** Something could not be asked for: it stays to be read. */
  hasFailed: boolean
  /** AWS refused to tell something, or what it told could not be stored. */
  isRefused: boolean
}

/** An event as one account sees it, whose text and entities are to be read. */
export interface Part {
  event: EventUnderWay
  /** Null: as everybody sees it. */
  account: string | null
  /** Whether its text is the event's main text. */
  isMain: boolean
  /** Whether its text has been read. */
  hasText: boolean
}

/** An event's listing, as the word of health readings takes it. */
export function readOf({ reading, eventId }: EventUnderWay): Pick<EventReading, 'arn' | 'lastUpdatedAt' | 'eventId'> {
  return { arn: reading.arn, lastUpdatedAt: reading.lastUpdatedAt, eventId }
}
