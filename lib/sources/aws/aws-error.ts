/** What went wrong between us and AWS, told finely enough to decide what to do about it. */
import { SourceError, type SourceErrorKind } from '@/lib/errors'

/** Why a request came to nothing. */
export type AwsReason =
  /** The account's support plan does not include AWS Health's API. */
  | 'not-subscribed'
  /** The credentials are good, and may not do this. */
  | 'denied'
  /** The role could not be taken. */
  | 'role-refused'
  | 'expired-credentials'
  | 'wrong-credentials'
  | 'no-credentials'
  | 'clock-skew'
  | 'organizational-view-off'
  | 'no-organization'
  | 'throttled'
  | 'unreachable'
  | 'timeout'
  /** The answer is not what AWS's services send. */
  | 'unreadable'
  /** AWS failed: 5xx. */
  | 'server'
  /** AWS refused the request with a name that is not known here. */
  | 'refused'

const KINDS: Readonly<Record<AwsReason, SourceErrorKind>> = {
  'not-subscribed': 'not-subscribed',
  denied: 'denied',
  'role-refused': 'denied',
  'expired-credentials': 'denied',
  'wrong-credentials': 'denied',
  'no-credentials': 'denied',
  'clock-skew': 'denied',
  'organizational-view-off': 'denied',
  'no-organization': 'denied',
  throttled: 'throttled',
  unreachable: 'network',
  timeout: 'timeout',
  unreadable: 'parse',
  server: 'http',
  refused: 'http',
}

/** A request to AWS failed. `message` says in sentences what happened, what still works and what to do. */
export class AwsError extends SourceError {
  override name = 'AwsError'
  constructor(
    readonly reason: AwsReason,
    message: string,
    /** What AWS or the SDK calls the error, such as `ThrottlingException`. */
    readonly awsName: string,
    options: { cause?: unknown; received?: string },
  ) {
    super(KINDS[reason], message, options)
  }
}
