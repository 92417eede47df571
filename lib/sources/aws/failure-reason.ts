/** Finds out what an error of the SDK means. */
import { SourceError } from '@/lib/errors'
import type { AwsReason } from './aws-error'
import { type Exchange, isThrottle } from './calls'

/** An error of the SDK, as far as it can be read. */
export interface ReadError {
  /** What AWS or the SDK calls it. */
  name: string
  /** The first line of its message, at most 300 characters: what follows may quote the signed request. */
  message: string
  /** Node.js's code of what went wrong on the network, such as ECONNREFUSED. */
  code: string | null
}

const LONGEST_MESSAGE = 300

/** AWS's names for one thing differ between its services and protocols. */
const REASONS: Readonly<Record<string, AwsReason>> = {
  SubscriptionRequiredException: 'not-subscribed',
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  'AWS.SimpleQueueService.AccessDenied': 'denied',
  AuthorizationError: 'denied',
  AuthorizationErrorException: 'denied',
  OrganizationAccessDeniedException: 'denied',
  UnauthorizedException: 'denied',
  UnauthorizedOperation: 'denied',
  ExpiredToken: 'expired-credentials',
  ExpiredTokenException: 'expired-credentials',
  AuthFailure: 'wrong-credentials',
  IncompleteSignature: 'wrong-credentials',
  IncompleteSignatureException: 'wrong-credentials',
  InvalidAccessKeyId: 'wrong-credentials',
  InvalidClientTokenId: 'wrong-credentials',
  InvalidSecurityToken: 'wrong-credentials',
  InvalidSignatureException: 'wrong-credentials',
  InvalidToken: 'wrong-credentials',
  MissingAuthenticationToken: 'wrong-credentials',
  MissingAuthenticationTokenException: 'wrong-credentials',
  NotAuthorized: 'denied',
  SignatureDoesNotMatch: 'wrong-credentials',
  UnrecognizedClientException: 'wrong-credentials',
  CredentialsProviderError: 'no-credentials',
  ProviderError: 'no-credentials',
  TokenProviderError: 'no-credentials',
  RequestExpired: 'clock-skew',
  RequestInTheFuture: 'clock-skew',
  RequestTimeTooSkewed: 'clock-skew',
  AWSOrganizationsNotInUseException: 'no-organization',
  RequestTimeout: 'timeout',
  RequestTimeoutException: 'timeout',
  TimeoutError: 'timeout',
}

const CLOCK_WORDS = /signature (?:has )?expired|not yet current|request timestamp|clock/i
const VIEW_WORDS =
  /organi[sz]ational view|HealthServiceAccessForOrganization|(?:not|n't) (?:been )?(?:enabled|switched on)/i

/** Takes an error apart; null where it is none of the SDK's, such as one that somebody aborted, or is told already. */
export function readError(error: unknown): ReadError | null {
  if (!(error instanceof Error) || error.name === 'AbortError' || error instanceof SourceError) return null
  const [firstLine = ''] = error.message.trim().split('\n')
  return { name: error.name, message: firstLine.slice(0, LONGEST_MESSAGE), code: codeOf(error) }
}

/** What an error means; null where it is a fault of ours and not of the request's. */
export function reasonOf(error: ReadError, exchange: Exchange): AwsReason | null {
  const named = REASONS[error.name]
  if (isThrottle(error.name, exchange.status)) return 'throttled'
  if (named === 'no-credentials') return named
  // The SDK calls a connection that was refused or reset a timeout; the code tells which it was.
  if (error.code !== null && error.code !== 'ETIMEDOUT') return 'unreachable'
  return refinedReason(named, error.message, exchange) ?? reasonOfStatus(error.name, exchange)
}

/** What a known name means more exactly, seen with AWS's words and what had been sent by then. */
function refinedReason(named: AwsReason | undefined, message: string, { asked, isSent }: Exchange) {
  const isRefusal = named === 'wrong-credentials' || named === 'denied'
  if (isRefusal && CLOCK_WORDS.test(message)) return 'clock-skew'
  if (asked?.name.endsWith('ForOrganization') && VIEW_WORDS.test(message)) return 'organizational-view-off'
  return named === 'denied' && !isSent ? 'role-refused' : named
}

function reasonOfStatus(name: string, { status, asked }: Exchange): AwsReason | null {
  // Without an answer the SDK could not even send, as with an AWS_ENDPOINT_URL that is no address.
  if (status === null) return asked === null ? null : 'unreachable'
  if (status >= 500) return 'server'
  // The SDK's own words for an answer that it cannot read come with the names of JavaScript's errors.
  return isErrorOfAws(name) ? 'refused' : 'unreadable'
}

function isErrorOfAws(name: string): boolean {
  return !['Error', 'RangeError', 'SyntaxError', 'TypeError'].includes(name)
}

function codeOf(error: Error): string | null {
  const first = error instanceof AggregateError ? error.errors[0] : null
  for (const each of [error, first, error.cause]) {
    if (each instanceof Error && 'code' in each && typeof each.code === 'string') return each.code
  }
  return null
}
