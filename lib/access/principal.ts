/** Who asks: the session cookie or the bearer token of a request, turned into a Principal by one indexed query. */
import 'server-only'
import { type Actor, originOf } from '@/lib/audit/contract'
import type { Principal } from '@/lib/domain/access'
import { findPersonBySession } from '@/lib/people/read-session'
import { readSessionToken } from '@/lib/sign-in/session-cookie'
import { findTokenPrincipal } from '@/lib/tokens/read'

/**
 * The principal, or null for strangers: no credentials, or wrong, expired, revoked ones. Whoever sends an Authorization
 * header is judged by that alone: a bad token never falls back to a cookie.
 */
export async function findPrincipal(headers: Headers): Promise<Principal | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const bearer = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
    return bearer === undefined ? null : findTokenPrincipal(bearer, originOf(headers))
  }
  const token = readSessionToken(headers.get('cookie') ?? '')
  return token === null ? null : findPersonBySession(token)
}

/** The principal as the audit names it. */
export function actorOf(principal: Principal, headers: Headers): Actor {
  const { kind, id, name } = principal
  return { kind, id, name, origin: originOf(headers) }
}
