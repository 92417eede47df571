/** Who may do what: the one policy that every page, handler and action asks. */

/** Mildest first: each role may do what the ones before it may. */
export const ROLES = ['viewer', 'responder', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** The least role for each thing that can be asked for. */
export const PERMISSIONS = {
  'timeline:read': 'viewer',
  'sources:read': 'viewer',
  'accounts:read': 'viewer',
  'incidents:read': 'viewer',
  'sources:poll': 'responder',
  /** Whatever people do with incidents: life, notes, grouping. */
  'incidents:respond': 'responder',
  'postmortems:read': 'viewer',
  /** Whatever people do with post-mortems and actions: writing, ticking, signing, publishing. */
  'postmortems:write': 'responder',
  /** Messages of EventBridge, sent by an API destination. */
  'events:ingest': 'responder',
  /** One's own name, e-mail, password, second factor and sessions. */
  'account:manage': 'viewer',
  'people:manage': 'admin',
  'teams:manage': 'admin',
  'tokens:manage': 'admin',
  'sign-in:manage': 'admin',
  'accounts:manage': 'admin',
  'connections:manage': 'admin',
  'templates:manage': 'admin',
  'trackers:manage': 'admin',
  /** Verdicts, changes and alerts about identity in the accounts that they may see. */
  'evidence:read': 'viewer',
  /** Having an account read now, explaining changes. */
  'evidence:work': 'responder',
  /** Waivers of failing checks, and rules that shall be silent. */
  'evidence:manage': 'admin',
  /** History, summaries, commitments and communication. */
  'impact:read': 'viewer',
  /** Saved summaries, and to whom they are sent. */
  'reports:manage': 'admin',
  /** Planned changes. */
  'changes:read': 'viewer',
  'audit:read': 'admin',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof PERMISSIONS

/** Somebody or something that asks, after it has proved who it is. */
export type Principal = PersonPrincipal | TokenPrincipal

export interface PersonPrincipal {
  kind: 'person'
  id: string
  name: string
  email: string
  role: Role
  sessionId: string
  twoFactorEnabled: boolean
  /** False for a first owner who came in by link and has neither password nor identity provider yet. */
  canReturn: boolean
  /** The AWS accounts that they may see; null: all. */
  accounts: readonly string[] | null
}

export interface TokenPrincipal {
  kind: 'token'
  id: string
  name: string
  role: Role
  accounts: null
}

/** Whether the principal may. What concerns one's own account is for people, never for tokens. */
export function allows(principal: Pick<Principal, 'kind' | 'role'>, permission: Permission): boolean {
  if (permission === 'account:manage' && principal.kind === 'token') return false
  return atLeast(principal.role, PERMISSIONS[permission])
}

/** Whether `role` may do everything that `least` may. */
export function atLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least)
}

/**
 * Whether somebody of role `by` may give or take `role`: nobody hands out more than they have, and owners are made and
 * unmade by owners alone.
 */
export function mayGrant(by: Role, role: Role): boolean {
  return atLeast(by, role) && atLeast(by, 'admin')
}

/** Whether somebody of this role can be limited to the accounts of their teams: who manages teams could lift it. */
export function mayBeLimited(role: Role): boolean {
  return !atLeast(role, 'admin')
}

/** Who looks after people: their kind and id as principals have them. */
export interface StewardFacts {
  kind: string
  id: string | null
  role: Role
}

/**
 * Why they may not change what that person may do and how they get in, as a sentence; null where they may. Whoever took
 * over a session must not turn it into more: what is one's own is changed under Account, which asks for the password.
 */
export function whyNotSteward(
  { kind, id, role }: StewardFacts,
  person: { id: string; name: string; role: Role },
): string | null {
  if (kind === 'person' && id === person.id) {
    return 'This is you: nobody changes their own role, teams or access. Ask another owner or admin; the rest is under Account.'
  }
  if (mayGrant(role, person.role)) return null
  return `${person.name} is ${roleWithArticle(person.role)}: only an owner may change that.`
}

/** "an admin", "a viewer". */
export function roleWithArticle(role: Role): string {
  return role === 'owner' || role === 'admin' ? `an ${role}` : `a ${role}`
}

/**
 * Whether somebody may set a password: whom the identity provider lets in has one as an owner alone, for the day on which
 * it is down.
 */
export function mayHavePassword(role: Role, hasProvider: boolean): boolean {
  return !hasProvider || role === 'owner'
}

/**
 * Whether somebody may change the e-mail that they sign in with. Single sign-on finds people by it, so that of others is
 * an admin's to change.
 */
export function mayChangeOwnEmail(role: Role): boolean {
  return role === 'owner'
}

/** Whether a value from outside names a role. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}
