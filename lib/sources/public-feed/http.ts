/** Fetches one public document: conditional, bounded in time and size, with errors that people can read. */
import { createHash } from 'node:crypto'
import { SourceError } from '@/lib/errors'
import type { Cursor, Validator } from '@/lib/sources/source'
import { version } from '@/package.json'
import { addressOf } from './address'
import { DEFAULT_TIMEOUTS, type Deadlines, startDeadlines, type Timeouts } from './deadlines'
import { brokenOff, refused, unreachable, wasReset } from './http-failure'
import type { Body } from './json'

const MAX_BYTES = 64 * 1024 * 1024

/** What a request for one document needs to know. */
export interface DocumentRequest {
  url: string
  /** What is remembered of earlier answers; the request is conditional when `url` is among them. */
  cursor: Cursor
  /** The caller's clock, in milliseconds since 1970. */
  now: number
  /** Ends the request early; its reason is then thrown as it is. */
  signal?: AbortSignal | undefined
  /** Milliseconds; each defaults to DEFAULT_TIMEOUTS. */
  timeouts?: Partial<Timeouts> | undefined
  /** Size limit of the body after decompression, 64 MiB unless given. */
  maxBytes?: number | undefined
}

/** A complete answer, or the news that it is the same as last time; `validator` is what to ask with next. */
export type FetchedDocument =
  | { kind: 'unchanged'; validator: Validator }
  | ({ kind: 'fetched'; validator: Validator } & Body)

/**
 * Gets one document. It is unchanged when the server answers 304 or sends a body with the digest of last time.
 * @throws {SourceError} `network`, `timeout`, `http`, `throttled` or `denied` when there is no complete answer
 */
export async function fetchDocument(request: DocumentRequest): Promise<FetchedDocument> {
  const { url, signal, now, maxBytes = MAX_BYTES } = request
  const address = addressOf(url)
  const known = Object.hasOwn(request.cursor, url) ? request.cursor[url] : undefined
  const deadlines = startDeadlines(address, { ...DEFAULT_TIMEOUTS, ...request.timeouts }, signal)
  try {
    const conditions = conditionsOf(known)
    const response = await send(url, address, conditions, deadlines)
    if (response.status === 304 && known && Object.keys(conditions).length > 0) {
      return { kind: 'unchanged', validator: known }
    }
    if (response.status !== 200) throw refused(address, response, now)
    const bytes = await readBody(response, address, maxBytes, deadlines)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const { headers } = response
    const validator = { etag: headers.get('etag'), lastModified: headers.get('last-modified'), digest }
    // The server may have named the same bytes anew: what it called them before would never match again.
    if (digest === known?.digest) return { kind: 'unchanged', validator }
    return { kind: 'fetched', bytes, contentType: headers.get('content-type'), address, validator }
  } finally {
    deadlines.stop()
  }
}

async function send(url: string, address: string, conditions: Record<string, string>, deadlines: Deadlines) {
  const attempt = () =>
    fetch(url, {
      headers: {
        ...conditions,
        accept: '*/*',
        'accept-encoding': 'gzip',
        'user-agent': `Faultline/${version} (+self-hosted AWS health timeline)`,
      },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'follow',
      signal: deadlines.signal,
    })
  try {
    // A connection kept from the last poll may be closed by now: that is no failure of the host, so ask once more.
    const response = await attempt().catch((cause: unknown) => (wasReset(cause) ? attempt() : Promise.reject(cause)))
    deadlines.headersArrived()
    return response
  } catch (cause) {
    throw deadlines.reason() ?? unreachable(address, cause)
  }
}

async function readBody(response: Response, address: string, maxBytes: number, deadlines: Deadlines) {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of piecesOf(response)) {
      deadlines.bytesArrived()
      size += chunk.byteLength
      if (size > maxBytes) break
      chunks.push(chunk)
    }
  } catch (cause) {
    throw deadlines.reason() ?? brokenOff(address, size, cause)
  }
  if (size <= maxBytes) return Buffer.concat(chunks, size)
  const limit = `${(maxBytes / 1024 / 1024).toLocaleString('en-US', { maximumFractionDigits: 3 })} MiB`
  throw new SourceError('http', `${address} answered with more than ${limit}, which is more than is read`)
}

async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return
    yield piece.value
  }
}

/** Headers that make a request conditional; what a server sent that cannot be sent back is left out. */
function conditionsOf(known: Validator | undefined): Record<string, string> {
  const sendable = (value: string | null | undefined) => value && /^[\x20-\x7e\x80-\xff]{1,1024}$/.test(value)
  return {
    ...(known?.etag && sendable(known.etag) ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified && sendable(known.lastModified) ? { 'if-modified-since': known.lastModified } : {}),
  }
}
