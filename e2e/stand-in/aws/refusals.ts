/** The errors that faults answer with, each as the service in question names it. */
import type { Call, ServiceName } from './call'
import type { Refusal } from './faults'
import { ServiceError } from './service-error'

const THROTTLED: Readonly<Record<ServiceName, ServiceError>> = {
  health: new ServiceError('ThrottlingException', 'Too many requests.'),
  organizations: new ServiceError('TooManyRequestsException', 'Too many requests.'),
  config: new ServiceError('ThrottlingException', 'Too many requests.'),
  sqs: new ServiceError('RequestThrottled', 'Too many requests.', 403),
  sts: new ServiceError('Throttling', 'Too many requests.'),
  'resource-explorer-2': new ServiceError('ThrottlingException', 'Too many requests.', 429),
}

const TOKEN_ERRORS: Partial<Record<ServiceName, string>> = {
  health: 'InvalidPaginationToken',
  organizations: 'InvalidInputException',
  config: 'InvalidNextTokenException',
}

/** Too many requests. */
export function throttled({ service }: Call): ServiceError {
  return THROTTLED[service]
}

/** What a refusal says, or null where it is none that can be said: the connection is treated otherwise. */
export function errorOf(refusal: Refusal, call: Call): ServiceError | null {
  const isQuery = call.service === 'sts'
  switch (refusal) {
    case 'throttled':
      return throttled(call)
    case 'broken':
      return new ServiceError(isQuery ? 'InternalFailure' : 'InternalServerError', 'Something broke.', 500)
    case 'token expired':
      return tokenIn(call)
        ? new ServiceError(TOKEN_ERRORS[call.service] ?? 'ValidationException', 'The token has expired.')
        : null
    case 'denied':
      return new ServiceError(
        isQuery ? 'AccessDenied' : 'AccessDeniedException',
        deniedMessage(call),
        isQuery ? 403 : 400,
      )
    case 'not subscribed':
      return new ServiceError('SubscriptionRequiredException', 'The account has no plan that includes this API.')
    case 'credentials expired':
      return new ServiceError(
        isQuery ? 'ExpiredToken' : 'ExpiredTokenException',
        'The credentials have expired.',
        isQuery ? 403 : 400,
      )
    case 'clock skewed':
      return new ServiceError('RequestTimeTooSkewed', 'The request was signed at another time.', 403)
    default:
      return null
  }
}

function tokenIn({ input }: Call): boolean {
  return typeof (input.nextToken ?? input.NextToken) === 'string'
}

function deniedMessage({ account, service, operation }: Call): string {
  return `User arn:aws:iam::${account}:user/faultline is not authorized to perform ${service}:${operation}.`
}
