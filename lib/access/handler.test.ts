/** Handlers behind the policy: who gets in, who does not, in which words, and how often. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { buildBearer, cookieOf, signInAs } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { handle, readOnly } from './handler'
import { REQUESTS_PER_SECOND } from './limits'

withDatabase()

const OWN = { 'x-forwarded-proto': 'http', 'x-forwarded-host': '127.0.0.1:3000', 'x-forwarded-for': '192.0.2.1' }
let calls = 0
const open = handle('timeline:read', async ({ principal }) => {
  calls += 1
  return { name: principal.name }
})
const guarded = handle('people:manage', async () => ({}))
const own = handle('account:manage', async () => ({}))

beforeEach(() => {
  calls = 0
})

function ask(handler: typeof open, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const request = new Request('http://127.0.0.1:3000/api/x', { method, headers: { ...OWN, ...headers } })
  return handler(request, { params: Promise.resolve({}) })
}

async function problemOf(response: Response): Promise<{ status: number; detail: string }> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('location')).toBeNull()
  const body = (await response.json()) as { status: number; detail: string }
  expect(body.status).toBe(response.status)
  return body
}

describe('strangers', () => {
  it('get one and the same answer, whatever was wrong', async () => {
    const cookie = await signInAs('owner')
    await pool().query("UPDATE session SET expires_at = now() - interval '1 second'")
    const expired = await buildBearer('owner')
    await pool().query("UPDATE api_token SET expires_at = now() - interval '1 second'")
    const revoked = await buildBearer('owner')
    await pool().query('UPDATE api_token SET revoked_at = now() WHERE expires_at IS NULL')
    const shown: Record<string, string>[] = [
      {},
      { cookie },
      { cookie: cookie.replace(/.$/, '') },
      { cookie: cookieOf('no such session') },
      { cookie: 'faultline.session_token=%00' },
      { authorization: expired },
      { authorization: revoked },
      { authorization: 'Bearer flt_short' },
      { authorization: `Bearer flt_${'a'.repeat(43)}` },
      { authorization: 'Basic b3duZXI6b3duZXI=' },
      { authorization: '' },
    ]
    const answers = await Promise.all(shown.map(async (headers) => problemOf(await ask(open, headers))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, detail: expect.stringContaining('Sign in') })
    expect(calls).toBe(0)
    expect((await ask(open)).headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  it('a bad token does not fall back to a good cookie', async () => {
    const cookie = await signInAs('owner')
    expect((await ask(open, { cookie })).status).toBe(200)
    expect((await ask(open, { cookie, authorization: 'Bearer nonsense' })).status).toBe(401)
  })

  it('learn nothing of methods', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])
      expect((await ask(readOnly('timeline:read'), {}, method)).status).toBe(401)
  })
})

describe('those who are known', () => {
  it('are let in by cookie and by token', async () => {
    expect(await (await ask(open, { cookie: await signInAs('viewer') })).json()).toEqual({ name: 'Some viewer' })
    expect(await (await ask(open, { authorization: await buildBearer('viewer') })).json()).toEqual({ name: 'test' })
    expect((await ask(open, { authorization: (await buildBearer('viewer')).replace('Bearer', 'bearer') })).status).toBe(
      200,
    )
  })

  it('are stopped where their role is not enough, and told which one they have', async () => {
    const problem = await problemOf(await ask(guarded, { cookie: await signInAs('responder') }))
    expect(problem).toMatchObject({ status: 403, detail: expect.stringContaining('responder') })
    expect((await ask(guarded, { cookie: await signInAs('admin') })).status).toBe(200)
    expect((await ask(own, { authorization: await buildBearer('owner') })).status).toBe(403)
  })

  it('lose everything at once when they are disabled', async () => {
    const cookie = await signInAs('owner')
    await pool().query('UPDATE person SET disabled_at = now()')
    expect((await ask(open, { cookie })).status).toBe(401)
  })

  it('hear which methods a read-only path knows', async () => {
    const response = await ask(readOnly('timeline:read'), { authorization: await buildBearer('viewer') }, 'DELETE')
    expect(await problemOf(response)).toMatchObject({ status: 405 })
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })

  it('get a plain word where something breaks, and the cause stays in the log', async () => {
    const broken = handle('timeline:read', async () => {
      throw new Error('relation "secret_table" does not exist')
    })
    const { status, detail } = await problemOf(await ask(broken, { authorization: await buildBearer('viewer') }))
    expect(status).toBe(500)
    expect(detail).not.toContain('secret_table')
  })
})

describe('changes', () => {
  it('from a page of another site are refused, whatever the cookie', async () => {
    const cookie = await signInAs('owner')
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]
    for (const headers of foreign) expect((await ask(open, { cookie, ...headers }, 'POST')).status).toBe(403)
    expect((await ask(open, { cookie, 'sec-fetch-site': 'same-origin' }, 'POST')).status).toBe(200)
    expect((await ask(open, { cookie, origin: 'http://127.0.0.1:3000' }, 'POST')).status).toBe(200)
    expect((await ask(open, { authorization: await buildBearer('viewer') }, 'POST')).status).toBe(200)
  })
})

describe('how often', () => {
  // However long the queries take here, the second does not pass.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('a token asks too often is said with the seconds to wait, and others go on', async () => {
    const [busy, calm] = [await buildBearer('viewer'), await buildBearer('viewer')]
    const many = Array.from({ length: REQUESTS_PER_SECOND + 20 }, () => ask(open, { authorization: busy }))
    const answers = await Promise.all(many)
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(REQUESTS_PER_SECOND)
    expect(refused).toHaveLength(20)
    expect(refused[0]?.headers.get('retry-after')).toBe('1')
    expect(refused[0]?.headers.get('content-type')).toBe('application/problem+json')
    expect((await ask(open, { authorization: calm })).status).toBe(200)
  })

  it('strangers at one address ask too often is said too, and does not stop those who are known there', async () => {
    const from = { 'x-forwarded-for': '192.0.2.99' }
    const answers = await Promise.all(Array.from({ length: REQUESTS_PER_SECOND + 5 }, () => ask(open, from)))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
    expect((await ask(open, { ...from, authorization: await buildBearer('viewer') })).status).toBe(200)
    expect((await ask(open)).status).toBe(401)
  })

  it('are refused where the page was drawn for somebody else who was signed in there before', async () => {
    const cookie = await signInAs('viewer')
    const { rows } = await pool().query<{ id: string }>('SELECT person_id::text AS id FROM session')
    const from = { cookie, 'sec-fetch-site': 'same-origin' }
    const other = '00000000-0000-4000-8000-00000000000f'
    const refused = await problemOf(await ask(open, { ...from, 'drawn-for': other }, 'PATCH'))
    expect(refused).toMatchObject({ status: 401, detail: expect.stringContaining('Somebody else is signed in') })
    expect(calls).toBe(0)
    expect((await ask(open, { ...from, 'drawn-for': rows[0]?.id ?? '' }, 'PATCH')).status).toBe(200)
    expect((await ask(open, { ...from, 'drawn-for': other })).status).toBe(200)
  })
})
