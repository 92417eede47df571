/** Passwords and second factors through the real library on real PostgreSQL, and what the audit keeps of it. */
import { hashPassword } from 'better-auth/crypto'
import { TOTP, URI } from 'otpauth'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { findPersonBySession } from '@/lib/people/read-session'
import { withDatabase } from '@/lib/testing/database'
import { auth } from './auth'
import { duringRequest } from './request-origin'
import { readSessionToken } from './session-cookie'

withDatabase()

const EMAIL = 'mira@example.org'
const PASSWORD = 'four plain words here'
const ORIGIN = { address: '192.0.2.7', userAgent: 'test' }

let personId = ''

beforeEach(async () => {
  const { rows } = await pool().query<{ id: string }>(
    "INSERT INTO person (name, email, role) VALUES ('Mira', $1, 'admin') RETURNING id",
    [EMAIL],
  )
  personId = rows[0]?.id ?? ''
  await pool().query(
    "INSERT INTO sign_in_method (person_id, provider_id, account_id, password) VALUES ($1::uuid, 'credential', $1::text, $2)",
    [personId, await hashPassword(PASSWORD)],
  )
})

function signIn(password = PASSWORD, email = EMAIL): Promise<Response> {
  return duringRequest({ origin: ORIGIN, step: 'password' }, () =>
    auth().api.signInEmail({ body: { email, password }, asResponse: true }),
  )
}

/** The Cookie header that a browser would send next. */
function cookiesOf(response: Response, before = ''): string {
  const kept = new Map(
    before
      .split('; ')
      .filter(Boolean)
      .map((part) => split(part)),
  )
  for (const line of response.headers.getSetCookie()) {
    const [name, value] = split(line.split(';')[0] ?? '')
    if (/max-age=0/i.test(line)) kept.delete(name)
    else kept.set(name, value)
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
}

function split(part: string): [string, string] {
  const at = part.indexOf('=')
  return [part.slice(0, at), part.slice(at + 1)]
}

/** The code of the 30 seconds to come, which counts already; the one of now turned the second factor on. */
function nextCode(totp: TOTP): string {
  return totp.generate({ timestamp: Date.now() + 30_000 })
}

async function actions(): Promise<string[]> {
  const { rows } = await pool().query<{ action: string }>('SELECT action FROM audit_entry ORDER BY id')
  return rows.map(({ action }) => action)
}

describe('password', () => {
  it('signs in; our own reader finds the person behind the cookie', async () => {
    const cookies = cookiesOf(await signIn())
    const token = readSessionToken(cookies)
    expect(token).not.toBeNull()
    expect(await findPersonBySession(token ?? '')).toMatchObject({ id: personId, role: 'admin', accounts: null })
    const { rows } = await pool().query('SELECT actor_name, action, address FROM audit_entry')
    expect(rows).toEqual([{ actor_name: 'Mira', action: 'session.started', address: ORIGIN.address }])
  })

  it('a cookie whose signature was changed is nobody’s', async () => {
    const cookies = cookiesOf(await signIn())
    const [name, value] = split(cookies)
    const swapped = value.startsWith('A') ? `B${value.slice(1)}` : `A${value.slice(1)}`
    expect(readSessionToken(`${name}=${swapped}`)).toBeNull()
    expect(readSessionToken(`${name}=`)).toBeNull()
    expect(readSessionToken(`${name}=%E0%A4%A`)).toBeNull()
  })

  it('refuses a wrong password, an unknown person and a disabled one alike', async () => {
    const wrong = await signIn('something else entirely')
    const unknown = await signIn(PASSWORD, 'nobody@example.org')
    await pool().query('UPDATE person SET disabled_at = now()')
    const disabled = await signIn()
    expect([wrong.status, unknown.status, disabled.status]).toEqual([401, 401, 401])
    expect(await actions()).toEqual([])
    expect((await pool().query('SELECT FROM session')).rowCount).toBe(0)
  })

  it('nobody signs up by themselves', async () => {
    const request = new Request('http://127.0.0.1/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'X', email: 'x@example.org', password: PASSWORD }),
    })
    expect((await auth().handler(request)).status).toBe(400)
    expect((await pool().query('SELECT FROM person')).rowCount).toBe(1)
  })
})

describe('second factor', () => {
  async function turnOn(): Promise<{ totp: TOTP; used: string; recovery: string[] }> {
    const cookie = cookiesOf(await signIn())
    const headers = new Headers({ cookie })
    const made = await auth().api.enableTwoFactor({ body: { password: PASSWORD }, headers })
    if (!('totpURI' in made) || !made.totpURI) throw new Error('no secret')
    const totp = URI.parse(made.totpURI)
    if (!(totp instanceof TOTP)) throw new Error('not a TOTP')
    const used = totp.generate()
    await auth().api.verifyTOTP({ body: { code: used }, headers })
    return { totp, used, recovery: made.backupCodes ?? [] }
  }

  it('is asked for once it is turned on; a session comes only with the code', async () => {
    const { totp } = await turnOn()
    await pool().query('DELETE FROM session')
    const before = await actions()
    const first = await signIn()
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true })
    const halfway = cookiesOf(first)
    expect(readSessionToken(halfway)).toBeNull()
    expect(await actions()).toEqual(before)
    const second = await auth().api.verifyTOTP({
      body: { code: nextCode(totp) },
      headers: new Headers({ cookie: halfway }),
      asResponse: true,
    })
    const token = readSessionToken(cookiesOf(second, halfway))
    expect(await findPersonBySession(token ?? '')).toMatchObject({ id: personId, twoFactorEnabled: true })
    expect((await actions()).slice(before.length)).toEqual(['session.started'])
  })

  async function secondStep(code: string, cookie?: string): Promise<number> {
    const headers = new Headers({ cookie: cookie ?? cookiesOf(await signIn()) })
    return (await auth().api.verifyTOTP({ body: { code }, headers, asResponse: true })).status
  }

  it('takes a code once: not the one that turned it on, nor one that let somebody in', async () => {
    const { totp, used } = await turnOn()
    expect(await secondStep(used)).toBe(401)
    const code = nextCode(totp)
    const halfway = cookiesOf(await signIn())
    expect(await secondStep(code, halfway)).toBe(200)
    expect(await secondStep(code)).toBe(401)
    expect(await secondStep(used)).toBe(401)
  })

  it('counts a used code as a wrong one', async () => {
    const { totp, used } = await turnOn()
    const halfway = cookiesOf(await signIn())
    for (let time = 0; time < 5; time += 1) expect(await secondStep(used, halfway)).toBe(401)
    expect(await secondStep(nextCode(totp), halfway)).toBe(400)
    const { rows } = await pool().query('SELECT failed_verification_count AS failed FROM second_factor')
    expect(rows).toEqual([{ failed: 5 }])
  })

  it('lets in one of ten who use a code at the same moment', async () => {
    const { totp } = await turnOn()
    await pool().query('DELETE FROM session')
    const halfway: string[] = []
    for (let time = 0; time < 10; time += 1) halfway.push(cookiesOf(await signIn()))
    const code = nextCode(totp)
    const statuses = await Promise.all(halfway.map((cookie) => secondStep(code, cookie)))
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
    expect((await pool().query('SELECT FROM session')).rowCount).toBe(1)
  })

  it('writes down that it was set up and turned on, without the secret', async () => {
    await turnOn()
    expect(await actions()).toEqual(expect.arrayContaining(['second-factor.set-up', 'person.second-factor-turned-on']))
    const { rows } = await pool().query<{ all: string }>('SELECT audit_entry::text AS all FROM audit_entry')
    const { rows: kept } = await pool().query<{ secret: string }>('SELECT secret FROM second_factor')
    for (const { all } of rows) expect(all).not.toContain(kept[0]?.secret ?? 'none')
  })

  it('a recovery code lets in once', async () => {
    const { recovery } = await turnOn()
    const code = recovery[0] ?? ''
    const halfway = new Headers({ cookie: cookiesOf(await signIn()) })
    expect((await auth().api.verifyBackupCode({ body: { code }, headers: halfway, asResponse: true })).status).toBe(200)
    const again = new Headers({ cookie: cookiesOf(await signIn()) })
    expect((await auth().api.verifyBackupCode({ body: { code }, headers: again, asResponse: true })).status).toBe(401)
  })
})
