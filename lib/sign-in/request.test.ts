/** What strangers reach of the sign-in library over HTTP, and in which words it refuses them. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { findPersonBySession } from '@/lib/people/read-session'
import { auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { cookieOf } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { forgetAttempts } from './attempt-limits'
import { hashPassword } from './password-hash'
import { answerSignIn } from './request'
import { readSessionToken } from './session-cookie'

/** What is logged while a test runs. */
const logged: unknown[] = []
vi.mock('@/lib/log', () => {
  const note = (...line: unknown[]) => logged.push(line)
  return { createLog: () => ({ error: note, warn: note, info: note, debug: note }) }
})

withDatabase()
beforeEach(() => {
  forgetAttempts()
  logged.length = 0
})

const HOST = '127.0.0.1:3000'
const ORIGIN = { address: '192.0.2.7', userAgent: 'test' }
const PASSWORD = 'four plain words here'
const EMAIL = 'mira@example.org'

let personId = ''

beforeEach(async () => {
  personId = await buildPerson({ name: 'Mira' })
  await pool().query('UPDATE sign_in_method SET password = $1', [await hashPassword(PASSWORD)])
})

/** A request as lib/front lets it through. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: unknown } = {},
) {
  const own = { 'x-forwarded-host': HOST, 'x-forwarded-proto': 'http', 'x-forwarded-for': ORIGIN.address, ...headers }
  const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request(`http://${HOST}/api/auth${path}`, { method, headers: own, body: sent })
  return answerSignIn(request, ORIGIN)
}

const JSON_BODY = { 'content-type': 'application/json' }

function signIn(body: unknown, headers: object = JSON_BODY) {
  return ask('/sign-in/email', { method: 'POST', headers, body })
}

describe('/api/auth', () => {
  it.each([
    '/sign-up/email',
    '/sign-in/social',
    '/two-factor/enable',
    '/two-factor/disable',
    '/two-factor/get-totp-uri',
    '/two-factor/generate-backup-codes',
    '/two-factor/send-otp',
    '/list-sessions',
    '/revoke-sessions',
    '/change-password',
    '/change-email',
    '/update-user',
    '/delete-user',
    '/request-password-reset',
    '/ok',
    '/error',
    '/',
    '/constructor',
    '/__proto__',
    '/sign-in/email/',
  ])('has no %s', async (path) => {
    const cookie = cookieOf(await buildSession(personId))
    for (const method of ['GET', 'POST']) {
      const response = await ask(path, { method, headers: { ...JSON_BODY, cookie, origin: `http://${HOST}` } })
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  it('names the one method that a path takes', async () => {
    expect((await ask('/sign-in/email')).headers.get('allow')).toBe('POST')
    expect((await ask('/get-session', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD')
  })

  it('signs in', async () => {
    const response = await signIn({ email: EMAIL, password: PASSWORD })
    expect(response.status).toBe(200)
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const token = readSessionToken(cookie) ?? ''
    expect(await findPersonBySession(token)).toMatchObject({ id: personId })
    expect((await auditTrail()).map(({ action }) => action)).toEqual(['session.started'])

    const out = await ask('/sign-out', { method: 'POST', headers: { ...JSON_BODY, cookie, origin: `http://${HOST}` } })
    expect(out.status).toBe(200)
    expect(await findPersonBySession(token)).toBeNull()
  })

  it('takes programs that send no Origin, as fetch of Node.js does', async () => {
    const response = await signIn({ email: EMAIL, password: PASSWORD }, { ...JSON_BODY, 'sec-fetch-mode': 'cors' })
    expect(response.status).toBe(200)
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    expect((await ask('/sign-out', { method: 'POST', headers: { cookie } })).status).toBe(200)
    expect((await pool().query('SELECT FROM session')).rowCount).toBe(0)
  })

  it('refuses in the same words and headers, whatever was wrong', async () => {
    const answers = [
      await signIn({ email: EMAIL, password: 'wrong' }),
      await signIn({ email: 'nobody@example.org', password: PASSWORD }),
      await signIn({ email: 'no e-mail', password: PASSWORD }),
      await signIn({ email: EMAIL, password: 'x'.repeat(129) }),
    ]
    await pool().query('UPDATE person SET disabled_at = now()')
    answers.push(await signIn({ email: EMAIL, password: PASSWORD }))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    expect(new Set(bodies).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => JSON.stringify([...headers]))).size).toBe(1)
    expect(bodies[0]).toContain('E-mail or password is not right.')
    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([])
  })

  it('logs a failure with its address, and never which part was wrong', async () => {
    const failure = [{ address: ORIGIN.address }, 'an attempt to sign in failed']
    await signIn({ email: EMAIL, password: 'wrong' })
    await signIn({ email: 'nobody@example.org', password: PASSWORD })
    await pool().query('UPDATE sign_in_method SET password = NULL')
    await signIn({ email: EMAIL, password: PASSWORD })
    expect(logged).toEqual([failure, failure, failure])
  })

  it('answers 429 with Retry-After after five failures', async () => {
    for (let time = 0; time < 5; time += 1) await signIn({ email: EMAIL, password: 'wrong' })
    const refused = await signIn({ email: EMAIL, password: PASSWORD })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(await refused.json()).toMatchObject({ status: 429, detail: 'Too many attempts. Try again in 15 min.' })
  })

  it.each([
    ['a form', 'email=a&password=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text', '{"email":"a@b.co","password":"b"}', { 'content-type': 'text/plain' }],
    ['no JSON', '{"email":', JSON_BODY],
    ['a list', [], JSON_BODY],
    ['a list of lists of lists …', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, JSON_BODY],
    ['such a list in an object', `{"email":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, JSON_BODY],
    ['null', null, JSON_BODY],
    ['objects in place of texts', { email: { $ne: null }, password: ['x'] }, JSON_BODY],
    ['nothing', '', JSON_BODY],
  ])('cannot read %s', async (_, body, headers) => {
    const response = await signIn(body, headers)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('does not fall over depth in what it does not read', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const response = await signIn(`{"email":"${EMAIL}","password":"${PASSWORD}","x":${deep}}`)
    expect(response.status).toBe(200)
  })

  it('is deaf to pages of other sites', async () => {
    const foreign = await signIn({ email: EMAIL, password: PASSWORD }, { ...JSON_BODY, origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    for (const site of ['cross-site', 'same-site']) {
      const told = await signIn({ email: EMAIL, password: PASSWORD }, { ...JSON_BODY, 'sec-fetch-site': site })
      expect(told.status).toBe(403)
    }
    const cookie = cookieOf(await buildSession(personId))
    const out = await ask('/sign-out', {
      method: 'POST',
      headers: { ...JSON_BODY, cookie, origin: 'https://evil.example' },
    })
    expect(out.status).toBe(403)
    expect((await pool().query('SELECT FROM session')).rowCount).toBe(1)
  })

  it('a code without a first step opens nothing', async () => {
    for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code']) {
      const response = await ask(path, { method: 'POST', headers: JSON_BODY, body: { code: '123456' } })
      expect(response.status).toBe(401)
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })
})
