/** Whose row single sign-on links, and that nobody who had it before gets in with what they had; on real PostgreSQL. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { findPersonBySession } from '@/lib/people/read-session'
import { createAccessLink, findAccessLink } from '@/lib/sign-in/access-link'
import { forgetAttempts } from '@/lib/sign-in/attempt-limits'
import { hashPassword } from '@/lib/sign-in/password-hash'
import { answerSignIn } from '@/lib/sign-in/request'
import { auditTrail, buildPerson, buildSession } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { admitIdentity } from './write-identity'

withDatabase()
beforeEach(forgetAttempts)

const ORIGIN = { address: '192.0.2.7', userAgent: 'a browser' }
const PASSWORD = 'four plain words here'
const CHIEF = {
  issuer: 'https://id.example.org',
  subject: 'u-1',
  email: 'mira@example.org',
  emailVerified: true,
  name: 'The chief',
  groups: ['founders'],
}

function admit(signedInAs: string | null = null): Promise<string> {
  return admitIdentity(CHIEF, { role: 'admin', ownersToo: true, signedInAs, origin: ORIGIN })
}

/** Somebody with a password whose e-mail is the chief's. */
async function squatter(role: 'viewer' | 'owner' = 'viewer'): Promise<string> {
  const id = await buildPerson({ name: 'Mira', role })
  await pool().query('UPDATE sign_in_method SET password = $1', [await hashPassword(PASSWORD)])
  return id
}

function signInByPassword(): Promise<Response> {
  const request = new Request('http://127.0.0.1/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': '127.0.0.1' },
    body: JSON.stringify({ email: CHIEF.email, password: PASSWORD }),
  })
  return answerSignIn(request, ORIGIN)
}

async function count(table: 'session' | 'second_factor' | 'verification'): Promise<number> {
  return (await pool().query(`SELECT FROM ${table}`)).rowCount ?? 0
}

async function methods(): Promise<string[]> {
  const { rows } = await pool().query<{ provider: string }>('SELECT provider_id AS provider FROM sign_in_method')
  return rows.map(({ provider }) => provider).sort()
}

const actions = async () => (await auditTrail()).map(({ action }) => action)

describe('a person with the e-mail of somebody whom the provider vouches for', () => {
  it('has no way in any more but the provider: not the old session, password, code, link or trusted browser', async () => {
    const id = await squatter()
    const token = await buildSession(id)
    const link = await createAccessLink(pool(), { personId: id, validMs: 60_000 })
    await pool().query("INSERT INTO second_factor (person_id, secret, backup_codes) VALUES ($1, 'x', 'x')", [id])
    await pool().query('UPDATE person SET two_factor_enabled = true')
    await pool().query(
      `INSERT INTO verification (identifier, value, expires_at)
       SELECT unnest(ARRAY['trust-device-x', '2fa-x']), $1, now() + interval '1 day'`,
      [id],
    )
    expect(await admit()).toBe(id)
    expect(await findPersonBySession(token)).toBeNull()
    expect((await signInByPassword()).status).toBe(401)
    expect((await findAccessLink(link)).state).toBe('expired')
    expect([await count('second_factor'), await count('verification'), await count('session')]).toEqual([0, 0, 0])
    expect(await methods()).toEqual([`oidc:${CHIEF.issuer}`])
    expect(await findPersonBySession(await buildSession(id))).toMatchObject({ role: 'admin', twoFactorEnabled: false })
    expect(await actions()).toEqual([
      'sign-in-method.removed',
      'person.second-factor-turned-off',
      'session.ended',
      'sign-in-method.added',
      'person.role-changed',
    ])
  })

  it('is not reached by another account of the provider that had the e-mail before', async () => {
    const first = await admit()
    await admitIdentity(
      { ...CHIEF, subject: 'u-2' },
      { role: 'admin', ownersToo: true, signedInAs: null, origin: ORIGIN },
    )
    const { rows } = await pool().query('SELECT person_id, account_id FROM sign_in_method')
    expect(rows).toEqual([{ person_id: first, account_id: 'u-2' }])
  })

  it('is not entered with the old password by whoever was signing in at that moment', async () => {
    const id = await squatter()
    let late: Promise<Response> | undefined
    await inTransaction(async (client) => {
      await client.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [id])
      late = signInByPassword()
      await untilSomebodyWaits()
      await client.query('DELETE FROM sign_in_method WHERE person_id = $1', [id])
    })
    expect((await late)?.status).toBe(401)
    expect(await count('session')).toBe(0)
  })

  it('keeps every way in when linked already', async () => {
    const id = await admit()
    const token = await buildSession(id)
    await admit()
    expect(await findPersonBySession(token)).toMatchObject({ id })
  })
})

describe('an owner', () => {
  it('is not linked by e-mail, whoever made the settings', async () => {
    await squatter('owner')
    await expect(admit()).rejects.toMatchObject({ refusal: 'owner' })
    await expect(admit(await buildPerson({ name: 'Olga' }))).rejects.toMatchObject({ refusal: 'owner' })
    expect(await actions()).toEqual([])
    expect((await signInByPassword()).status).toBe(200)
  })

  it('is linked while signed in, and keeps password and sessions for the day on which the provider is down', async () => {
    const id = await squatter('owner')
    const token = await buildSession(id)
    expect(await admit(id)).toBe(id)
    expect(await findPersonBySession(token)).toMatchObject({ role: 'owner' })
    expect(await methods()).toEqual(['credential', `oidc:${CHIEF.issuer}`])
    expect((await signInByPassword()).status).toBe(200)
    expect(await actions()).toEqual(['sign-in-method.added', 'session.started'])
  })
})

/** Until a statement of another connection to this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    if (rowCount) return
    await new Promise((done) => setTimeout(done, 10))
  }
}
