/** AWS's public documents as a local server answers them: the far end of the wire. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** How one document is answered. Changing it is AWS publishing. */
export interface Document {
  status: number
  headers: Record<string, string>
  body: Buffer | string
  /** Closes the connection after so many bytes. */
  breakAfter: number | null
}

export interface StatusFeed {
  current: Document
  history: Document
  rss: Document
  catalogue: Document
  /** Paths asked for, in order. */
  requests: string[]
}

const PATHS = { current: '/current', history: '/history', rss: '/rss', catalogue: '/catalogue' } as const
const NO_RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Status</title></channel></rss>'

/** Starts the server for a test file and points the product at it; before each test it answers with empty documents. */
export function withStatusFeed(): StatusFeed {
  const feed = { requests: [] } as unknown as StatusFeed
  const server = http.createServer((request, response) => {
    feed.requests.push(request.url ?? '')
    const name = Object.entries(PATHS).find(([, path]) => request.url?.startsWith(path))?.[0] as keyof typeof PATHS
    answer(feed[name], request, response)
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    process.env.FAULTLINE_PUBLIC_FEED_URL = origin + PATHS.current
    process.env.FAULTLINE_PUBLIC_HISTORY_URLS = `${origin}${PATHS.history}?host=1,${origin}${PATHS.history}?host=2`
    process.env.FAULTLINE_SERVICE_CATALOG_URL = origin + PATHS.catalogue
    process.env.FAULTLINE_PUBLIC_RSS_URL = origin + PATHS.rss
  })
  beforeEach(() => {
    Object.assign(feed, { current: json([]), history: json({}), rss: document(NO_RSS), catalogue: json([]) })
    feed.requests.length = 0
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return feed
}

/** A document with this body. */
export function document(body: Buffer | string, overrides: Partial<Document> = {}): Document {
  return { status: 200, headers: {}, body, breakAfter: null, ...overrides }
}

/** A document as AWS encodes it: UTF-16BE with its mark. */
export function json(value: unknown, overrides: Partial<Document> = {}): Document {
  const bytes = Buffer.from(`\ufeff${JSON.stringify(value)}`, 'utf16le').swap16()
  return document(bytes, { headers: { 'Content-Type': 'application/json;charset=utf-16' }, ...overrides })
}

function answer(document: Document, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { etag } = document.headers
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  const body = Buffer.from(document.body)
  response.writeHead(document.status, { 'Content-Length': body.length, ...document.headers })
  if (document.breakAfter === null) response.end(body)
  else response.write(body.subarray(0, document.breakAfter), () => response.destroy())
}
