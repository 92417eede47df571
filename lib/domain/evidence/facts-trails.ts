/** CloudTrail as it is kept: trails that the account sees, event data stores, and what they record. */
import type { Instant } from '../health-event'

/** Which management events a trail or store records; unknown: its selectors could not be read. */
export type ManagementEvents = 'all' | 'write' | 'read' | 'none' | 'unknown'

export interface Trail {
  name: string
  arn: string
  homeRegion: string
  /** The account in the ARN: another one for a trail of the organization. */
  ownerAccount: string
  multiRegion: boolean
  organization: boolean
  /** IAM, STS … included. */
  globalServices: boolean
  logValidation: boolean
  kmsKey: string | null
  logGroupArn: string | null
  /** null: its status could not be read; `unread` says why. */
  isLogging: boolean | null
  latestCloudWatchLogsDeliveryAt: Instant | null
  latestCloudWatchLogsError: string | null
  managementEvents: ManagementEvents
  unread: string | null
}

/** CloudTrail Lake. */
export interface EventStore {
  name: string
  arn: string
  status: string
  multiRegion: boolean
  organization: boolean
  managementEvents: ManagementEvents
}

export interface TrailFacts {
  trails: Trail[]
  stores: EventStore[]
  /** Why stores could not be read; null: they could. */
  storesUnread: string | null
}
