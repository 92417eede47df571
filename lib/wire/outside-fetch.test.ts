/** The guard against requests to inside addresses: real servers on this machine, which nothing may reach unless allowed. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { forbiddenKind } from './outside-address'
import { checkOutsideUrl, type Lookup, outsideFetch } from './outside-fetch'

let server: Server
let port = 0
let asked: string[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  asked = []
  answer = (_request, response) => response.end('inside')
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => {
    server.close(resolve)
  })
})

/** A name that resolves to each of these in turn, at each look. */
function resolving(...answers: string[][]): Lookup {
  let looks = 0
  return (_host, done) => {
    const addresses = answers[Math.min(looks, answers.length - 1)] ?? []
    looks += 1
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error(`not refused: ${error}`)
  return error
}

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '0:0:0:0:0:ffff:0a00:0001',
    '::127.0.0.1',
    '64:ff9b::169.254.169.254',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  ])('%s is not outside', (address) => expect(forbiddenKind(address)).not.toBeNull())

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '169.253.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
    '2002:101:101::',
  ])('%s is outside', (address) => expect(forbiddenKind(address)).toBeNull())
})

describe('a URL that leads inside', () => {
  it.each(['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', 'localhost', '0', '①②⑦.0.0.1'])(
    'is refused before anything connects: %s',
    async (host) => {
      const error = await refusal(outsideFetch(`http://${host}:${port}/`, {}, { allow: [] }))
      expect(error.code).toBe('INVALID')
      expect(error.message).toContain('this machine')
      expect(error.message).toContain('FAULTLINE_ALLOW_PRIVATE_URLS')
      expect(error.message).not.toMatch(/refused|ECONN|inside$/)
      expect(asked).toEqual([])
    },
  )

  it.each([
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[fd00:ec2::254]',
    '169.254.169.254',
    '100.100.100.200',
  ])('is refused as an address: %s', async (host) =>
    expect((await refusal(outsideFetch(`http://${host}/`, {}, { allow: [] }))).code).toBe('INVALID'),
  )

  it.each([
    ['file:///etc/passwd', 'begin with'],
    ['ftp://example.org/', 'begin with'],
    ['gopher://127.0.0.1/', 'begin with'],
    ['//example.org', 'no address'],
    ['nonsense', 'no address'],
    ['http://user@example.org/', 'user name'],
    ['http://user:pass@example.org/', 'password'],
    ['http://example.org\\@127.0.0.1/', ''],
  ])('is refused for its form: %s', async (url, words) => {
    const error = await refusal(outsideFetch(url, {}, { allow: [], lookup: resolving(['127.0.0.1']) }))
    expect(error.code).toBe('INVALID')
    expect(error.message).toContain(words)
  })
})

describe('a name', () => {
  const url = () => `http://rebind.example:${port}/`

  it('that resolves inside is refused, also when only one of its addresses is', async () => {
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.216.34', '127.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['169.254.169.254'],
    ]) {
      const error = await refusal(outsideFetch(url(), {}, { allow: [], lookup: resolving(addresses) }))
      expect(error.code).toBe('INVALID')
      expect(error.message).toContain('rebind.example')
    }
    expect(asked).toEqual([])
  })

  it('that changes its answer between the check and the connection is refused at the connection', async () => {
    const lookup = resolving(['93.184.216.34'], ['127.0.0.1'])
    await checkOutsideUrl(url(), { allow: [], lookup })
    expect((await refusal(outsideFetch(url(), {}, { allow: [], lookup }))).code).toBe('INVALID')
    expect(asked).toEqual([])
  })

  it('is checked for forms without asking it', async () => {
    const inside = { allow: [], lookup: resolving(['10.1.2.3']) }
    expect((await refusal(checkOutsideUrl(url(), inside))).message).toContain('a private network')
    expect(await checkOutsideUrl('https://1.1.1.1/', { allow: [] })).toBe('public')
    const allowed = { allow: ['10.0.0.0/8'], lookup: resolving(['10.1.2.3']) }
    expect(await checkOutsideUrl(url(), allowed)).toBe('allowed')
    expect(await checkOutsideUrl('http://10.1.2.3/', allowed)).toBe('allowed')
    const unknown: Lookup = (_host, done) => done(new Error('ENOTFOUND'), [])
    expect((await refusal(checkOutsideUrl(url(), { allow: [], lookup: unknown }))).message).toContain(
      'not known to DNS',
    )
    expect(asked).toEqual([])
  })
})

describe('what the operator allows', () => {
  it.each([['127.0.0.1'], ['127.0.0.0/8'], ['10.0.0.0/8', '127.0.0.0/8']])('is asked: %s', async (...allow) => {
    const response = await outsideFetch(`http://127.0.0.1:${port}/x`, {}, { allow })
    expect(await response.text()).toBe('inside')
    expect(asked).toEqual(['/x'])
  })

  it('may be a name, whatever it resolves to', async () => {
    const options = { allow: ['rebind.example'], lookup: resolving(['127.0.0.1']) }
    expect((await outsideFetch(`http://Rebind.Example:${port}/`, {}, options)).status).toBe(200)
    expect((await refusal(outsideFetch(`http://other.example:${port}/`, {}, options))).code).toBe('INVALID')
  })
})

describe('an answer', () => {
  const ask = () => outsideFetch(`http://127.0.0.1:${port}/`, {}, { allow: ['127.0.0.1'] })

  it('that redirects is handed back; its target is not asked', async () => {
    for (const target of ['http://169.254.169.254/latest/', `http://127.0.0.1:${port}/secret`]) {
      answer = (_request, response) => response.writeHead(302, { location: target }).end()
      const response = await ask()
      expect(response.status).toBe(302)
      expect(response.headers.get('location')).toBe(target)
    }
    expect(asked).toEqual(['/', '/'])
  })

  it('that is too long is cut off, packed or not', async () => {
    const long = Buffer.alloc(1_048_577, 'x')
    answer = (_request, response) => response.end(long)
    expect((await refusal(ask())).message).toContain('more than 1 MiB')
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(long))
    expect((await refusal(ask())).message).toContain('more than 1 MiB')
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('short'))
    expect(await (await ask()).text()).toBe('short')
  })

  it('that never ends stops the asker who gives up, and tells nothing of what answered', async () => {
    answer = (_request, response) => response.write('some secret')
    const signal = AbortSignal.timeout(200)
    const error = await refusal(outsideFetch(`http://127.0.0.1:${port}/`, { signal }, { allow: ['127.0.0.1'] }))
    expect(error.code).toBe('UPSTREAM')
    expect(error.message).not.toContain('secret')
  })

  it('of something that speaks no HTTP, or of nobody, is one plain sentence', async () => {
    answer = (_request, response) => response.socket?.end('SSH-2.0-inside\r\n')
    expect((await refusal(ask())).message).toBe(`127.0.0.1:${port} could not be reached.`)
  })

  it('has its body and status as sent', async () => {
    answer = (request, response) => {
      request.pipe(response.writeHead(201, { 'content-type': 'text/plain' }))
    }
    const init = { method: 'POST', body: new URLSearchParams({ a: 'b c' }) }
    const response = await outsideFetch(`http://127.0.0.1:${port}/`, init, { allow: ['127.0.0.1'] })
    expect([response.status, await response.text()]).toEqual([201, 'a=b+c'])
    answer = (_request, response) => response.writeHead(204).end()
    expect((await ask()).status).toBe(204)
  })
})
