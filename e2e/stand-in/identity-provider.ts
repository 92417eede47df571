/** A company's identity provider for tests: the certified oidc-provider on a port of its own, with people and their groups. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'

/** Somebody whom the provider knows. */
export interface ProvidedPerson {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
  groups?: string[]
}

interface Options {
  redirectUris: string[]
  /** Whoever signs in chooses one of them on the provider's page; a person alone is signed in without a page. */
  people: ProvidedPerson[]
  /** The port it answers on; any free one if it is not given. */
  port?: number
}

/** What came out of one endpoint, before it is sent. */
type Tamper = (path: string, body: Record<string, unknown>) => Record<string, unknown>

export interface IdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** May be changed while it runs: what a person's claims are from now on. */
  people: ProvidedPerson[]
  /** Paths that were asked, in order. */
  asked: string[]
  /** Rewrites what the token, userinfo and discovery endpoints answer. */
  tamper: Tamper | null
  stop: () => Promise<void>
}

const CLIENT_ID = 'faultline'

/** Starts the provider at http://127.0.0.1 on a free port. */
export async function startIdentityProvider({ redirectUris, people, port = 0 }: Options): Promise<IdentityProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end()
  const server = createServer((request, response) => answer(request, response))
  // Clients keep their connections; closing them first is what they would have to guess.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const clientSecret = randomBytes(32).toString('base64url')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const peer: IdentityProvider = {
    issuer,
    clientId: CLIENT_ID,
    clientSecret,
    people,
    asked: [],
    tamper: null,
    stop: () => stop(server),
  }
  answer = answersOf(peer, makeProvider(peer, redirectUris))
  return peer
}

function makeProvider(peer: IdentityProvider, redirectUris: string[]): Provider {
  const provider: Provider = new Provider(peer.issuer, {
    // Given by name it is not warned about.
    adapter: createMemoryAdapter(15),
    clients: [{ client_id: CLIENT_ID, client_secret: peer.clientSecret, redirect_uris: redirectUris }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [signingKey()] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/choose/${uid}` },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context: unknown, id: string) => {
      const person = peer.people.find(({ sub }) => sub === id)
      return person && { accountId: id, claims: () => ({ ...person }) }
    },
    // Nobody is asked whether Faultline may know who they are: it is the company's own.
    loadExistingGrant: async ({ oidc }: { oidc: { session: { accountId: string }; client: { clientId: string } } }) => {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
      grant.addOIDCScope('openid email profile groups')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    await next()
    const { body, path } = context
    if (peer.tamper && typeof body === 'object' && body !== null) context.body = peer.tamper(path, { ...body })
  })
  return provider
}

/** The provider's own addresses, and the page on which people say who they are. */
function answersOf(peer: IdentityProvider, provider: Provider) {
  const standard = provider.callback()
  return (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', peer.issuer)
    peer.asked.push(url.pathname)
    if (!url.pathname.startsWith('/choose/')) return standard(request, response)
    const [only] = peer.people
    const sub = url.searchParams.get('sub') ?? (peer.people.length === 1 ? only?.sub : undefined)
    if (sub === undefined) return void response.writeHead(200, HTML).end(choicePage(peer.people))
    const result = sub === '' ? { error: 'access_denied' } : { login: { accountId: sub, remember: false } }
    provider.interactionFinished(request, response, result).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  }
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }

function choicePage(people: ProvidedPerson[]): string {
  const links = people.map(({ sub, name }) => `<li><a href="?sub=${encodeURIComponent(sub)}">${name ?? sub}</a></li>`)
  return `<!doctype html><html lang="en"><title>Company sign-in</title><main><h1>Who are you?</h1>
    <ul>${links.join('')}<li><a href="?sub=">Nobody</a></li></ul></main></html>`
}

function signingKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' }
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
}
