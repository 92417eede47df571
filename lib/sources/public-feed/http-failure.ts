/** Puts into words why a request failed. */
import { STATUS_CODES } from 'node:http'
import { SourceError } from '@/lib/errors'

const LONGEST_WAIT_SECONDS = 3600

/** What the codes of Node.js, OpenSSL and undici mean to somebody who runs Faultline. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no DNS answer',
  EAI_AGAIN: 'DNS does not answer',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no network',
  ENETDOWN: 'no network',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  UND_ERR_SOCKET: 'the connection was closed',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate chain is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
}
const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

/** Whether the connection was closed under a request, as happens to one that was kept open too long. */
export function wasReset(cause: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(cause) ?? '')
}

/** The error for a request that brought no headers. */
export function unreachable(address: string, cause: unknown): SourceError {
  const code = codeOf(cause)
  if (/redirect/i.test(messagesOf(cause))) {
    return new SourceError('http', `${address} redirects too often or to no usable address`, { cause })
  }
  const meaning = code === null ? null : MEANINGS[code]
  const why = code === null ? innermostMessage(cause) : meaning ? `${code}: ${meaning}` : code
  const kind = code !== null && TIMEOUT_CODES.has(code) ? 'timeout' : 'network'
  return new SourceError(kind, `${address} could not be reached (${why})`, { cause })
}

/** The error for a body that broke off. */
export function brokenOff(address: string, bytes: number, cause: unknown): SourceError {
  const after = `after ${bytes.toLocaleString('en-US')} bytes`
  if (codeOf(cause)?.startsWith('Z_')) {
    return new SourceError('parse', `${address} sent a body that cannot be decompressed ${after}`, { cause })
  }
  return new SourceError('network', `${address} closed the connection ${after}`, { cause })
}

/** The error for an answer whose status is not 200, read from status and headers alone. */
export function refused(address: string, response: Response, now: number): SourceError {
  const { status } = response
  const phrase = STATUS_CODES[status]
  const sentence = `${address} answered ${status}${phrase ? ` ${phrase}` : ''}`
  if (status === 304) return new SourceError('http', `${sentence} although the request was not conditional`)
  if (status === 401 || status === 403) return new SourceError('denied', sentence)
  if (status !== 429 && status !== 503) return new SourceError('http', sentence)
  const retryAfterSeconds = retryAfter(response.headers.get('retry-after'), now)
  return new SourceError('throttled', sentence, retryAfterSeconds === null ? {} : { retryAfterSeconds })
}

/** Seconds from a `Retry-After` header (a number or a date), at most an hour; null when there is none to use. */
export function retryAfter(header: string | null, now: number): number | null {
  const text = header?.trim()
  if (!text) return null
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000)
  if (Number.isNaN(seconds)) return null
  return Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS)
}

/** An error and what caused it, outermost first; of several attempts (one per IP address) the first. */
function* chain(error: unknown): Generator<Error> {
  let current = error
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    yield current
    current = current instanceof AggregateError ? (current.errors[0] ?? current.cause) : current.cause
  }
}

function codeOf(error: unknown): string | null {
  for (const link of chain(error)) {
    if ('code' in link && typeof link.code === 'string') return link.code
  }
  return null
}

function messagesOf(error: unknown): string {
  return [...chain(error)].map((link) => link.message).join('; ')
}

function innermostMessage(error: unknown): string {
  return [...chain(error)].at(-1)?.message || 'unknown reason'
}
