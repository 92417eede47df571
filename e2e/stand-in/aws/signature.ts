/** Reads who signed a request, and for which Region; the signature itself is believed. */
import type { IncomingHttpHeaders } from 'node:http'
import { ServiceError } from './service-error'

/** The credential scope of a request. */
export interface Scope {
  accessKey: string
  region: string
  service: string
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([\w]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=[0-9a-f]{64}$/

/** @throws {ServiceError} where the request is not signed as SigV4 wants it */
export function readScope(headers: IncomingHttpHeaders): Scope {
  const { authorization } = headers
  if (authorization === undefined)
    throw new ServiceError('MissingAuthenticationTokenException', 'The request carries no signature.', 403)
  const [, accessKey, day, region, service, signed] = AUTHORIZATION.exec(authorization) ?? []
  if (!accessKey || !day || !region || !service || !signed)
    throw new ServiceError('IncompleteSignatureException', 'The Authorization header cannot be read.', 403)
  const date = headers['x-amz-date']
  if (typeof date !== 'string' || !date.startsWith(day))
    throw new ServiceError('IncompleteSignatureException', 'The X-Amz-Date header does not fit the scope.', 403)
  if (!signed.split(';').includes('host'))
    throw new ServiceError('InvalidSignatureException', 'The host is not among the signed headers.', 403)
  return { accessKey, region, service }
}

/** The service that a request says it is signed for; null where it does not. */
export function signedService({ authorization = '' }: IncomingHttpHeaders): string | null {
  return AUTHORIZATION.exec(authorization)?.[4] ?? null
}
