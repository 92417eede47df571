/** The identity provider as its discovery document describes it: asked once for many sign-ins. */
import 'server-only'
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import { outsideFetch } from '@/lib/wire/outside-fetch'
import { SignInRefused } from './refused'
import type { SingleSignOnSettings } from './settings'

/** Short, so that people are soon told when it is down instead of being sent there. */
const FRESH_MS = 60_000
/** A provider that is down is asked no more often than this, however many people try. */
const FAILED_MS = 5_000
const TIMEOUT_SECONDS = 10
/** Addresses of the environment are the operator's. */
const EVERYWHERE = ['0.0.0.0/0', '::/0']

interface Kept {
  settings: string
  until: number
  provider: Promise<Configuration>
}

let kept: Kept | null = null

/** The provider of these settings; everybody who asks meanwhile waits for the same answer. */
export function getProvider(settings: SingleSignOnSettings): Promise<Configuration> {
  const { issuer, clientId, clientSecret, fromEnvironment } = settings
  const key = JSON.stringify([issuer, clientId, clientSecret, fromEnvironment])
  if (kept?.settings === key && Date.now() < kept.until) return kept.provider
  const fresh: Kept = { settings: key, until: Date.now() + FRESH_MS, provider: discoverProvider(settings) }
  fresh.provider.catch(() => {
    fresh.until = Date.now() + FAILED_MS
  })
  kept = fresh
  return fresh.provider
}

/** Asks for the discovery document now. @throws SignInRefused where it names no usable addresses */
export async function discoverProvider(settings: SingleSignOnSettings): Promise<Configuration> {
  const { issuer, clientId, clientSecret, fromEnvironment } = settings
  const options = fromEnvironment ? { allow: EVERYWHERE } : {}
  const plain = issuer.startsWith('http:')
  const provider = await discovery(new URL(issuer), clientId, undefined, clientAuthentication(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // Without it openid-client trusts the connection and leaves signatures unread.
    execute: plain ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks],
    [customFetch]: (url, { body, ...init }) =>
      outsideFetch(url, { ...init, ...(body === undefined ? {} : { body: body as BodyInit | null }) }, options),
  })
  refuseUnusable(provider)
  return provider
}

function refuseUnusable(provider: Configuration): void {
  const { authorization_endpoint, token_endpoint, jwks_uri } = provider.serverMetadata()
  const addresses = { authorization_endpoint, token_endpoint, jwks_uri }
  for (const [name, address] of Object.entries(addresses)) {
    if (typeof address === 'string' && /^https?:\/\//i.test(address) && URL.canParse(address)) continue
    throw new SignInRefused('untrustworthy', `Its discovery document names no usable ${name}.`)
  }
}

/** By HTTP Basic unless the provider names only the other way (Discovery 1.0: Basic where it names none). */
function clientAuthentication(secret: string | null): ClientAuth {
  if (secret === null) return None()
  return (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const post = known.includes('client_secret_post') && !known.includes('client_secret_basic')
    return (post ? ClientSecretPost(secret) : ClientSecretBasic(secret))(server, ...rest)
  }
}
