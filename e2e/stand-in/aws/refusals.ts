/** The errors that faults answer with, each as the service in question names it. */
import type { Call } from './call'
import type { Refusal } from './faults'
import { ServiceError } from './service-error'
import { type Protocol, type ServiceName, WIRES } from './wires'

const THROTTLED: Readonly<Record<Protocol, ServiceError>> = {
  'json-1.0': new ServiceError('ThrottlingException', 'Too many requests.'),
  'json-1.1': new ServiceError('ThrottlingException', 'Too many requests.'),
  'rest-json': new ServiceError('ThrottlingException', 'Too many requests.', 429),
  query: new ServiceError('Throttling', 'Too many requests.'),
}

/** Those that name it otherwise than others of their protocol. */
const OWN_THROTTLED: Partial<Record<ServiceName, ServiceError>> = {
  account: new ServiceError('TooManyRequestsException', 'Too many requests.', 429),
  organizations: new ServiceError('TooManyRequestsException', 'Too many requests.'),
  sqs: new ServiceError('RequestThrottled', 'Too many requests.', 403),
}

const TOKEN_ERRORS: Partial<Record<ServiceName, string>> = {
  health: 'InvalidPaginationToken',
  organizations: 'InvalidInputException',
  config: 'InvalidNextTokenException',
  cloudtrail: 'InvalidNextTokenException',
}

/** Too many requests. */
export function throttled({ service }: Call): ServiceError {
  return OWN_THROTTLED[service] ?? THROTTLED[WIRES[service].protocol]
}

/** What a refusal says, or null where it is none that can be said: the connection is treated otherwise. */
export function errorOf(refusal: Refusal, call: Call): ServiceError | null {
  const { protocol } = WIRES[call.service]
  const isQuery = protocol === 'query'
  switch (refusal) {
    case 'throttled':
      return throttled(call)
    case 'broken':
      return new ServiceError(isQuery ? 'InternalFailure' : 'InternalServerError', 'Something broke.', 500)
    case 'token expired':
      return tokenExpired(call)
    case 'denied':
      return new ServiceError(
        isQuery ? 'AccessDenied' : 'AccessDeniedException',
        deniedMessage(call),
        protocol.startsWith('json') ? 400 : 403,
      )
    case 'not offered':
      return new ServiceError(isQuery ? 'InvalidAction' : 'UnknownOperationException', 'It is not offered here.')
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

function tokenExpired({ service, input }: Call): ServiceError | null {
  if (typeof (input.nextToken ?? input.NextToken ?? input.Marker) !== 'string') return null
  return new ServiceError(TOKEN_ERRORS[service] ?? 'ValidationException', 'The token has expired.')
}

function deniedMessage({ account, service, operation }: Call): string {
  return `User arn:aws:iam::${account}:user/faultline is not authorized to perform ${service}:${operation}.`
}
