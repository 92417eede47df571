/** Who there is in an account, as it really is: root, users, groups, roles, and what policies let them do. */

/** A policy document. */
export type Document = Readonly<Record<string, unknown>>

/** Moments are milliseconds; null: never. */
export type Moment = number | null

export interface TruthKey {
  active: boolean
  /** When it was made or last rotated. */
  rotatedAt: number
  lastUsedAt: Moment
}

export interface TruthRoot {
  createdAt: number
  /** null: none is known; false where credentials were taken away centrally. */
  hasPassword: boolean
  passwordLastUsedAt: Moment
  mfa: 'none' | 'virtual' | 'hardware'
  keys: TruthKey[]
}

/** AWS's policies are known by an ARN like arn:aws:iam::aws:policy/AdministratorAccess. */
export interface Permissions {
  /** ARNs of the policies attached. */
  attached: string[]
  /** Policies written into it, by name. */
  inline: Record<string, Document>
}

/** A service that a principal may use; null: it never did. */
export type ServiceUse = readonly [namespace: string, lastUsedAt: Moment]

export interface TruthUser extends Permissions {
  name: string
  path: string
  createdAt: number
  groups: string[]
  /** null: no console password. */
  password: { changedAt: number; lastUsedAt: Moment } | null
  mfa: 'none' | 'virtual' | 'hardware'
  keys: TruthKey[]
  tags: Record<string, string>
  services: ServiceUse[]
}

export interface TruthGroup extends Permissions {
  name: string
  path: string
}

export interface TruthIamRole extends Permissions {
  name: string
  path: string
  trust: Document
  tags: Record<string, string>
  lastUsedAt: Moment
  services: ServiceUse[]
}

/** A policy of the customer's own. */
export interface TruthPolicy {
  name: string
  path: string
  document: Document
  tags: Record<string, string>
}

/** A user with a password, MFA and nothing else, in group `people`. */
export function buildUser(name: string, now: number, overrides: Partial<TruthUser> = {}): TruthUser {
  return {
    name,
    path: '/',
    createdAt: now - 400 * DAY_MS,
    groups: ['people'],
    password: { changedAt: now - 40 * DAY_MS, lastUsedAt: now - DAY_MS },
    mfa: 'virtual',
    keys: [],
    tags: {},
    attached: [],
    inline: {},
    services: [['s3', now - DAY_MS]],
    ...overrides,
  }
}

/** A key that was made not long ago and is in use. */
export function buildKey(now: number, overrides: Partial<TruthKey> = {}): TruthKey {
  return { active: true, rotatedAt: now - 20 * DAY_MS, lastUsedAt: now - DAY_MS, ...overrides }
}

/** A role that the account's own functions take. */
export function buildRole(name: string, now: number, overrides: Partial<TruthIamRole> = {}): TruthIamRole {
  return {
    name,
    path: '/',
    trust: trustOf({ Service: 'lambda.amazonaws.com' }),
    tags: {},
    attached: [],
    inline: {},
    lastUsedAt: now - DAY_MS,
    services: [['logs', now - DAY_MS]],
    ...overrides,
  }
}

/** A trust policy for a principal. */
export function trustOf(principal: unknown, condition?: Document): Document {
  return statementOf({ Principal: principal, Action: 'sts:AssumeRole', ...(condition ? { Condition: condition } : {}) })
}

/** A policy of one statement that allows. */
export function statementOf(statement: Document): Document {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }
}

export const DAY_MS = 86_400_000
