import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SourceError } from '@/lib/errors'
import type { Cursor } from '@/lib/sources/source'
import { type DocumentRequest, fetchDocument } from './http'
import { readDocument } from './reading'
import { beginThen, ok, startTestServer, unusedPort, withEtag } from './test-server'

const NOW = Date.UTC(2026, 0, 1)

function get(url: string, request: Partial<DocumentRequest> = {}) {
  return fetchDocument({ url, cursor: {}, now: NOW, ...request })
}

async function failure(url: string, request: Partial<DocumentRequest> = {}): Promise<SourceError> {
  const error = await get(url, request).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof SourceError) return error
  throw new Error(`expected a SourceError, not ${String(error)}`)
}

async function fetched(url: string, request: Partial<DocumentRequest> = {}) {
  const document = await get(url, request)
  if (document.kind !== 'fetched') throw new Error('expected a new document')
  return document
}

describe('a complete answer', () => {
  it('brings the bytes, what to ask with next time, and how it was asked for', async () => {
    const body = '[]'
    const { origin, requests } = await startTestServer(
      ok(body, { etag: '"one"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT', 'content-type': 'text/x' }),
    )
    const document = await fetched(`${origin}/list?secret=1`)
    expect(Buffer.from(document.bytes).toString()).toBe(body)
    expect(document).toMatchObject({ contentType: 'text/x', address: `${origin.slice('http://'.length)}/list` })
    expect(document.validator).toMatchObject({ etag: '"one"', lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' })
    expect(document.validator.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(requests[0]?.headers['user-agent']).toMatch(
      /^Faultline\/\d+\.\d+\.\d+ \(\+self-hosted AWS health timeline\)$/,
    )
    expect(requests[0]?.headers['accept-encoding']).toBe('gzip')
    expect(requests[0]?.headers['if-none-match']).toBeUndefined()
  })

  it('is decompressed', async () => {
    const { origin } = await startTestServer(ok(gzipSync('[1]'), { 'content-encoding': 'gzip' }))
    expect(Buffer.from((await fetched(origin)).bytes).toString()).toBe('[1]')
  })

  it('is found behind redirects', async () => {
    const { origin } = await startTestServer((request, response) => {
      if (request.url === '/end') response.end('[]')
      else response.writeHead(302, { location: '/end' }).end()
    })
    expect((await fetched(`${origin}/start`)).bytes).toHaveLength(2)
  })

  it('may be as large as the limit and no larger, also after decompression', async () => {
    const body = 'x'.repeat(2048)
    const plain = await startTestServer(ok(body))
    expect((await fetched(plain.origin, { maxBytes: 2048 })).bytes).toHaveLength(2048)
    const packed = await startTestServer(ok(gzipSync(body), { 'content-encoding': 'gzip' }))
    for (const { origin } of [plain, packed]) {
      const error = await failure(`${origin}/big`, { maxBytes: 2047 })
      expect(error.kind).toBe('http')
      expect(error.message).toMatch(/^127\.0\.0\.1:\d+\/big answered with more than 0\.002 MiB/)
    }
  })
})

describe('an answer that is the same as last time', () => {
  async function cursorOf(url: string): Promise<Cursor> {
    return { [url]: (await fetched(url)).validator }
  }

  it('is told by the ETag', async () => {
    const { origin, requests } = await startTestServer(withEtag('"v1"', '[]'))
    const cursor = await cursorOf(origin)
    expect(await get(origin, { cursor })).toEqual({ kind: 'unchanged', validator: cursor[origin] })
    expect(requests[1]?.headers['if-none-match']).toBe('"v1"')
  })

  it('is told by Last-Modified', async () => {
    const { origin, requests } = await startTestServer((request, response) => {
      if (request.headers['if-modified-since']) response.writeHead(304).end()
      else response.writeHead(200, { 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }).end('[]')
    })
    const cursor = await cursorOf(origin)
    expect(await get(origin, { cursor })).toEqual({ kind: 'unchanged', validator: cursor[origin] })
    expect(requests[1]?.headers['if-modified-since']).toBe('Thu, 01 Jan 2026 00:00:00 GMT')
  })

  it('is told by its digest where the server sends neither', async () => {
    let body = '[1]'
    const { origin } = await startTestServer((_request, response) => response.end(body))
    const cursor = await cursorOf(origin)
    expect(await get(origin, { cursor })).toEqual({ kind: 'unchanged', validator: cursor[origin] })
    body = '[2]'
    expect(await get(origin, { cursor })).toMatchObject({ kind: 'fetched' })
  })

  it('brings the new validator where only that has changed', async () => {
    let version = 1
    const { origin } = await startTestServer((request, response) => withEtag(`"v${version}"`, '[]')(request, response))
    const first = await readDocument({ url: origin, cursor: {}, now: NOW }, () => [])
    version = 2
    const second = await readDocument({ url: origin, cursor: first.cursor, now: NOW }, () => [])
    expect(second).toMatchObject({ kind: 'unchanged', cursor: { [origin]: { etag: '"v2"' } } })
    expect(second.cursor[origin]?.digest).toBe(first.cursor[origin]?.digest)
  })

  it('is asked for with the validator that came last, beside those of other addresses', async () => {
    const headers = ['"a"', '"b"', '"c"'].map((etag) => ({ etag, 'last-modified': `at ${etag}` }))
    const { origin, requests } = await startTestServer((_request, response) => {
      response.writeHead(200, headers[requests.length - 1]).end('[]')
    })
    const other = { etag: null, lastModified: null, digest: '' }
    let cursor: Cursor = { other }
    for (const _ of headers) ({ cursor } = await readDocument({ url: origin, cursor, now: NOW }, () => []))
    expect(requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"a"', '"b"'])
    expect(requests.map(({ headers }) => headers['if-modified-since'])).toEqual([undefined, 'at "a"', 'at "b"'])
    expect(cursor).toMatchObject({ other, [origin]: { etag: '"c"', lastModified: 'at "c"' } })
  })

  it("is not judged by another address's validator", async () => {
    const { origin, requests } = await startTestServer(withEtag('"v1"', '[]'))
    await fetched(`${origin}/b`, { cursor: await cursorOf(`${origin}/a`) })
    expect(requests[1]?.headers['if-none-match']).toBeUndefined()
  })

  it('cannot be claimed by a 304 that nobody asked for', async () => {
    const { origin } = await startTestServer((_request, response) => response.writeHead(304).end())
    expect((await failure(origin)).message).toMatch(/answered 304 Not Modified although the request was not/)
    const unusable = { etag: 'a\nb', lastModified: null, digest: '' }
    expect((await failure(origin, { cursor: { [origin]: unusable } })).kind).toBe('http')
  })
})

describe('an answer that is refused', () => {
  it.each([
    [500, 'http', 'answered 500 Internal Server Error'],
    [404, 'http', 'answered 404 Not Found'],
    [204, 'http', 'answered 204 No Content'],
    [403, 'denied', 'answered 403 Forbidden'],
    [401, 'denied', 'answered 401 Unauthorized'],
    [429, 'throttled', 'answered 429 Too Many Requests'],
    [503, 'throttled', 'answered 503 Service Unavailable'],
    [599, 'http', 'answered 599'],
  ])('with %d is %s', async (status, kind, sentence) => {
    const { origin } = await startTestServer((_request, response) => response.writeHead(status).end())
    const error = await failure(`${origin}/path?key=secret`)
    expect(error.kind).toBe(kind)
    expect(error.message).toBe(`${origin.slice('http://'.length)}/path ${sentence}`)
    expect(error.retryAfterSeconds).toBeNull()
  })

  it('says how long to wait', async () => {
    const { origin } = await startTestServer((_request, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end(),
    )
    expect((await failure(origin)).retryAfterSeconds).toBe(120)
  })

  it('because it redirects for ever', async () => {
    const { origin } = await startTestServer((_request, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    )
    expect(await failure(origin)).toMatchObject({ kind: 'http', message: expect.stringContaining('redirects') })
  })
})

describe('a connection that breaks', () => {
  it('before anything listens', async () => {
    const port = await unusedPort()
    const error = await failure(`http://127.0.0.1:${port}/x`)
    expect(error.kind).toBe('network')
    expect(error.message).toBe(`127.0.0.1:${port}/x could not be reached (ECONNREFUSED: nothing listens there)`)
  })

  it('because the name is not known', async () => {
    const error = await failure('http://faultline.invalid/x')
    expect(error.kind).toBe('network')
    expect(error.message).toMatch(/^faultline\.invalid\/x could not be reached \((ENOTFOUND|EAI_AGAIN): .*DNS/)
  })

  it('before the headers', async () => {
    const { origin, requests } = await startTestServer((request) => request.socket.destroy())
    expect(await failure(origin)).toMatchObject({ kind: 'network', message: expect.stringContaining('closed') })
    expect(requests).toHaveLength(2)
  })

  it('because it was kept too long is asked for again', async () => {
    let dropped = false
    const { origin } = await startTestServer((request, response) => {
      if (dropped) response.end('[]')
      else request.socket.destroy()
      dropped = true
    })
    expect((await fetched(origin)).bytes).toHaveLength(2)
  })

  it('in the middle of a body of known length', async () => {
    const { origin } = await startTestServer(beginThen('[1,2', (response) => response.destroy(), 1000))
    const error = await failure(`${origin}/x`)
    expect(error.kind).toBe('network')
    expect(error.message).toMatch(/\/x closed the connection after 4 bytes$/)
  })

  it('in the middle of a chunked body', async () => {
    const { origin } = await startTestServer(beginThen('[1,2', (response) => response.socket?.destroy()))
    expect((await failure(origin)).message).toMatch(/closed the connection after 4 bytes$/)
  })

  it('inside a compressed body', async () => {
    const { origin } = await startTestServer(ok('this is not gzip', { 'content-encoding': 'gzip' }))
    expect(await failure(origin)).toMatchObject({ kind: 'parse', message: expect.stringContaining('decompressed') })
  })

  it('because there is no URL', async () => {
    expect(await failure('nonsense')).toMatchObject({ kind: 'network' })
  })
})

describe('silence', () => {
  it('before the headers ends as a time-out', async () => {
    const { origin } = await startTestServer(() => undefined)
    const error = await failure(`${origin}/x`, { timeouts: { headersMs: 50 } })
    expect(error.kind).toBe('timeout')
    expect(error.message).toMatch(/\/x did not answer within 0\.05 s$/)
  })

  it('after the headers ends as a time-out', async () => {
    const { origin } = await startTestServer(beginThen('[', () => undefined))
    const error = await failure(`${origin}/x`, { timeouts: { idleMs: 50 } })
    expect(error.kind).toBe('timeout')
    expect(error.message).toMatch(/\/x stopped sending: 0\.05 s of silence in the middle of its answer$/)
  })

  it('is measured anew at every piece, but not for ever', async () => {
    const { origin } = await startTestServer((_request, response) => {
      const dripping = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(dripping))
    })
    const error = await failure(`${origin}/x`, { timeouts: { idleMs: 1_400, totalMs: 1_500 } })
    expect(error).toMatchObject({ kind: 'timeout', message: expect.stringMatching(/was not done after 1\.5 s$/) })
  })
})

describe('a caller who gives up', () => {
  it('gets the own reason back, at once and midway', async () => {
    const { origin } = await startTestServer(beginThen('[', () => undefined))
    const reason = new Error('the worker stops')
    await expect(get(origin, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 50)
    await expect(get(origin, { signal: controller.signal })).rejects.toBe(reason)
  })
})
