/** What a one-time link opens, for whom, and how often, on real PostgreSQL. */
import { hashPassword } from 'better-auth/crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { findPersonBySession } from '@/lib/people/read-session'
import { auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { createAccessLink } from './access-link'
import { forgetAttempts, limitAttempts } from './attempt-limits'
import { auth } from './auth'
import { findLink, hasReturningOwner } from './read-link'
import { duringRequest } from './request-origin'
import { acceptLink, openFirstOwnerLink } from './use-link'

withDatabase()
beforeEach(forgetAttempts)

const HOUR = 3_600_000
const ORIGIN = { address: '192.0.2.7', userAgent: 'Firefox' }
const PASSWORD = 'four plain words here'

const link = (personId: string | null, validMs = HOUR) => createAccessLink(pool(), { personId, validMs })
const actions = async () => (await auditTrail()).map(({ action }) => action)

async function count(table: 'person' | 'session' | 'sign_in_method'): Promise<number> {
  return (await pool().query(`SELECT FROM ${table}`)).rowCount ?? 0
}

describe('the first owner’s link', () => {
  it('makes the owner and signs them in, in one transaction with the audit', async () => {
    const secret = await link(null)
    expect(await findLink(secret)).toEqual({ kind: 'first-owner' })
    const token = await openFirstOwnerLink(secret, ORIGIN)
    const person = await findPersonBySession(token)
    expect(person).toMatchObject({ role: 'owner', name: 'Owner', canReturn: false, accounts: null })
    expect(await actions()).toEqual(['person.created', 'access-link.used', 'session.started'])
    const { rows } = await pool().query('SELECT ip_address, user_agent FROM session')
    expect(rows).toEqual([{ ip_address: ORIGIN.address, user_agent: ORIGIN.userAgent }])
    expect(await hasReturningOwner()).toBe(false)
  })

  it('is not used up by looking at it', async () => {
    const secret = await link(null)
    for (let look = 0; look < 3; look += 1) await findLink(secret)
    expect(await openFirstOwnerLink(secret, ORIGIN)).toHaveLength(43)
  })

  it('opens once; the second use makes nobody and signs in nobody', async () => {
    const secret = await link(null)
    await openFirstOwnerLink(secret, ORIGIN)
    const before = await actions()
    await expect(openFirstOwnerLink(secret, ORIGIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await findLink(secret)).toBeNull()
    expect([await count('person'), await count('session')]).toEqual([1, 1])
    expect(await actions()).toEqual(before)
  })

  it('lets in one of two who open it at the same moment', async () => {
    const secret = await link(null)
    const answers = await Promise.allSettled([openFirstOwnerLink(secret, ORIGIN), openFirstOwnerLink(secret, ORIGIN)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect([await count('person'), await count('session')]).toEqual([1, 1])
  })

  it('lets an owner in again who never set a password, and nobody once they did', async () => {
    const first = await openFirstOwnerLink(await link(null), ORIGIN)
    const owner = await findPersonBySession(first)
    const again = await link(owner?.id ?? '')
    expect(await findLink(again)).toEqual({ kind: 'first-owner' })
    expect((await findPersonBySession(await openFirstOwnerLink(again, ORIGIN)))?.id).toBe(owner?.id)
    const third = await link(owner?.id ?? '')
    await pool().query(
      "INSERT INTO sign_in_method (person_id, provider_id, account_id, password) VALUES ($1::uuid, 'credential', $1::text, 'x')",
      [owner?.id],
    )
    await expect(openFirstOwnerLink(third, ORIGIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is worth nothing expired or tampered with', async () => {
    const expired = await link(null, -1)
    const good = await link(null)
    const tampered = `${good.startsWith('A') ? 'B' : 'A'}${good.slice(1)}`
    for (const secret of [expired, tampered, '', `${good} `, `${good}\r\nSet-Cookie: x=y`, `${good}'--`]) {
      expect(await findLink(secret)).toBeNull()
      await expect(openFirstOwnerLink(secret, ORIGIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect([await count('person'), await count('session')]).toEqual([0, 0])
  })

  it('may be looked at as often as pages of other sites make a browser do; nobody is locked out', async () => {
    const good = await link(null)
    for (let look = 0; look < 40; look += 1) expect(await findLink(`guess-${look}`)).toBeNull()
    expect(await findLink(good)).toEqual({ kind: 'first-owner' })
    const attempt = { address: ORIGIN.address, email: 'mira@example.org' }
    expect(await limitAttempts(attempt, async () => ({ result: 'passed', value: 'in' }))).toBe('in')
  })

  it('cannot be guessed at leisure, and guesses keep nobody from their password', async () => {
    const good = await link(null)
    for (let guess = 0; guess < 30; guess += 1) {
      await expect(openFirstOwnerLink(`guess-${guess}`, ORIGIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(openFirstOwnerLink(good, ORIGIN)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    const attempt = { address: ORIGIN.address, email: 'mira@example.org' }
    expect(await limitAttempts(attempt, async () => ({ result: 'passed', value: 'in' }))).toBe('in')
    expect(await openFirstOwnerLink(good, { ...ORIGIN, address: '192.0.2.8' })).not.toBe('')
  })
})

describe('an invitation', () => {
  it('takes name and password, and signs in', async () => {
    const id = await buildPerson({ name: 'Mira', role: 'responder', canReturn: false })
    const secret = await link(id)
    expect(await findLink(secret)).toEqual({ kind: 'invitation', name: 'Mira', email: 'mira@example.org' })
    const { token } = await acceptLink({ secret, name: 'Mira Koch', password: PASSWORD }, ORIGIN)
    expect(await findPersonBySession(token ?? '')).toMatchObject({ id, name: 'Mira Koch', canReturn: true })
    expect(await actions()).toEqual(['access-link.used', 'person.changed', 'sign-in-method.added', 'session.started'])
    const signedIn = await duringRequest({ origin: ORIGIN, step: 'password' }, () =>
      auth().api.signInEmail({ body: { email: 'mira@example.org', password: PASSWORD } }),
    )
    expect(signedIn.user.id).toBe(id)
  })

  it('does not open without a password: the first owner’s door is for the first owner', async () => {
    const secret = await link(await buildPerson({ canReturn: false }))
    await expect(openFirstOwnerLink(secret, ORIGIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await count('session')).toBe(0)
    expect(await findLink(secret)).toMatchObject({ kind: 'invitation' })
  })

  it('stays good when the password will not do', async () => {
    const secret = await link(await buildPerson({ canReturn: false }))
    const weak = acceptLink({ secret, name: 'Mira', password: 'mira@example.org' }, ORIGIN)
    await expect(weak).rejects.toMatchObject({ code: 'INVALID', fields: { newPassword: expect.any(String) } })
    expect((await acceptLink({ secret, name: 'Mira', password: PASSWORD }, ORIGIN)).token).not.toBeNull()
  })

  it('is accepted by one of two at the same moment', async () => {
    const secret = await link(await buildPerson({ canReturn: false }))
    const accept = (name: string) => acceptLink({ secret, name, password: PASSWORD }, ORIGIN)
    const answers = await Promise.allSettled([accept('A'), accept('B')])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect([await count('session'), await count('sign_in_method')]).toEqual([1, 1])
  })
})

describe('a way back in', () => {
  it('replaces the password, ends the old sessions, forgets trusted browsers and other links', async () => {
    const id = await buildPerson({ name: 'Mira' })
    await pool().query('UPDATE sign_in_method SET password = $1', [await hashPassword('the old one, forgotten')])
    const old = await buildSession(id)
    await pool().query(
      `INSERT INTO verification (identifier, value, expires_at)
       VALUES ('trust-device-x', $1, now() + interval '1 day'), ('2fa-y', 'other', now() + interval '1 day')`,
      [id],
    )
    const secret = await link(id)
    expect(await findLink(secret)).toMatchObject({ kind: 'way-back' })
    const { token } = await acceptLink({ secret, name: 'Mira', password: PASSWORD }, ORIGIN)
    expect(await findPersonBySession(old)).toBeNull()
    expect(await findPersonBySession(token ?? '')).toMatchObject({ id })
    expect((await pool().query('SELECT identifier FROM verification')).rows).toEqual([{ identifier: '2fa-y' }])
    expect(await actions()).toEqual([
      'access-link.used',
      'sign-in-method.password-changed',
      'session.ended',
      'session.started',
    ])
  })

  it('does not go around a second factor', async () => {
    const id = await buildPerson()
    await pool().query('UPDATE person SET two_factor_enabled = true')
    const accepted = await acceptLink({ secret: await link(id), name: 'Mira', password: PASSWORD }, ORIGIN)
    expect(accepted).toEqual({ token: null, email: 'mira@example.org' })
    expect(await count('session')).toBe(0)
  })

  it('lets nobody in who was disabled meanwhile', async () => {
    const secret = await link(await buildPerson())
    await pool().query('UPDATE person SET disabled_at = now()')
    expect(await findLink(secret)).toBeNull()
    await expect(acceptLink({ secret, name: 'Mira', password: PASSWORD }, ORIGIN)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
