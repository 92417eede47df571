import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SourceError } from '@/lib/errors'
import { readCurrentEvents } from './read-current-events'
import { readHistory } from './read-history'
import { bodyOf, buildEvent, buildPastEvent, NOW, utf16 } from './test-payloads'
import { beginThen, ok, startTestServer, withEtag } from './test-server'

const HISTORY = JSON.stringify({ 'ec2-us-east-1': [buildPastEvent()] })

async function failure(reading: Promise<unknown>): Promise<SourceError> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof SourceError) return error
  throw new Error(`expected a SourceError, not ${String(error)}`)
}

describe('readHistory', () => {
  it('asks the first host only, while that answers', async () => {
    const first = await startTestServer(ok(HISTORY))
    const second = await startTestServer(ok(HISTORY))
    const reading = await readHistory({ urls: [first.origin, second.origin], cursor: {}, now: NOW })
    expect(reading).toMatchObject({
      kind: 'read',
      url: first.origin,
      unreadable: [],
      bytes: bodyOf(HISTORY).bytes.length,
    })
    expect(Object.keys(reading.cursor)).toEqual([first.origin])
    expect(second.requests).toHaveLength(0)
  })

  it('tries the others in their order when one fails, and says which answered', async () => {
    const broken = await startTestServer((_request, response) => response.writeHead(500).end())
    const html = await startTestServer(ok('<html></html>'))
    const cut = await startTestServer(beginThen(HISTORY.slice(0, 99), (response) => response.destroy(), HISTORY.length))
    const good = await startTestServer(withEtag('"1"', HISTORY))
    const urls = [broken, html, cut, good].map(({ origin }) => origin)
    const failed: string[] = []
    const request = { urls, cursor: {}, now: NOW, onFailure: (url: string) => failed.push(url) }
    const reading = await readHistory(request)
    expect(reading).toMatchObject({ kind: 'read', url: good.origin })
    expect(failed).toEqual(urls.slice(0, 3))
    expect(await readHistory({ ...request, cursor: reading.cursor })).toEqual({
      kind: 'unchanged',
      url: good.origin,
      cursor: reading.cursor,
    })
  })

  it('keeps the validators of hosts that answered earlier', async () => {
    const { origin } = await startTestServer(ok(HISTORY))
    const cursor = { 'https://earlier.example': { etag: '"x"', lastModified: null, digest: 'd' } }
    const reading = await readHistory({ urls: [origin], cursor, now: NOW })
    expect(Object.keys(reading.cursor)).toEqual(['https://earlier.example', origin])
  })

  it('fails with a sentence for each host when all do', async () => {
    const busy = await startTestServer((_request, response) => response.writeHead(503, { 'retry-after': '7' }).end())
    const html = await startTestServer(ok('<html></html>'))
    const error = await failure(readHistory({ urls: [busy.origin, html.origin], cursor: {}, now: NOW }))
    const [first, second] = [busy.origin, html.origin].map((origin) => origin.slice('http://'.length))
    expect(error.message).toBe(
      `${first} answered 503 Service Unavailable; ${second} answered with an HTML page instead of JSON`,
    )
    expect(error).toMatchObject({ kind: 'throttled', retryAfterSeconds: 7, received: '<html></html>' })
  })

  it('hands on the one error there is, and says when there is no address', async () => {
    const { origin } = await startTestServer((_request, response) => response.writeHead(403).end())
    expect(await failure(readHistory({ urls: [origin], cursor: {}, now: NOW }))).toMatchObject({ kind: 'denied' })
    expect((await failure(readHistory({ urls: [], cursor: {}, now: NOW }))).message).toMatch(/no address/)
  })

  it('does not try other hosts for a caller who gave up', async () => {
    const second = await startTestServer(ok(HISTORY))
    const first = await startTestServer(() => undefined)
    const reason = new Error('the worker stops')
    const urls = [first.origin, second.origin]
    const reading = readHistory({ urls, cursor: {}, now: NOW, signal: AbortSignal.timeout(50) })
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' })
    await expect(readHistory({ urls, cursor: {}, now: NOW, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(second.requests).toHaveLength(0)
  })
})

describe('readCurrentEvents', () => {
  it('reads what AWS sends on the wire', async () => {
    const body = utf16(JSON.stringify([buildEvent(), { status: 'bad' }]), 'be')
    const { origin } = await startTestServer(ok(body, { 'content-type': 'application/json;charset=utf-16' }))
    const reading = await readCurrentEvents({ url: origin, cursor: {}, now: NOW })
    expect(reading).toMatchObject({ kind: 'read', items: [{ event: { service: 'ec2' } }], bytes: body.length })
    expect(reading).toHaveProperty('unreadable.length', 1)
    expect(await readCurrentEvents({ url: origin, cursor: reading.cursor, now: NOW })).toMatchObject({
      kind: 'unchanged',
    })
  })

  it('notices a body that breaks off where HTTP does not tell, packed or not', async () => {
    const text = JSON.stringify([buildEvent()])
    const chunked = await startTestServer((_request, response) => {
      response.writeHead(200, { connection: 'close' }).write(text.slice(0, 200), () => response.socket?.destroy())
    })
    const packed = await startTestServer(ok(gzipSync(text).subarray(0, 150), { 'content-encoding': 'gzip' }))
    for (const { origin } of [chunked, packed]) {
      const error = await failure(readCurrentEvents({ url: origin, cursor: {}, now: NOW }))
      expect(['parse', 'network']).toContain(error.kind)
    }
  })

  it('moves no cursor over an answer that it could not read', async () => {
    const { origin } = await startTestServer(ok('[{"date":', { etag: '"half"' }))
    const cursor = {}
    expect((await failure(readCurrentEvents({ url: origin, cursor, now: NOW }))).kind).toBe('parse')
    expect(cursor).toEqual({})
  })
})
