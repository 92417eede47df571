/** Why something could not be read, out of the error that says it. */
import type { FactKind, UnreadFact, UnreadReason } from '@/lib/domain/evidence/facts'
import type { Instant } from '@/lib/domain/health-event'
import { SourceError } from '@/lib/errors'
import { AwsError, type AwsReason } from '@/lib/sources/aws/aws-error'

/** Evidence could not be read, for a reason that no single answer of AWS's tells. `message` is a sentence for people. */
export class UnreadError extends SourceError {
  override name = 'UnreadError'
  constructor(
    readonly reason: UnreadReason,
    message: string,
    cause?: unknown,
  ) {
    super(reason === 'unreadable' ? 'parse' : 'http', message, { cause })
  }
}

/** The account has not switched the Region on: there is nothing in it. */
export class RegionOffError extends UnreadError {
  override name = 'RegionOffError'
  constructor(message: string, cause?: unknown) {
    super('unsupported', message, cause)
  }
}

const REASONS: Readonly<Record<AwsReason, UnreadReason>> = {
  'not-subscribed': 'denied',
  denied: 'denied',
  'role-refused': 'role-missing',
  'expired-credentials': 'denied',
  'wrong-credentials': 'denied',
  'no-credentials': 'denied',
  'clock-skew': 'denied',
  'organizational-view-off': 'unsupported',
  'no-organization': 'unsupported',
  throttled: 'throttled',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  server: 'unreachable',
  unreadable: 'unreadable',
  refused: 'unreadable',
}

/** What AWS's services call an operation that they do not have, or not there. */
const UNSUPPORTED_NAMES = new Set([
  'InvalidAction',
  'NotImplemented',
  'OperationNotSupportedException',
  'UnknownOperation',
  'UnknownOperationException',
  'UnsupportedOperation',
  'UnsupportedOperationException',
])

/** The reason of an error of a source; null for a fault of ours. */
export function unreadReasonOf(error: unknown): UnreadReason | null {
  if (error instanceof UnreadError) return error.reason
  if (error instanceof AwsError) return UNSUPPORTED_NAMES.has(error.awsName) ? 'unsupported' : REASONS[error.reason]
  return error instanceof SourceError ? 'unreadable' : null
}

/** What is kept of a kind that could not be read. @throws the error itself where it is a fault of ours */
export function unreadFact(kind: FactKind, error: unknown, at: Instant): UnreadFact {
  return { kind, at, ...unreadPart(error) }
}

/** Reason and sentence. @throws the error itself where it is a fault of ours */
export function unreadPart(error: unknown): { reason: UnreadReason; sentence: string } {
  const reason = unreadReasonOf(error)
  if (reason === null || !(error instanceof Error)) throw error
  return { reason, sentence: error.message }
}
