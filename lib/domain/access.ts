/** Who may do what: the one policy that every page, handler and action asks. */

/** Mildest first: each role may do what the ones before it may. */
export const ROLES = ['viewer', 'responder', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** The least role for each thing that can be asked for. */
export const PERMISSIONS = {
  'timeline:read': 'viewer',
  'sources:read': 'viewer',
  /** One's own name, e-mail, password, second factor and sessions. */
  'account:manage': 'viewer',
  'people:manage': 'admin',
  'teams:manage': 'admin',
  'tokens:manage': 'admin',
  'sign-in:manage': 'admin',
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

/** Whether a value from outside names a role. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}
