/** A change to identity as CloudTrail tells it, in normal form. */
import type { Instant } from '../health-event'

/** Whose calls are read: IAM, STS, sign-in and Organizations. */
export const CHANGE_SOURCES = [
  'iam.amazonaws.com',
  'sts.amazonaws.com',
  'signin.amazonaws.com',
  'organizations.amazonaws.com',
  /** Trails that are stopped or changed. */
  'cloudtrail.amazonaws.com',
] as const
export type ChangeSource = (typeof CHANGE_SOURCES)[number]

/** By which means somebody changed something: a heuristic of means.ts. */
export const MEANS = ['cloudformation', 'pipeline', 'console', 'service', 'unknown'] as const
export type Means = (typeof MEANS)[number]

/** One call out of CloudTrail. */
export interface IamCall {
  accountId: string
  eventId: string
  at: Instant
  eventSource: string
  eventName: string
  region: string
  /** False for what only reads. ConsoleLogin counts as a write. */
  isWrite: boolean
  actor: { type: string | null; arn: string | null; name: string; issuerArn: string | null; invokedBy: string | null }
  sourceIp: string | null
  userAgent: string | null
  errorCode: string | null
  /** The host that the caller named, such as sts.amazonaws.com; null where CloudTrail does not tell. */
  host: string | null
  requestParameters: Record<string, unknown> | null
  responseElements: Record<string, unknown> | null
  additional: Record<string, unknown> | null
  /** CloudTrail's record, parsed. */
  record: Record<string, unknown>
}
