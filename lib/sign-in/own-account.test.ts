/** What people change about their own account, and what it takes, on real PostgreSQL. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { PersonPrincipal } from '@/lib/domain/access'
import { findPersonBySession } from '@/lib/people/read-session'
import { actorOf, auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { createAccessLink, findAccessLink } from './access-link'
import { forgetAttempts } from './attempt-limits'
import {
  changeEmail,
  changePassword,
  endOtherSessions,
  endOwnSession,
  type Oneself,
  renameOneself,
  setFirstPassword,
} from './own-account'
import { hashPassword, verifyPassword } from './password-hash'
import { readOwnAccount } from './read-own-account'
import { emailForm, nameForm } from './schemas'

withDatabase()
vi.mock('./password-hash', async (actual) => {
  const { hashPassword, verifyPassword } = await actual<typeof import('./password-hash')>()
  return { hashPassword: vi.fn(hashPassword), verifyPassword }
})
beforeEach(forgetAttempts)

const PASSWORD = 'four plain words here'
const NEXT = 'another four plain words'

interface Mira {
  self: Oneself
  token: string
}

async function signedIn(facts: Parameters<typeof buildPerson>[0] = {}): Promise<Mira> {
  const id = await buildPerson(facts)
  await pool().query('UPDATE sign_in_method SET password = $2 WHERE person_id = $1', [id, await hashPassword(PASSWORD)])
  return sessionOf(id)
}

async function sessionOf(id: string): Promise<Mira> {
  const token = await buildSession(id)
  const { sessionId, name } = await principalOf(token)
  return { self: { actor: actorOf(id, name), sessionId }, token }
}

async function principalOf(token: string): Promise<PersonPrincipal> {
  const principal = await findPersonBySession(token)
  if (principal === null) throw new Error('nobody is signed in')
  return principal
}

async function isPassword(password: string): Promise<boolean> {
  const { rows } = await pool().query<{ hash: string }>('SELECT password AS hash FROM sign_in_method')
  return verifyPassword({ hash: rows[0]?.hash ?? '', password })
}

const actions = async () => (await auditTrail()).map(({ action }) => action)

describe('name and e-mail', () => {
  it('takes another name, and writes down both', async () => {
    const { self, token } = await signedIn({ name: 'Mira' })
    await renameOneself(self, 'Mira Koch')
    await renameOneself(self, 'Mira Koch')
    expect((await principalOf(token)).name).toBe('Mira Koch')
    expect(await auditTrail()).toEqual([
      { action: 'person.changed', subject: 'Mira Koch', before: { name: 'Mira' }, after: { name: 'Mira Koch' } },
    ])
  })

  it.each(['viewer', 'responder', 'admin'] as const)('leaves the e-mail of a %s to an admin', async (role) => {
    const { self, token } = await signedIn({ name: 'Mira', role })
    const change = changeEmail(self, { email: 'ceo@example.org', password: PASSWORD })
    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('An admin') })
    const principal = await principalOf(token)
    expect(principal.email).toBe('mira@example.org')
    expect(await readOwnAccount(principal)).toMatchObject({ mayChangeEmail: false })
    expect(await actions()).toEqual([])
  })

  it('takes another e-mail of an owner with the current password alone', async () => {
    const { self, token } = await signedIn({ name: 'Mira', role: 'owner' })
    const wrong = changeEmail(self, { email: 'new@example.org', password: 'not my password' })
    await expect(wrong).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      fields: { currentPassword: expect.any(String) },
    })
    expect((await principalOf(token)).email).toBe('mira@example.org')
    await changeEmail(self, { email: 'new@example.org', password: PASSWORD })
    expect((await principalOf(token)).email).toBe('new@example.org')
    expect(await auditTrail()).toMatchObject([
      { before: { email: 'mira@example.org' }, after: { email: 'new@example.org' } },
    ])
  })

  it('gives nobody the e-mail of somebody else', async () => {
    const { self } = await signedIn({ name: 'Mira', role: 'owner' })
    await buildPerson({ name: 'Olga' })
    const taken = changeEmail(self, { email: 'olga@example.org', password: PASSWORD })
    await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await actions()).toEqual([])
  })

  it.each(['Mira\r\nSet-Cookie: x=y', 'Mira\u0000', 'Mi\u202Era', 'Mi\u2028ra', ' ', 'x'.repeat(101)])(
    'refuses the name %j',
    (name) => expect(nameForm.safeParse({ name }).success).toBe(false),
  )

  it.each(['a@b.co\r\nBcc: all@example.org', 'a b@example.org', 'owner@faultline.invalid', '<a@b.co>', '@b.co', ''])(
    'refuses the e-mail %j',
    (email) => {
      const parsed = emailForm.safeParse({ email, currentPassword: 'x' })
      expect(parsed.error?.issues[0]?.path).toEqual(['email'])
    },
  )

  it('takes an e-mail as people write it', () => {
    expect(emailForm.parse({ email: ' Mira@Example.ORG\n', currentPassword: 'x' }).email).toBe('mira@example.org')
  })

  it('keeps HTML in a name as the text that it is', async () => {
    const name = '<img src=x onerror=alert(1)>'
    expect(nameForm.parse({ name })).toEqual({ name })
    const { self, token } = await signedIn()
    await renameOneself(self, name)
    expect((await readOwnAccount(await principalOf(token))).name).toBe(name)
  })
})

describe('password', () => {
  it('is changed with the current one; ends other sessions, trusted browsers and unused links', async () => {
    const { self, token } = await signedIn()
    const other = await buildSession(self.actor.id ?? '')
    const link = await createAccessLink(pool(), { personId: self.actor.id, validMs: 60_000 })
    expect(await changePassword(self, { current: PASSWORD, next: NEXT })).toEqual({ sessionsEnded: 1 })
    expect(await isPassword(NEXT)).toBe(true)
    expect(await findPersonBySession(other)).toBeNull()
    expect(await findPersonBySession(token)).not.toBeNull()
    expect((await findAccessLink(link)).state).toBe('expired')
    expect(await actions()).toEqual(['sign-in-method.password-changed', 'session.ended'])
    const { rows } = await pool().query<{ all: string }>('SELECT audit_entry::text AS all FROM audit_entry')
    expect(rows.map(({ all }) => all).join()).not.toMatch(/scrypt|[0-9a-f]{32}:/)
  })

  it('stays with a wrong current one, or a weak new one', async () => {
    const { self } = await signedIn()
    await expect(changePassword(self, { current: 'wrong', next: NEXT })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    await expect(changePassword(self, { current: PASSWORD, next: 'short' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { newPassword: expect.any(String) },
    })
    expect(await isPassword(PASSWORD)).toBe(true)
    expect(await actions()).toEqual([])
  })

  it('cannot be guessed by whoever found the browser open', async () => {
    const { self } = await signedIn()
    for (let guess = 0; guess < 5; guess += 1) {
      await expect(changePassword(self, { current: `guess ${guess}`, next: NEXT })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      })
    }
    await expect(changePassword(self, { current: PASSWORD, next: NEXT })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    })
  })

  it('is set first by an owner who came by the link, with name and e-mail', async () => {
    const { self, token } = await sessionOf(await firstOwner())
    await expect(setFirstPassword(self, { name: null, email: null, password: NEXT })).rejects.toMatchObject({
      fields: { email: expect.any(String) },
    })
    await setFirstPassword(self, { name: 'Olga', email: 'olga@example.org', password: NEXT })
    expect(await principalOf(token)).toMatchObject({ name: 'Olga', email: 'olga@example.org', canReturn: true })
    expect(await actions()).toEqual(['person.changed', 'person.changed', 'sign-in-method.added'])
    const { rows } = await pool().query<{ by: string }>('SELECT actor_name AS by FROM audit_entry ORDER BY id')
    expect(rows.map(({ by }) => by)).toEqual(['Owner', 'Olga', 'Olga'])
    await expect(setFirstPassword(self, { name: 'X', email: 'x@example.org', password: NEXT })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('is for owners alone where the company signs people in, soon after they signed in', async () => {
    const mira = await throughProvider('Mira', 'admin')
    await expect(setFirstPassword(mira.self, { name: null, email: null, password: NEXT })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const olga = await throughProvider('Olga', 'owner')
    await pool().query("UPDATE session SET created_at = now() - interval '2 hours'")
    await expect(setFirstPassword(olga.self, { name: null, email: null, password: NEXT })).rejects.toThrow(
      'Sign out and in again',
    )
    await pool().query('UPDATE session SET created_at = now()')
    await setFirstPassword(olga.self, { name: 'Ignored', email: 'ignored@example.org', password: NEXT })
    expect(await principalOf(olga.token)).toMatchObject({ name: 'Olga', email: 'olga@example.org', canReturn: true })
  })
})

async function firstOwner(): Promise<string> {
  const id = await buildPerson({ name: 'Owner', role: 'owner', canReturn: false })
  await pool().query("UPDATE person SET email = 'owner@faultline.invalid'")
  return id
}

async function throughProvider(name: string, role: 'admin' | 'owner'): Promise<Mira> {
  const id = await buildPerson({ name, role, canReturn: false })
  await pool().query("INSERT INTO sign_in_method (person_id, provider_id, account_id) VALUES ($1, 'oidc:x', $2)", [
    id,
    name,
  ])
  return sessionOf(id)
}

describe('a password that will not do', () => {
  it('costs no hash', async () => {
    const first = await sessionOf(await firstOwner())
    const { self } = await signedIn()
    vi.mocked(hashPassword).mockClear()
    const weak = setFirstPassword(first.self, { name: 'Olga', email: 'olga@example.org', password: 'short' })
    await expect(weak).rejects.toMatchObject({ code: 'INVALID' })
    await expect(changePassword(self, { current: PASSWORD, next: 'short' })).rejects.toMatchObject({ code: 'INVALID' })
    expect(hashPassword).not.toHaveBeenCalled()
  })
})

describe('sessions', () => {
  it('lists one’s own, this one first, in words', async () => {
    const { self, token } = await signedIn()
    await buildSession(self.actor.id ?? '')
    await buildSession(await buildPerson({ name: 'Olga' }))
    await pool().query(
      "UPDATE session SET user_agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'",
    )
    const { sessions } = await readOwnAccount(await principalOf(token))
    expect(sessions.map(({ isThis, browser }) => [isThis, browser])).toEqual([
      [true, 'Firefox on Linux'],
      [false, 'Firefox on Linux'],
    ])
    expect(sessions[0]?.since).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  it('ends one, and never somebody else’s', async () => {
    const { self } = await signedIn()
    const mine = await principalOf(await buildSession(self.actor.id ?? ''))
    const hers = await principalOf(await buildSession(await buildPerson({ name: 'Olga' })))
    await endOwnSession(self, mine.sessionId)
    await expect(endOwnSession(self, mine.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(endOwnSession(self, hers.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await pool().query('SELECT FROM session')).rowCount).toBe(2)
    expect(await actions()).toEqual(['session.ended'])
  })

  it('ends all but this one', async () => {
    const { self, token } = await signedIn()
    for (let more = 0; more < 3; more += 1) await buildSession(self.actor.id ?? '')
    expect(await endOtherSessions(self)).toEqual({ sessionsEnded: 3 })
    expect(await findPersonBySession(token)).not.toBeNull()
    expect(await endOtherSessions(self)).toEqual({ sessionsEnded: 0 })
    expect(await actions()).toEqual(['session.ended', 'session.ended', 'session.ended'])
  })
})
