/** The front before a real HTTP server, asked by hostile clients. */
import { describe, expect, it } from 'vitest'
import { MAX_BODY_BYTES } from './refusal.mjs'
import { ask, listenBehindFront, sendLines, sendRaw } from './testing/raw-request'

const PUBLIC = 'faultline.example.org'
const PROXY = '127.0.0.1'
const STATUS_LINES = /HTTP\/1\.1 \d+/g

describe('where a request comes from', () => {
  const claims = {
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'evil.example',
    Forwarded: 'for=203.0.113.9',
    'X-Real-IP': '203.0.113.9',
    'X-Nonce': 'bm9uY2U=',
    'X-Middleware-Subrequest': 'middleware',
    'X-Faultline-Path': '/elsewhere',
    'Content-Security-Policy': "script-src 'nonce-bm9uY2U='",
    'Content-Security-Policy-Report-Only': "script-src 'nonce-bm9uY2U='",
  }

  it('is the connection, whatever a stranger claims', async () => {
    const port = await listenBehindFront()
    const { headers } = (await ask(port, '/sources?a=b', { headers: claims })).seen()
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-faultline-path': '/sources?a=b',
    })
    const others = ['forwarded', 'x-real-ip', 'x-middleware-subrequest', 'content-security-policy-report-only']
    for (const name of others) expect(headers).not.toHaveProperty(name)
    expect(JSON.stringify(headers)).not.toContain('bm9uY2U=')
    expect(JSON.stringify((await ask(port, '/api/x', { headers: claims })).seen())).not.toContain('nonce')
  })

  it('is what the trusted proxy says', async () => {
    const port = await listenBehindFront({ ownNames: [PUBLIC], trusted: [PROXY] })
    const said = {
      'X-Forwarded-For': '1.1.1.1, 203.0.113.9',
      'X-Forwarded-Proto': 'http, https',
      'X-Forwarded-Host': PUBLIC,
    }
    const { headers } = (await ask(port, '/', { headers: said })).seen()
    expect(headers).toMatchObject({
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': PUBLIC,
    })
  })

  it('is not believed of a trusted proxy that passes on a name which is not ours', async () => {
    const port = await listenBehindFront({ ownNames: [PUBLIC], trusted: [PROXY] })
    expect((await ask(port, '/', { headers: { 'X-Forwarded-Host': 'evil.example' } })).status).toBe(421)
  })

  it('keeps the parameter of the router out of the address that is told', async () => {
    const port = await listenBehindFront()
    const { url, headers } = (await ask(port, '/sources?a=b%20c&_rsc=x1')).seen()
    expect([url, headers['x-faultline-path']]).toEqual(['/sources?a=b%20c&_rsc=x1', '/sources?a=b+c'])
    expect((await ask(port, '/sources?_rsc=x1')).seen().headers['x-faultline-path']).toBe('/sources')
  })
})

describe('under which name', () => {
  it('refuses names that are not ours, with a sentence that says what to set', async () => {
    const port = await listenBehindFront()
    const answer = await ask(port, '/', { headers: { Host: 'evil.example' } })
    expect([answer.status, answer.headers['content-type']]).toEqual([421, 'application/problem+json'])
    expect(JSON.parse(answer.text)).toEqual({
      type: 'about:blank',
      title: 'Misdirected request',
      status: 421,
      detail: expect.stringContaining('FAULTLINE_URL'),
    })
    expect(answer.text).not.toContain('evil.example')
  })

  it.each([
    ['none', []],
    ['none, as HTTP/1.0 allows', ['']],
    ['an empty one', ['Host:']],
    ['two', ['Host: localhost', 'Host: evil.example']],
    ['two that agree', ['Host: localhost', 'Host: localhost']],
    ['one with somebody before the @', ['Host: localhost@evil.example']],
  ])('refuses %s', async (_, lines) => {
    const port = await listenBehindFront()
    const version = lines[0] === '' ? '1.0' : '1.1'
    const answer = await sendLines(port, `GET / HTTP/${version}`, ...lines.filter(Boolean))
    expect(answer).toMatch(/^HTTP\/1\.1 421 .*X-Content-Type-Options: nosniff\r\n/s)
  })

  it('lets machinery ask for health under any name, and vouches for none', async () => {
    const port = await listenBehindFront()
    const { headers } = (await ask(port, '/api/health/live', { headers: { Host: 'evil.example' } })).seen()
    expect(headers['x-forwarded-host']).toBe('localhost')
    expect((await ask(port, '/api/healthy', { headers: { Host: 'evil.example' } })).status).toBe(421)
  })
})

describe('what is asked', () => {
  it.each([
    ['//evil.example/%2e%2e', 404],
    ['/sources//x', 404],
    ['/\\evil.example', 404],
    ['http://evil.example/', 400],
    ['evil.example:443', 400],
    ['*', 400],
  ])('answers %s with %i and no redirect', async (target, status) => {
    const port = await listenBehindFront()
    const answer = await sendLines(port, `GET ${target} HTTP/1.1`, 'Host: localhost')
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*application/problem\\+json`, 's'))
    expect(answer.toLowerCase()).not.toContain('location:')
  })

  it.each(['/%E0%A4%A', '/api/%E0%A4%A', '/%'])('answers %s with 400', async (target) => {
    const port = await listenBehindFront()
    expect((await ask(port, target)).status).toBe(400)
  })

  it('takes from the API what the router of Next.js would be answered with a redirect for', async () => {
    const port = await listenBehindFront()
    const headers = { RSC: '1', 'Next-Router-Prefetch': '1', Accept: 'text/x-component' }
    const asked = (await ask(port, '/api/v1/events', { headers })).seen().headers
    expect(Object.keys(asked).filter((name) => /rsc|next-/.test(name))).toEqual([])
    expect((await ask(port, '/sources', { headers })).seen().headers.rsc).toBe('1')
  })

  it('lets addresses stand in the query', async () => {
    const port = await listenBehindFront()
    expect((await ask(port, '/sign-in?next=//evil.example')).status).toBe(200)
  })

  it.each(['TRACE', 'PROPFIND', 'PURGE'])('refuses %s', async (method) => {
    const port = await listenBehindFront()
    const answer = await sendLines(port, `${method} / HTTP/1.1`, 'Host: localhost')
    expect(answer).toMatch(/^HTTP\/1\.1 405 .*\r\nAllow: GET, HEAD, POST, /s)
  })

  it('refuses CONNECT', async () => {
    const port = await listenBehindFront()
    const answer = await sendLines(port, 'CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443')
    expect(answer).toMatch(/^HTTP\/1\.1 405 .*\r\nX-Frame-Options: DENY\r\n/s)
  })

  it('takes a request to upgrade for the plain one that it also is', async () => {
    const port = await listenBehindFront()
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'X-Forwarded-For: 203.0.113.9']
    const answer = await sendLines(port, 'GET / HTTP/1.1', 'Host: localhost', ...upgrade)
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*"x-forwarded-for":"127\.0\.0\.1"/s)
  })

  it.each([
    ['a bare line break in a header', 'GET / HTTP/1.1\r\nHost: localhost\nX-Forwarded-For: 203.0.113.9\r\n\r\n'],
    ['a header folded over two lines', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\n\r\n'],
    ['a carriage return in a value', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\rSet-Cookie: c=d\r\n\r\n'],
    ['a null byte', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\0c\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['a length that is no number', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'],
    ['no HTTP at all', 'hello\r\n\r\n'],
  ])('refuses %s', async (_, bytes) => {
    const port = await listenBehindFront()
    const answer = await sendRaw(port, bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*X-Content-Type-Options: nosniff\r\n.*"status":400/s)
    expect(answer).not.toContain('203.0.113.9')
  })

  it('keeps an encoded line break encoded', async () => {
    const port = await listenBehindFront()
    const { headers } = (await ask(port, '/x%0d%0aSet-Cookie:a=b')).seen()
    expect(headers['x-faultline-path']).toBe('/x%0d%0aSet-Cookie:a=b')
  })

  it('refuses headers without end', async () => {
    const port = await listenBehindFront()
    const answer = await sendRaw(port, `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 .*application\/problem\+json/s)
  })

  it('writes nothing into an answer that has begun', async () => {
    const port = await listenBehindFront()
    const answer = await sendRaw(port, 'GET /unending HTTP/1.1\r\nHost: localhost\r\n\r\n', 'rubbish\r\n\r\n')
    expect(answer.match(STATUS_LINES)).toEqual(['HTTP/1.1 200'])
    expect(answer).toMatch(/begun\r\n$/)
  })
})

describe('changes', () => {
  async function send(headers: Record<string, string>, path = '/settings/people'): Promise<number> {
    const port = await listenBehindFront()
    const own = Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))])
    return (await ask(port, path, { method: 'POST', headers: Object.fromEntries(own) })).status
  }

  it.each<[Record<string, string>]>([
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'null' }],
    [{ Origin: 'http://127.0.0.1:1' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site', Origin: 'http://127.0.0.1:PORT' }],
  ])('%o is refused', async (headers) => {
    expect(await send(headers)).toBe(403)
  })

  it('of our own pages pass, and so does what no browser sent', async () => {
    expect(await send({ Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' })).toBe(200)
    expect(await send({ Origin: 'http://127.0.0.1:PORT' })).toBe(200)
    expect(await send({})).toBe(200)
    expect(await send({ Origin: 'https://evil.example' }, '/api/v1/x')).toBe(200)
  })
})

describe('how much is sent', () => {
  it('takes a body of the greatest size', async () => {
    const port = await listenBehindFront()
    const body = 'x'.repeat(MAX_BODY_BYTES)
    const headers = { 'Content-Length': String(MAX_BODY_BYTES) }
    expect((await ask(port, '/', { method: 'POST', headers, body })).seen().body).toHaveLength(MAX_BODY_BYTES)
  })

  it('refuses one byte more, and whoever sends much of it still reads why', async () => {
    const port = await listenBehindFront()
    const size = MAX_BODY_BYTES + 1
    const head = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n`
    const answer = await sendRaw(port, head + 'x'.repeat(size))
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n.*"status":413/s)
  })

  it('does not wait for ever for a body that it does not want', async () => {
    const port = await listenBehindFront()
    const answer = await sendRaw(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\nslow')
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('refuses a body of unknown length', async () => {
    const port = await listenBehindFront()
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(await sendRaw(port, `${head}2\r\nab\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 411 .*"status":411/s)
  })

  it('refuses a large body before it is sent, where the client asks', async () => {
    const port = await listenBehindFront()
    const expecting = ['POST / HTTP/1.1', 'Host: localhost', 'Expect: 100-continue']
    const large = await sendLines(port, ...expecting, 'Content-Length: 2000000')
    expect(large).toMatch(/^HTTP\/1\.1 413 /)
    expect(await sendLines(port, ...expecting, 'Content-Length: 0')).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/,
    )
    expect(await sendLines(port, 'GET / HTTP/1.1', 'Host: localhost', 'Expect: wonders')).toMatch(/^HTTP\/1\.1 417 /)
  })

  it('goes on with the connection after a refusal without body', async () => {
    const port = await listenBehindFront()
    const get = (host: string, more = '') => `GET /x HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`
    const answer = await sendRaw(port, get('evil.example') + get('localhost', 'Connection: close\r\n'))
    expect(answer.match(STATUS_LINES)).toEqual(['HTTP/1.1 421', 'HTTP/1.1 200'])
  })
})
