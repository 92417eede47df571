/** Who somebody is, by the word of the identity provider. */
import 'server-only'
import {
  type Configuration,
  fetchUserInfo,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client'
import { emailAddress } from '@/lib/domain/email-address'
import { plainName } from '@/lib/domain/plain-name'
import { SignInRefused } from './refused'

export interface Identity {
  issuer: string
  /** Stays the same when name and e-mail change. */
  subject: string
  /** Lower case. */
  email: string
  /** null: the provider does not say. */
  emailVerified: boolean | null
  name: string
  groups: readonly string[]
}

type Claims = Record<string, unknown>

/**
 * Claims of the identity token; what it lacks is asked of the userinfo endpoint.
 * @throws SignInRefused without a usable e-mail
 */
export async function readIdentity(
  provider: Configuration,
  tokens: TokenEndpointResponse & TokenEndpointResponseHelpers,
  groupsClaim: string,
): Promise<Identity> {
  const token = tokens.claims()
  if (token === undefined) throw new SignInRefused('untrustworthy', 'the provider gave no identity token')
  const lacks = ['email', 'email_verified', 'name', groupsClaim].some((claim) => !(claim in token))
  const more: Claims =
    lacks && provider.serverMetadata().userinfo_endpoint !== undefined
      ? await fetchUserInfo(provider, tokens.access_token, token.sub)
      : {}
  const claims: Claims = { ...more, ...token }
  const email = emailOf(claims)
  return {
    issuer: token.iss,
    subject: token.sub,
    email,
    emailVerified: verified(claims.email_verified),
    name: nameOf(claims, email),
    groups: groupsOf(claims[groupsClaim]),
  }
}

function emailOf({ email }: Claims): string {
  const parsed = emailAddress.safeParse(email)
  if (parsed.success) return parsed.data
  throw new SignInRefused('no-email', 'the provider gave no e-mail address')
}

/** Some providers send words instead of a boolean. */
function verified(claim: unknown): boolean | null {
  if (claim === undefined || claim === null) return null
  return claim === true || claim === 'true'
}

function nameOf(claims: Claims, email: string): string {
  const names = [claims.name, claims.preferred_username, email].map((name) => plainName(100).safeParse(name))
  return names.find(({ success }) => success)?.data ?? email.slice(0, 100)
}

function groupsOf(claim: unknown): readonly string[] {
  const all: unknown[] = Array.isArray(claim) ? claim : [claim]
  return all.filter((group) => typeof group === 'string')
}
