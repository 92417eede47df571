/** Single sign-on from end to end: the sign-in library, a real OpenID Connect provider, HTTP between them, real PostgreSQL. */
import { betterAuth } from 'better-auth'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type IdentityProvider, type ProvidedPerson, startIdentityProvider } from '@/e2e/stand-in/identity-provider'
import { SYSTEM } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { findPersonBySession } from '@/lib/people/read-session'
import { auth } from '@/lib/sign-in/auth'
import { readSessionToken } from '@/lib/sign-in/session-cookie'
import { buildSession } from '@/lib/testing/build-person'
import { cookieOf } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { singleSignOn } from './plugin'
import { saveSingleSignOn } from './write'

withDatabase()

const ORIGIN = 'http://127.0.0.1:3000'
const CALLBACK = `${ORIGIN}/api/auth/sso/callback`
const MIRA: ProvidedPerson = {
  sub: 'u-1',
  email: 'Mira@Example.org',
  email_verified: true,
  name: 'Mira',
  groups: ['oncall', 'everyone'],
}

let peer: IdentityProvider

beforeEach(async () => {
  peer = await startIdentityProvider({ redirectUris: [CALLBACK], people: [MIRA] })
  vi.stubEnv('FAULTLINE_SECRET_KEY', 'a key for tests, long enough to be one')
  configure({})
})

afterEach(() => peer.stop())

function configure(more: Record<string, string>): void {
  const values = {
    ISSUER: peer.issuer,
    CLIENT_ID: peer.clientId,
    CLIENT_SECRET: peer.clientSecret,
    ROLES: 'owner=founders;admin=platform;responder=oncall,sre',
    NAME: 'Company',
    ...more,
  }
  for (const [name, value] of Object.entries(values)) vi.stubEnv(`FAULTLINE_OIDC_${name}`, value)
}

/** A browser: it keeps cookies per site and is asked to follow one redirect at a time. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>()

  cookies(url: string): string {
    return [...(this.#jars.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Takes a cookie as if the site had set it. */
  hold(url: string, cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie) ?? []
    const { host } = new URL(url)
    this.#jars.set(host, new Map([...(this.#jars.get(host) ?? []), [name, value]]))
  }

  forget(): void {
    this.#jars.clear()
  }

  async get(url: string): Promise<Response> {
    const headers = { cookie: this.cookies(url), 'x-forwarded-proto': 'http', 'x-forwarded-host': '127.0.0.1:3000' }
    const request = new Request(url, { headers, redirect: 'manual' })
    const response = url.startsWith(ORIGIN) ? await library().handler(request) : await fetch(request)
    this.#keep(url, response)
    return response
  }

  /** Follows redirects until one leads to `stop` or there is none; the last address. */
  async follow(url: string, stop: (url: string) => boolean): Promise<string> {
    let at = url
    for (let hops = 0; hops < 12; hops += 1) {
      const location = (await this.get(at)).headers.get('location')
      if (location === null) return at
      at = new URL(location, at).href
      if (stop(at)) return at
    }
    throw new Error('too many redirects')
  }

  #keep(url: string, response: Response): void {
    const { host } = new URL(url)
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line)?.slice(1) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
  }
}

function library() {
  return betterAuth({ ...auth().options, plugins: [singleSignOn()] })
}

const isOurs = (url: string) => url.startsWith(ORIGIN)
const isPage = (url: string) => isOurs(url) && !url.includes('/api/')
const START = `${ORIGIN}/api/auth/sso/start`

/** From the button to the page that comes after: path and query. */
async function signIn(browser = new Browser(), next = '/sources?a=1'): Promise<string> {
  const end = await browser.follow(`${START}?next=${encodeURIComponent(next)}`, isPage)
  return end.slice(ORIGIN.length)
}

/** The first half: the provider's answer, before the browser brings it. */
async function halfway(browser: Browser): Promise<URL> {
  return new URL(await browser.follow(START, (url) => url.startsWith(CALLBACK)))
}

function personIn(browser: Browser) {
  const token = readSessionToken(browser.cookies(ORIGIN))
  return token === null ? null : findPersonBySession(token)
}

async function audit(): Promise<string[]> {
  const { rows } = await pool().query<{ action: string }>('SELECT action FROM audit_entry ORDER BY id')
  return rows.map(({ action }) => action)
}

function addPerson(role: string, email = 'mira@example.org'): Promise<unknown> {
  return pool().query('INSERT INTO person (name, email, role) VALUES ($1, $2, $3)', ['Known', email, role])
}

async function count(table: 'person' | 'session' | 'sign_in_method' | 'verification'): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? -1
}

describe('somebody new', () => {
  it('comes in with the role of their groups, at the page that they wanted', async () => {
    const browser = new Browser()
    expect(await signIn(browser)).toBe('/sources?a=1')
    expect(await personIn(browser)).toMatchObject({ name: 'Mira', email: 'mira@example.org', role: 'responder' })
    expect(await audit()).toEqual(['person.created', 'sign-in-method.added', 'session.started'])
    const { rows } = await pool().query('SELECT * FROM sign_in_method')
    expect(rows[0]).toMatchObject({ provider_id: `oidc:${peer.issuer}`, account_id: 'u-1' })
    expect([rows[0].access_token, rows[0].refresh_token, rows[0].id_token]).toEqual([null, null, null])
  })

  it('is one person when they come again, and when several windows come at once', async () => {
    const browsers = Array.from({ length: 4 }, () => new Browser())
    const answers = await Promise.all(browsers.map(halfway))
    const locations = await Promise.all(
      answers.map(async (url, at) => (await browsers[at]?.get(url.href))?.headers.get('location')),
    )
    expect(locations).toEqual(['/', '/', '/', '/'])
    await signIn()
    expect(await count('person')).toBe(1)
    expect(await count('sign_in_method')).toBe(1)
    expect((await audit()).filter((action) => action !== 'session.started')).toHaveLength(2)
  })

  it('is known by the provider’s id when name and e-mail change there', async () => {
    await signIn()
    peer.people = [{ ...MIRA, email: 'other@example.org', name: 'Other' }]
    await signIn()
    expect(await count('person')).toBe(1)
  })

  it('leaves nothing in the database before they are in, nor a cookie after', async () => {
    const browser = new Browser()
    const answer = await halfway(browser)
    expect(await count('verification')).toBe(0)
    expect(browser.cookies(ORIGIN)).toContain('single_sign_on=flc1')
    await browser.get(answer.href)
    expect(browser.cookies(ORIGIN)).not.toContain('single_sign_on')
  })

  it('is refused without a group that counts, without an e-mail, and when the provider calls it unconfirmed', async () => {
    const { email: _, ...nameless } = MIRA
    const cases: [ProvidedPerson, string][] = [
      [{ ...MIRA, groups: ['other', 'ONCALL'] }, 'no-role'],
      [{ ...MIRA, groups: [] }, 'no-role'],
      [nameless, 'no-email'],
      [{ ...MIRA, email: 'no address' }, 'no-email'],
      [{ ...MIRA, email_verified: false }, 'unverified-email'],
    ]
    for (const [person, refused] of cases) {
      peer.people = [person]
      expect(await signIn(new Browser(), '/')).toBe(`/sign-in?refused=${refused}`)
    }
    expect([await count('person'), await count('session')]).toEqual([0, 0])
  })

  it('may be anybody where * gives a role, and has the highest of several', async () => {
    configure({ ROLES: 'admin=platform;viewer=*' })
    peer.people = [{ ...MIRA, groups: [] }]
    const browser = new Browser()
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'viewer' })
    peer.people = [{ ...MIRA, groups: ['platform', 'x'] }]
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'admin' })
  })
})

describe('somebody who is here already', () => {
  it('is linked by an e-mail that the provider vouches for', async () => {
    await addPerson('viewer')
    const browser = new Browser()
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ name: 'Known', role: 'responder' })
    expect(await audit()).toEqual(['sign-in-method.added', 'person.role-changed', 'session.started'])
  })

  it('is not taken over by an e-mail that nobody vouches for', async () => {
    await addPerson('admin')
    const { email_verified: _, ...silent } = MIRA
    peer.people = [silent]
    expect(await signIn()).toContain('refused=unverified-email')
    expect([await count('sign_in_method'), await count('session')]).toEqual([0, 0])
    expect(await audit()).toEqual([])
  })

  it('moves with their groups; each move is written down once', async () => {
    await signIn()
    peer.people = [{ ...MIRA, groups: ['platform'] }]
    await signIn()
    await signIn()
    const { rows } = await pool().query("SELECT before, after FROM audit_entry WHERE action = 'person.role-changed'")
    expect(rows).toEqual([
      { before: { role: 'responder' }, after: { role: 'admin', by: 'groups of the identity provider' } },
    ])
    peer.people = [{ ...MIRA, groups: [] }]
    expect(await signIn()).toContain('refused=no-role')
  })

  it('stays an owner with a password, whatever the groups say; without one another owner must remain', async () => {
    peer.people = [{ ...MIRA, groups: ['founders'] }]
    const browser = new Browser()
    await signIn(browser)
    peer.people = [MIRA]
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'owner' })
    await pool().query(
      `WITH made AS (INSERT INTO person (name, email, role) VALUES ('Two', 'two@example.org', 'owner') RETURNING id)
       INSERT INTO sign_in_method (person_id, provider_id, account_id, password) SELECT id, 'credential', id, 'x' FROM made`,
    )
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'responder' })
    await pool().query("UPDATE person SET role = 'owner' WHERE name = 'Mira'")
    await pool().query("UPDATE sign_in_method SET password = 'x' WHERE account_id = 'u-1'")
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'owner' })
  })

  it('stays out when disabled, known or by e-mail', async () => {
    await addPerson('viewer')
    await pool().query('UPDATE person SET disabled_at = now()')
    expect(await signIn()).toContain('refused=disabled')
    await pool().query('UPDATE person SET disabled_at = NULL')
    await signIn()
    await pool().query('UPDATE person SET disabled_at = now()')
    expect(await signIn()).toContain('refused=disabled')
    expect(await count('session')).toBe(1)
  })

  it('needs no second factor of ours: that is the provider’s matter', async () => {
    await signIn()
    await pool().query('UPDATE person SET two_factor_enabled = true')
    const browser = new Browser()
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ twoFactorEnabled: true })
  })
})

describe('settings that an administrator made on the page', () => {
  beforeEach(async () => {
    for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'ROLES', 'NAME'])
      vi.stubEnv(`FAULTLINE_OIDC_${name}`, '')
    vi.stubEnv('FAULTLINE_ALLOW_PRIVATE_URLS', '127.0.0.0/8')
    await save('admin', [])
  })

  afterEach(() => {
    vi.stubEnv('FAULTLINE_ALLOW_PRIVATE_URLS', '')
  })

  function save(role: 'admin' | 'owner', owner: string[]): Promise<void> {
    const { issuer, clientId, clientSecret } = peer
    const roles = { viewer: ['*'], responder: [], admin: ['platform'], owner }
    const settings = { issuer, clientId, clientSecret, name: 'Company', groupsClaim: 'groups', roles }
    return saveSingleSignOn({ actor: SYSTEM, role }, settings)
  }

  it('let people in', async () => {
    const browser = new Browser()
    expect(await signIn(browser)).toBe('/sources?a=1')
    expect(await personIn(browser)).toMatchObject({ role: 'viewer' })
  })

  it('are no way to become an owner, nor to move one', async () => {
    await addPerson('owner')
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=owner')
    expect(await count('sign_in_method')).toBe(0)
    await save('owner', ['founders'])
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=owner')
    const browser = new Browser()
    const { rows } = await pool().query<{ id: string }>('SELECT id FROM person')
    browser.hold(ORIGIN, cookieOf(await buildSession(rows[0]?.id ?? '')))
    expect(await signIn(browser, '/settings/account')).toBe('/settings/account')
    expect(await count('sign_in_method')).toBe(1)
    await pool().query("UPDATE person SET role = 'owner'")
    await pool().query('UPDATE setting SET value = value || \'{"ownersToo": false}\'')
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'owner' })
    await pool().query("UPDATE person SET role = 'viewer'")
    peer.people = [{ ...MIRA, groups: ['founders'] }]
    await signIn(browser)
    expect(await personIn(browser)).toMatchObject({ role: 'admin' })
  })

  it('are asked through the guard at each use', async () => {
    vi.stubEnv('FAULTLINE_ALLOW_PRIVATE_URLS', '')
    const before = peer.asked.length
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=unreachable')
    expect(peer.asked).toHaveLength(before)
  })

  it('changed while somebody signs in make them begin again', async () => {
    const browser = new Browser()
    const url = await halfway(browser)
    await pool().query(`UPDATE setting SET value = value || '{"issuer": "https://1.1.1.1"}'`)
    expect((await browser.get(url.href)).headers.get('location')).toBe('/sign-in?refused=expired')
  })

  it('whose secret cannot be decrypted any more send people back with a sentence', async () => {
    vi.stubEnv('FAULTLINE_SECRET_KEY', 'another key for tests, long enough too')
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=broken')
  })
})

describe('an answer that is not to be trusted', () => {
  async function refusedWith(browser: Browser, url: URL): Promise<string> {
    const response = await browser.get(url.href)
    expect(await count('session')).toBe(0)
    return response.headers.get('location') ?? ''
  }

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'), 'expired'],
    ['no state', (url: URL) => url.searchParams.delete('state'), 'expired'],
    ['a made-up code', (url: URL) => url.searchParams.set('code', 'x'), 'expired'],
    ['no code', (url: URL) => url.searchParams.delete('code'), 'untrustworthy'],
    ['two codes', (url: URL) => url.searchParams.append('code', 'x'), 'untrustworthy'],
    ['another issuer (RFC 9207)', (url: URL) => url.searchParams.set('iss', 'https://evil.example'), 'untrustworthy'],
    ['no issuer', (url: URL) => url.searchParams.delete('iss'), 'untrustworthy'],
  ])('%s', async (_name, change, refused) => {
    const browser = new Browser()
    const url = await halfway(browser)
    change(url)
    expect(await refusedWith(browser, url)).toBe(`/sign-in?refused=${refused}`)
  })

  it('without the cookie, as in another browser', async () => {
    const url = await halfway(new Browser())
    expect(await refusedWith(new Browser(), url)).toContain('refused=expired')
  })

  it('after ten minutes, or with a cookie of another key', async () => {
    const browser = new Browser()
    const url = await halfway(browser)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_001 })
    expect(await refusedWith(browser, url)).toContain('refused=expired')
    vi.useRealTimers()
    const other = new Browser()
    const again = await halfway(other)
    vi.stubEnv('FAULTLINE_SECRET_KEY', 'another key for tests, long enough too')
    expect(await refusedWith(other, again)).toContain('refused=expired')
    // It is the cookie that is too old: the provider did not get to judge its code.
    expect(peer.asked).not.toContain('/token')
  })

  it('a second time: the code and the cookie work once', async () => {
    const browser = new Browser()
    const url = await halfway(browser)
    const cookies = browser.cookies(ORIGIN)
    expect((await browser.get(url.href)).headers.get('location')).toBe('/')
    expect((await browser.get(url.href)).headers.get('location')).toContain('refused=expired')
    const replayed = await library().handler(new Request(url, { headers: { cookie: cookies } }))
    expect(replayed.headers.get('location')).toContain('refused=expired')
    expect(replayed.headers.getSetCookie().join()).not.toContain('session_token')
    expect(await count('session')).toBe(1)
  })

  const tokenParts = (body: Record<string, unknown>) => String(body.id_token).split('.')
  const withPayload = (body: Record<string, unknown>, change: Record<string, unknown>) => {
    const [head, payload = '', signature] = tokenParts(body)
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')
    return { ...body, id_token: [head, changed, signature].join('.') }
  }

  it.each<[string, (body: Record<string, unknown>) => Record<string, unknown>]>([
    ['somebody else’s id', (body) => withPayload(body, { sub: 'u-2' })],
    ['groups added', (body) => withPayload(body, { groups: ['founders'] })],
    ['another nonce', (body) => withPayload(body, { nonce: 'x' })],
    ['another audience', (body) => withPayload(body, { aud: 'another' })],
    ['no signature', (body) => ({ ...body, id_token: [...tokenParts(body).slice(0, 2), ''].join('.') })],
    [
      'the algorithm none',
      (body) => {
        const head = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
        return { ...body, id_token: [head, tokenParts(body)[1], ''].join('.') }
      },
    ],
    ['no token', ({ id_token: _, ...rest }) => rest],
  ])('an identity token with %s', async (_name, change) => {
    peer.tamper = (path, body) => (path === '/token' ? change(body) : body)
    const browser = new Browser()
    expect(await refusedWith(browser, await halfway(browser))).toBe('/sign-in?refused=untrustworthy')
    expect(await count('person')).toBe(0)
  })

  it('an identity token of another sign-in, rightly signed', async () => {
    let earlier: unknown
    peer.tamper = (path, body) => {
      if (path !== '/token') return body
      earlier ??= body.id_token
      return { ...body, id_token: earlier }
    }
    await signIn()
    await pool().query('DELETE FROM session')
    const browser = new Browser()
    expect(await refusedWith(browser, await halfway(browser))).toBe('/sign-in?refused=untrustworthy')
  })

  it('userinfo about somebody else', async () => {
    peer.tamper = (path, body) => (path === '/me' ? { ...body, sub: 'u-2', groups: ['founders'] } : body)
    const browser = new Browser()
    expect(await refusedWith(browser, await halfway(browser))).toBe('/sign-in?refused=untrustworthy')
  })

  it('“no” from the provider', async () => {
    peer.people = [MIRA, { ...MIRA, sub: 'u-2' }]
    const browser = new Browser()
    const choice = await browser.follow(START, isOurs)
    const end = await browser.follow(`${choice}?sub=`, isPage)
    expect(end).toBe(`${ORIGIN}/sign-in?refused=stopped`)
  })

  it('words of the provider reach no address of ours', async () => {
    const browser = new Browser()
    const url = await halfway(browser)
    const state = url.searchParams.get('state') ?? ''
    url.search = new URLSearchParams({
      error: '<b>x</b>',
      error_description: 'evil\r\nx',
      state,
      iss: peer.issuer,
    }).toString()
    expect(await refusedWith(browser, url)).toBe('/sign-in?refused=untrustworthy')
  })
})

describe('a provider that fails', () => {
  it('sends people back with a code, and is not asked again for each of them', async () => {
    await peer.stop()
    expect(await signIn(new Browser(), '/x')).toBe('/sign-in?refused=unreachable&next=%2Fx')
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=unreachable')
  })

  it('is asked for its discovery once, however many begin at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => new Browser().get(START)))
    expect(peer.asked.filter((path) => path.includes('openid-configuration'))).toHaveLength(1)
  })

  it('that fails halfway sends people back too', async () => {
    const browser = new Browser()
    const url = await halfway(browser)
    await peer.stop()
    expect((await browser.get(url.href)).headers.get('location')).toBe('/sign-in?refused=unreachable')
  })

  it('that calls itself by another issuer is not believed', async () => {
    peer.tamper = (path, body) =>
      path.includes('openid-configuration') ? { ...body, issuer: 'https://evil.example' } : body
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=untrustworthy')
  })

  it.each<[string, Record<string, unknown>]>([
    ['a script for its sign-in page', { authorization_endpoint: 'javascript:alert(1)' }],
    ['no sign-in page', { authorization_endpoint: undefined }],
    ['no keys', { jwks_uri: 7 }],
    ['words for its token endpoint', { token_endpoint: 'nowhere' }],
  ])('whose discovery has %s', async (_name, change) => {
    peer.tamper = (path, body) => (path.includes('openid-configuration') ? { ...body, ...change } : body)
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=untrustworthy')
  })

  it('whose secret is another', async () => {
    configure({ CLIENT_SECRET: 'wrong' })
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=untrustworthy')
  })

  it('that is not set up', async () => {
    for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'ROLES', 'NAME'])
      vi.stubEnv(`FAULTLINE_OIDC_${name}`, '')
    expect(await signIn(new Browser(), '/')).toBe('/sign-in?refused=off')
  })
})

describe('where people end up', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '',
    '/%0d%0aset-cookie:x=1\r\n',
  ])('is never another site: %j', async (next) => expect(await signIn(new Browser(), next)).toBe('/'))

  it('is the timeline for an address that no cookie could hold', async () => {
    const browser = new Browser()
    expect(await signIn(browser, `/?q=${'ü'.repeat(600)}`)).toBe('/')
    expect(await personIn(browser)).not.toBeNull()
  })

  it('the provider sends them to the public address, if one is set', async () => {
    vi.stubEnv('FAULTLINE_URL', 'https://faultline.example.org')
    const location = (await new Browser().get(START)).headers.get('location') ?? ''
    expect(new URL(location).searchParams.get('redirect_uri')).toBe(
      'https://faultline.example.org/api/auth/sso/callback',
    )
    expect(new URL(location).searchParams.get('code_challenge_method')).toBe('S256')
    expect(new URL(location).searchParams.get('scope')).toBe('openid email profile groups')
  })
})
