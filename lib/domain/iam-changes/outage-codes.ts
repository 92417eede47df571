/** Which error codes of calls are to be expected while identity fails. */

/** AWS's own failures, throttling, and refusals of whoever calls; not what the call itself got wrong. */
const OUTAGE_CODES =
  /Unavailable|Internal|ServiceFailure|ServerError|Timeout|Throttl|TooManyRequests|RequestLimit|RateExceeded|SlowDown|AccessDenied|Unauthorized|AuthFailure|FailedAuthentication|InvalidClientTokenId|UnrecognizedClient|ExpiredToken|InvalidIdentityToken|IDPCommunicationError|SignatureDoesNotMatch|NotAuthorized|^Failure$/

/** Whether calls that fail so may tell of an outage; "" is a call that went well. */
export function isOutageCode(errorCode: string): boolean {
  return OUTAGE_CODES.test(errorCode)
}
