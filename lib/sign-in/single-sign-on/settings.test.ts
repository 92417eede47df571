/** Setting up single sign-on in the application: what is stored, who may, what the audit keeps, which issuers are asked. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startIdentityProvider } from '@/e2e/stand-in/identity-provider'
import type { Actor } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import type { Role } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { checkProvider } from './check'
import { REFUSALS, refusalSentence } from './contract'
import { describeSingleSignOn, findSingleSignOn } from './read'
import { settingsForm } from './settings-form'
import { type SingleSignOnInput, saveSingleSignOn, turnOffSingleSignOn } from './write'

withDatabase()

const ACTOR: Actor = { kind: 'person', id: null, name: 'Mira', origin: { address: '192.0.2.7', userAgent: null } }
const SECRET = 'a client secret that nobody may read'
const ISSUER = 'https://1.1.1.1/realms/x'

const as = (role: Role) => ({ actor: ACTOR, role })

function input(more: Partial<SingleSignOnInput> = {}): SingleSignOnInput {
  return {
    issuer: ISSUER,
    clientId: 'faultline',
    clientSecret: SECRET,
    name: 'Company',
    groupsClaim: 'groups',
    roles: { viewer: ['*'], responder: ['oncall'], admin: [], owner: [] },
    ...more,
  }
}

const withOwners = { ...input().roles, owner: ['founders'] }

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof AppError)) throw new Error(`not refused: ${error}`)
  return error
}

async function auditTexts(): Promise<string[]> {
  const { rows } = await pool().query<{ all: string }>('SELECT audit_entry::text AS all FROM audit_entry ORDER BY id')
  return rows.map(({ all }) => all)
}

beforeEach(() => vi.stubEnv('FAULTLINE_SECRET_KEY', 'a key for tests, long enough to be one'))

describe('saving', () => {
  it('stores what was typed, the secret encrypted, and writes down all but the secret', async () => {
    await saveSingleSignOn(as('admin'), input())
    expect(await findSingleSignOn()).toEqual({ ...input(), fromEnvironment: false, ownersToo: false, trouble: null })
    const { rows } = await pool().query<{ text: string }>('SELECT value::text AS text FROM setting')
    expect(rows[0]?.text).toContain('flc1:')
    expect(rows[0]?.text).not.toContain(SECRET)
    const [entry] = await auditTexts()
    expect(entry).toContain('single-sign-on.turned-on')
    expect(entry).not.toMatch(/nobody may read|flc1/)
  })

  it('the page learns that there is a secret, not which', async () => {
    await saveSingleSignOn(as('admin'), input())
    const headers = new Headers({ 'x-forwarded-proto': 'http', 'x-forwarded-host': 'localhost:3000' })
    const view = await describeSingleSignOn(headers)
    expect(view).toMatchObject({ from: 'settings', hasSecret: true, issuer: ISSUER, trouble: null })
    expect(view.redirectUri).toBe('http://localhost:3000/api/auth/sso/callback')
    expect(JSON.stringify(view)).not.toContain(SECRET)
  })

  it('keeps a secret that was not typed again, but never for another issuer or client', async () => {
    await saveSingleSignOn(as('owner'), input())
    await saveSingleSignOn(as('owner'), input({ clientSecret: undefined, name: 'Other' }))
    expect(await findSingleSignOn()).toMatchObject({ clientSecret: SECRET, name: 'Other' })
    for (const moved of [{ issuer: 'https://1.0.0.1' }, { clientId: 'other' }]) {
      const error = await refusal(saveSingleSignOn(as('owner'), input({ clientSecret: undefined, ...moved })))
      expect(error.fields.clientSecret).toContain('belongs to another')
    }
    await saveSingleSignOn(as('owner'), input({ clientSecret: null }))
    await saveSingleSignOn(as('owner'), input({ clientSecret: undefined }))
    expect(await findSingleSignOn()).toMatchObject({ clientSecret: null })
  })

  it('takes an empty field for no secret only if that is said', async () => {
    const error = await refusal(saveSingleSignOn(as('owner'), input({ clientSecret: undefined })))
    expect(error.fields.clientSecret).toContain('say that the client has none')
    expect(await findSingleSignOn()).toBeNull()
  })

  it('is refused for issuers inside, and without TLS, unless the operator allows them', async () => {
    for (const issuer of ['http://127.0.0.1:1', 'https://169.254.169.254', 'https://[::1]', 'https://10.0.0.1']) {
      const error = await refusal(saveSingleSignOn(as('owner'), input({ issuer })))
      expect(error.fields.issuer).toContain('FAULTLINE_ALLOW_PRIVATE_URLS')
    }
    expect((await refusal(saveSingleSignOn(as('owner'), input({ issuer: 'http://1.1.1.1' })))).fields.issuer).toContain(
      'https://',
    )
    expect(await findSingleSignOn()).toBeNull()
    vi.stubEnv('FAULTLINE_ALLOW_PRIVATE_URLS', '127.0.0.1')
    await saveSingleSignOn(as('owner'), input({ issuer: 'http://127.0.0.1:1' }))
  })

  it('is refused while the environment decides, which goes before what is stored', async () => {
    await saveSingleSignOn(as('owner'), input())
    vi.stubEnv('FAULTLINE_OIDC_ISSUER', 'http://10.0.0.1')
    vi.stubEnv('FAULTLINE_OIDC_CLIENT_ID', 'x')
    expect(await findSingleSignOn()).toMatchObject({
      issuer: 'http://10.0.0.1',
      name: '10.0.0.1',
      fromEnvironment: true,
    })
    expect((await refusal(saveSingleSignOn(as('owner'), input()))).code).toBe('CONFLICT')
    expect((await refusal(turnOffSingleSignOn(ACTOR))).code).toBe('CONFLICT')
    vi.stubEnv('FAULTLINE_OIDC_ISSUER', '')
    vi.stubEnv('FAULTLINE_OIDC_CLIENT_ID', '')
  })

  it('with a lost key is a sentence, and can be repaired by typing the secret again', async () => {
    await saveSingleSignOn(as('owner'), input())
    vi.stubEnv('FAULTLINE_SECRET_KEY', 'another key for tests, long enough too')
    expect(await findSingleSignOn()).toMatchObject({
      clientSecret: null,
      trouble: expect.stringContaining('another key'),
    })
    expect((await checkProvider((await findSingleSignOn()) as never)).works).toBe(false)
    await saveSingleSignOn(as('owner'), input())
    expect(await findSingleSignOn()).toMatchObject({ clientSecret: SECRET, trouble: null })
  })
})

describe('owners', () => {
  it('are made by groups only if an owner says so', async () => {
    expect((await refusal(saveSingleSignOn(as('admin'), input({ roles: withOwners })))).code).toBe('FORBIDDEN')
    expect(await findSingleSignOn()).toBeNull()
    await saveSingleSignOn(as('owner'), input({ roles: withOwners }))
    expect(await findSingleSignOn()).toMatchObject({ ownersToo: true })
  })

  it('stay so while admins change what does not decide about owners', async () => {
    await saveSingleSignOn(as('owner'), input({ roles: withOwners }))
    await saveSingleSignOn(as('admin'), input({ roles: { ...withOwners, viewer: [] }, name: 'Other' }))
    expect(await findSingleSignOn()).toMatchObject({ ownersToo: true, name: 'Other' })
    for (const moved of [{ issuer: 'https://1.0.0.1' }, { clientId: 'x' }, { groupsClaim: 'nickname' }]) {
      const change = saveSingleSignOn(as('admin'), input({ roles: withOwners, ...moved }))
      expect((await refusal(change)).fields.owner).toContain('Only an owner')
    }
    await saveSingleSignOn(as('admin'), input({ issuer: 'https://1.0.0.1' }))
    expect(await findSingleSignOn()).toMatchObject({ ownersToo: false, roles: { owner: [] } })
  })
})

describe('turning off', () => {
  it('forgets the settings and says what they were, but for the secret', async () => {
    await turnOffSingleSignOn(ACTOR)
    await saveSingleSignOn(as('admin'), input())
    await turnOffSingleSignOn(ACTOR)
    expect(await findSingleSignOn()).toBeNull()
    expect(await describeSingleSignOn(new Headers())).toMatchObject({ from: 'nobody', issuer: '' })
    const texts = await auditTexts()
    expect(texts).toHaveLength(2)
    expect(texts[1]).toContain('single-sign-on.turned-off')
    expect(texts.join()).not.toMatch(/nobody may read|flc1/)
  })
})

describe('the check', () => {
  it('says in words what answers', async () => {
    const peer = await startIdentityProvider({ redirectUris: ['http://127.0.0.1/x'], people: [] })
    vi.stubEnv('FAULTLINE_ALLOW_PRIVATE_URLS', '127.0.0.1')
    const check = async (issuer: string) => {
      await saveSingleSignOn(as('owner'), input({ issuer }))
      const settings = await findSingleSignOn()
      if (settings === null) throw new Error('not stored')
      return checkProvider(settings)
    }
    const found = await check(peer.issuer)
    expect(found.works).toBe(true)
    expect(found.sentences.join(' ')).toContain('gives the claim “groups”')
    expect(await check(`${peer.issuer}/nothing`)).toMatchObject({ works: false })
    vi.stubEnv('FAULTLINE_ALLOW_PRIVATE_URLS', '')
    const settings = await findSingleSignOn()
    if (settings === null) throw new Error('not stored')
    // Each use is guarded, not only the form.
    expect((await checkProvider(settings)).sentences.join()).toContain('FAULTLINE_ALLOW_PRIVATE_URLS')
    await peer.stop()
  })
})

describe('the form', () => {
  const fields = {
    issuer: ' https://id.example.org/realms/x ',
    clientId: 'faultline',
    clientSecret: '',
    name: 'Company',
    groupsClaim: 'groups',
    viewer: '*',
    responder: 'oncall\r\n\r\n  sre \r\ncn=a,dc=b\noncall',
    admin: '',
    owner: '',
  }

  function send(more: Record<string, string>) {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fields, ...more })) form.set(name, value)
    return readForm(settingsForm, form)
  }

  it('reads one group a line', () => {
    const read = send({})
    expect(read.roles).toEqual({ viewer: ['*'], responder: ['oncall', 'sre', 'cn=a,dc=b'], admin: [], owner: [] })
    expect(read.issuer).toBe('https://id.example.org/realms/x')
    expect(read.clientSecret).toBeUndefined()
    expect(send({ clientSecret: ' x ' }).clientSecret).toBe('x')
    expect(send({ withoutSecret: 'on' }).clientSecret).toBeNull()
  })

  it.each<[string, Record<string, string>, string]>([
    ['no address', { issuer: 'nonsense' }, 'issuer'],
    ['a script', { issuer: 'javascript:alert(1)' }, 'issuer'],
    ['credentials', { issuer: 'https://a:b@example.org' }, 'issuer'],
    ['a query', { issuer: 'https://example.org/?x' }, 'issuer'],
    ['no client', { clientId: ' ' }, 'clientId'],
    ['a name on two lines', { name: 'a\nb' }, 'name'],
    ['both a secret and none', { clientSecret: 'x', withoutSecret: 'on' }, 'clientSecret'],
    ['nobody at all', { viewer: ' ', responder: '' }, 'viewer'],
    ['too many groups', { viewer: Array.from({ length: 101 }, (_, n) => `g${n}`).join('\n') }, 'viewer'],
  ])('names the field for %s', (_name, more, field) => {
    try {
      send(more)
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      if (error instanceof AppError) expect(Object.keys(error.fields)).toContain(field)
      return
    }
    throw new Error('not refused')
  })
})

describe('an owner who can come back', () => {
  const byProvider = (id: string) =>
    pool().query('INSERT INTO sign_in_method (person_id, provider_id, account_id) VALUES ($1::uuid, $2, $1::text)', [
      id,
      `oidc:${ISSUER}`,
    ])

  it('must remain when single sign-on is turned off, or asks another issuer', async () => {
    await saveSingleSignOn(as('owner'), input())
    await byProvider(await buildPerson({ name: 'Olga', role: 'owner', canReturn: false }))
    await buildPerson({ name: 'Ada', role: 'admin' })
    for (const work of [
      () => turnOffSingleSignOn(ACTOR),
      () => saveSingleSignOn(as('owner'), input({ issuer: 'https://1.0.0.1' })),
    ]) {
      const error = await refusal(work())
      expect(error.code).toBe('CONFLICT')
      expect(error.message).toContain('No owner has a password')
    }
    expect(await findSingleSignOn()).toMatchObject({ issuer: ISSUER })
    await saveSingleSignOn(as('owner'), input({ name: 'Other' }))
    await buildPerson({ name: 'Otto', role: 'owner' })
    await saveSingleSignOn(as('owner'), input({ issuer: 'https://1.0.0.1' }))
    await turnOffSingleSignOn(ACTOR)
    expect(await findSingleSignOn()).toBeNull()
  })

  it('is none who is disabled', async () => {
    await saveSingleSignOn(as('owner'), input())
    await byProvider(await buildPerson({ name: 'Olga', role: 'owner', canReturn: false }))
    const otto = await buildPerson({ name: 'Otto', role: 'owner' })
    await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [otto])
    expect((await refusal(turnOffSingleSignOn(ACTOR))).code).toBe('CONFLICT')
  })

  it('hinders nobody while there is no owner yet who could', async () => {
    await buildPerson({ name: 'Olga', role: 'owner', canReturn: false })
    await saveSingleSignOn(as('owner'), input())
    await turnOffSingleSignOn(ACTOR)
    expect(await findSingleSignOn()).toBeNull()
  })
})

describe('refusals', () => {
  it('each code has its sentence; codes of others have none', () => {
    const sentences = REFUSALS.map((code) => refusalSentence(code, { name: 'Company' }))
    expect(new Set(sentences).size).toBe(REFUSALS.length)
    for (const code of ['x', '<script>', 'toString', undefined, ['off'], null])
      expect(refusalSentence(code, null)).toBeNull()
    expect(refusalSentence('unreachable', null)).toContain('not set up')
  })
})
