/** Single sign-on as a part of the sign-in library: two addresses, one that sends people to the provider, one for the way back. */
import 'server-only'
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { createAuthEndpoint, getAuthoritativeSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { originOf } from '@/lib/audit/contract'
import { safeNextPath } from '@/lib/domain/next-path'
import { createLog } from '@/lib/log'
import type { Refusal } from './contract'
import { readIdentity } from './identity'
import { PENDING_SECONDS, type PendingSignIn, packPending, unpackPending } from './pending-sign-in'
import { getProvider } from './provider'
import { findSingleSignOn, redirectUri } from './read'
import { SignInRefused } from './refused'
import { roleOfGroups } from './role-of-groups'
import type { SingleSignOnSettings } from './settings'
import { troubleOf } from './trouble'
import { admitIdentity } from './write-identity'

/** GET /sso/start?next=/path and GET /sso/callback. */
export function singleSignOn() {
  return {
    id: 'faultline-single-sign-on',
    endpoints: {
      startSingleSignOn: createAuthEndpoint('/sso/start', { method: 'GET' }, async (ctx) => {
        const next = safeNextPath(ctx.query?.next)
        throw ctx.redirect(await attempt(next, () => start(ctx, next)))
      }),
      finishSingleSignOn: createAuthEndpoint('/sso/callback', { method: 'GET' }, async (ctx) => {
        const pending = unpackPending(ctx.getCookie(cookieOf(ctx).name), Date.now())
        const { name, attributes } = cookieOf(ctx)
        ctx.setCookie(name, '', { ...attributes, maxAge: 0 })
        throw ctx.redirect(await attempt(pending?.next ?? '/', () => finish(ctx, pending)))
      }),
    },
  } satisfies BetterAuthPlugin
}

/** Where to send the browser next; whatever goes wrong sends it back to /sign-in with a code for the reason. */
async function attempt(next: string, work: () => Promise<string>): Promise<string> {
  try {
    return await work()
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) createLog('sign-in').error({ err: error }, 'single sign-on failed')
    else createLog('sign-in').warn({ refusal: trouble.refusal, detail: trouble.detail }, 'single sign-on refused')
    return refusedPath(trouble?.refusal ?? 'broken', next)
  }
}

async function start(ctx: GenericEndpointContext, next: string): Promise<string> {
  const settings = await usableSettings()
  const provider = await getProvider(settings)
  const pending: PendingSignIn = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    issuer: settings.issuer,
    redirectUri: redirectUri(headersOf(ctx)),
    next,
  }
  const { name, attributes } = cookieOf(ctx)
  ctx.setCookie(name, packPending(pending, Date.now()), attributes)
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: pending.redirectUri,
    scope: scopeFor(provider),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  })
  return url.href
}

async function finish(ctx: GenericEndpointContext, pending: PendingSignIn | null): Promise<string> {
  const settings = await usableSettings()
  const answer = new URL(ctx.request?.url ?? '', 'http://localhost').searchParams
  if (pending === null || answer.get('state') !== pending.state || settings.issuer !== pending.issuer) {
    throw new SignInRefused('expired', 'the answer belongs to no sign-in of this browser')
  }
  const provider = await getProvider(settings)
  const tokens = await authorizationCodeGrant(provider, new URL(`${pending.redirectUri}?${answer}`), {
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    pkceCodeVerifier: pending.verifier,
    idTokenExpected: true,
  })
  const identity = await readIdentity(provider, tokens, settings.groupsClaim)
  const role = roleOfGroups(identity.groups, settings.roles)
  if (role === null) throw new SignInRefused('no-role', 'no group of the person gives a role')
  const origin = originOf(headersOf(ctx))
  const signedInAs = (await getAuthoritativeSessionFromCtx(ctx))?.user.id ?? null
  const { ownersToo } = settings
  await signIn(ctx, await admitIdentity(identity, { role, ownersToo, signedInAs, origin }))
  return pending.next
}

async function signIn(ctx: GenericEndpointContext, personId: string): Promise<void> {
  const user = await ctx.context.internalAdapter.findUserById(personId)
  if (user === null) throw new SignInRefused('expired', 'the person was removed meanwhile')
  const session = await ctx.context.internalAdapter.createSession(personId)
  await setSessionCookie(ctx, { session, user })
}

/** @throws SignInRefused where single sign-on is off or cannot work */
async function usableSettings(): Promise<SingleSignOnSettings> {
  const settings = await findSingleSignOn()
  if (settings === null) throw new SignInRefused('off', 'single sign-on is not set up')
  if (settings.trouble !== null) throw new SignInRefused('broken', settings.trouble)
  return settings
}

/** Some providers tell groups only to those who ask for a scope of that name; others refuse scopes that they do not know. */
function scopeFor(provider: Configuration): string {
  const known = provider.serverMetadata().scopes_supported ?? []
  return ['openid', 'email', 'profile', ...(known.includes('groups') ? ['groups'] : [])].join(' ')
}

function cookieOf({ context }: GenericEndpointContext) {
  return context.createAuthCookie('single_sign_on', { maxAge: PENDING_SECONDS, path: '/api/auth/sso' })
}

function headersOf(ctx: GenericEndpointContext): Headers {
  return ctx.request?.headers ?? ctx.headers ?? new Headers()
}

function refusedPath(refused: Refusal, next: string): string {
  return `/sign-in?${new URLSearchParams({ refused, ...(next === '/' ? {} : { next }) })}`
}
