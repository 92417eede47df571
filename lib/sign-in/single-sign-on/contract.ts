/** Single sign-on as pages see it: how it is set up, and the words for people whom it does not let in. */
import type { Role } from '@/lib/domain/access'

/** Groups of the identity provider that give each role; `*` stands for everybody whom it signs in. */
export type RoleGroups = Record<Role, readonly string[]>

/** What the settings page shows. The client secret never leaves the server. */
export interface SingleSignOnView {
  /** Who set it up: nobody, the operator, or an administrator on the settings page. */
  from: 'nobody' | 'environment' | 'settings'
  issuer: string
  clientId: string
  hasSecret: boolean
  name: string
  groupsClaim: string
  roles: RoleGroups
  /** The address that the provider must know. */
  redirectUri: string
  /** What keeps it from working, as a sentence. */
  trouble: string | null
}

/** What a look at the provider found, in words. */
export interface ProviderCheck {
  works: boolean
  sentences: string[]
}

/** Why somebody is sent back to /sign-in: its query parameter `refused`. */
export const REFUSALS = [
  'off',
  'unreachable',
  'untrustworthy',
  'stopped',
  'expired',
  'no-role',
  'no-email',
  'unverified-email',
  'owner',
  'disabled',
  'broken',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** The sentence for a refusal; null for a code that is none of ours. */
export function refusalSentence(code: unknown, provider: { name: string } | null): string | null {
  const refusal = REFUSALS.find((each) => each === code)
  if (refusal === undefined) return null
  if (provider === null) return 'Single sign-on is not set up here. Sign in with your e-mail and password.'
  return sentences(provider.name)[refusal]
}

function sentences(name: string): Record<Refusal, string> {
  const otherwise = 'Try again in a moment, or sign in with your e-mail and password.'
  return {
    off: 'Single sign-on is not set up here. Sign in with your e-mail and password.',
    unreachable: `${name} does not answer. ${otherwise}`,
    untrustworthy: `${name} gave an answer that Faultline cannot trust. ${otherwise} Administrators find the reason in the log.`,
    stopped: `${name} did not let you in, or you stopped halfway. ${otherwise}`,
    expired: 'This sign-in was begun in another window, was used already, or took more than ten minutes. Begin again.',
    'no-role': `${name} knows you, but none of your groups there gives you a role here. Ask an administrator of Faultline.`,
    'no-email': `${name} does not tell Faultline your e-mail address. Ask whoever runs ${name} to release it.`,
    'unverified-email': `${name} does not vouch for your e-mail address, so Faultline cannot tell that it is yours.`,
    owner: `Owners sign in with their e-mail and password. To use ${name} as well, sign in so and add it under Account, once an owner has set it up.`,
    disabled: 'Your account here is disabled. Ask an administrator of Faultline.',
    broken: `Sign-in with ${name} is set up, but cannot be used now. Sign in with your e-mail and password.`,
  }
}
