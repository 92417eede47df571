/** AWS's public documents as a local server answers them: the far end of the wire. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Document, json, rss } from './documents'
import type { Fault } from './faults'

export type DocumentName = 'current' | 'history' | 'rss' | 'catalogue'

const PATHS: Record<DocumentName, string> = {
  current: '/current',
  history: '/history',
  rss: '/rss',
  catalogue: '/catalogue',
}
const NAMES = Object.keys(PATHS) as DocumentName[]

/** What AWS publishes at the moment, all of which may be replaced at any time, and what it was asked. */
export interface Publication extends Record<DocumentName, Document> {
  /** Answers instead of the document of that name, which stays as it is behind it. */
  faults: Partial<Record<DocumentName, Fault>>
  /** Paths asked for, in order. */
  requests: string[]
  /** How many of the requests were answered with 304. */
  unchanged: number
}

export interface StatusFeed extends Publication {
  /** The variables that point the product here. */
  env: Record<string, string>
  /** Refuses connections, as a machine without a network finds it. */
  goDown: () => Promise<void>
  /** Answers again, at the same address. */
  comeUp: () => Promise<void>
}

/** Empty documents, no faults, nothing asked. */
export function publishNothing(): Publication {
  return {
    current: json([]),
    history: json({}, {}, 'utf-8'),
    rss: rss(),
    catalogue: json([], {}, 'utf-8 with mark'),
    faults: {},
    requests: [],
    unchanged: 0,
  }
}

/** Starts the server; what it answers is read from `publication`, which becomes the feed. */
export async function startStatusFeed(publication: Publication = publishNothing()): Promise<StatusFeed> {
  const server = http.createServer((request, response) => serve(publication, request, response))
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  return Object.assign(publication, {
    env: environment(`http://127.0.0.1:${port}`),
    goDown: () => close(server),
    comeUp: () => listen(server, port),
  })
}

function environment(origin: string): Record<string, string> {
  return {
    FAULTLINE_PUBLIC_FEED_URL: origin + PATHS.current,
    FAULTLINE_PUBLIC_HISTORY_URLS: [1, 2].map((host) => `${origin}${PATHS.history}?host=${host}`).join(),
    FAULTLINE_SERVICE_CATALOG_URL: origin + PATHS.catalogue,
    FAULTLINE_PUBLIC_RSS_URL: origin + PATHS.rss,
  }
}

function serve(publication: Publication, request: http.IncomingMessage, response: http.ServerResponse): void {
  const path = request.url ?? ''
  publication.requests.push(path)
  const name = NAMES.find((each) => path.startsWith(PATHS[each]))
  const fault = name && publication.faults[name]
  if (name === undefined) response.writeHead(404).end()
  else if (fault) fault(response, publication[name])
  else answer(publication[name], request, response)
  if (response.statusCode === 304) publication.unchanged += 1
}

function answer(document: Document, request: http.IncomingMessage, response: http.ServerResponse): void {
  const body = Buffer.from(document.body)
  const etag = document.headers.etag ?? `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
  if (document.status === 200 && document.breakAfter === null && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(document.status, { 'Content-Length': body.length, etag, ...document.headers })
  if (document.breakAfter === null) response.end(body)
  else response.write(body.subarray(0, document.breakAfter), () => response.destroy())
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
