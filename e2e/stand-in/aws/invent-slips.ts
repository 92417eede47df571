/** What slips in over the years in some of an organization's accounts. */
import type { AccountIdentity } from './account-identity'
import { buildKey, buildRole, DAY_MS, statementOf, type TruthUser, trustOf } from './truth-principals'

const REGION = 'us-east-1'

/** What is to be known of an account beside its id. */
export interface Setting {
  seed: string
  /** Milliseconds as of which it is told. */
  now: number
  managementAccount: string
  /** Regions that it uses. */
  regions: readonly string[]
}

/** One slip out of many accounts: how likely, and what it does. */
type Slip = readonly [share: number, happen: (identity: AccountIdentity, account: string, setting: Setting) => void]

/** In the order in which chance is asked. */
export const SLIPS: readonly Slip[] = [
  [0.05, ({ root }) => Object.assign(root, { mfa: 'virtual' })],
  [0.015, ({ root }) => Object.assign(root, { mfa: 'none' })],
  [0.4, ({ root }) => Object.assign(root, { hasPassword: false, mfa: 'none', passwordLastUsedAt: null })],
  [0.01, ({ root }, _, { now }) => root.keys.push(buildKey(now, { rotatedAt: now - 1200 * DAY_MS, lastUsedAt: null }))],
  [0.02, ({ root }, _, { now }) => Object.assign(root, { passwordLastUsedAt: now - 12 * DAY_MS })],
  [0.06, ({ users }) => void users.slice(0, 1).forEach(withoutMfa)],
  [0.08, ({ users }, _, { now }) => ageKeys(users, now, 140)],
  [0.04, ({ users }, _, { now }) => ageKeys(users, now, 400, 90)],
  [0.03, ({ users }, _, { now }) => void users.slice(-1).forEach(({ keys }) => void keys.push(buildKey(now)))],
  [0.05, ({ users }) => void users.slice(-1).forEach(({ attached }) => void attached.push(READ_ONLY))],
  [0.03, makeOperators],
  [0.06, ({ policies }) => void policies.push(policyOf('buckets', { Action: 's3:*', Resource: '*' }))],
  [0.04, ({ roles }, _, { now }) => void roles.push(buildRole('vendor', now, { trust: VENDOR, lastUsedAt: null }))],
  [0.07, (identity) => Object.assign(identity, { passwordPolicy: { minimumLength: 8, reusePrevention: null } })],
  [
    0.05,
    ({ certificates }, _, { now }) => void certificates.push({ name: 'old-portal', expiresAt: now - 90 * DAY_MS }),
  ],
  [0.04, (identity) => Object.assign(identity, { roles: identity.roles.filter(({ name }) => name !== 'support') })],
  [0.09, (identity) => Object.assign(identity, { contacts: ['SECURITY'] })],
  [0.05, ({ analyzers: [outside] }, account, { now }) => void outside?.findings.push(openBucket(account, now))],
  [0.07, ({ analyzers: [, unused] }, account, { now }) => void unused?.findings.push(unusedRole(account, now))],
  [0.03, ({ analyzers: [outside] }) => void Object.assign(outside ?? {}, { region: REGION })],
  [
    0.04,
    ({ undetected }, _, { regions }) => void undetected.push({ region: regions.at(-1) ?? '*', service: 'guardDuty' }),
  ],
  [0.03, ({ undetected }) => void undetected.push({ region: '*', service: 'config' })],
  [0.05, ({ stacks: [stack] }) => void Object.assign(stack ?? {}, { drift: 'DRIFTED', truth: 'DRIFTED' })],
  [0.06, ({ roles }, _, { now }) => void roles.push(buildRole('made-by-hand', now, { tags: {} }))],
  [0.1, (identity) => Object.assign(identity, { tokenVersion: 1 })],
  [0.2, ({ databases: [database] }) => void Object.assign(database ?? {}, { multiAz: false })],
]

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const VENDOR = trustOf({ AWS: 'arn:aws:iam::999999999999:root' })

/** A group that may do everything. */
function makeOperators({ policies, groups }: AccountIdentity, account: string): void {
  policies.push(policyOf('legacy-operators', { Action: '*', Resource: '*' }))
  const attached = [`arn:aws:iam::${account}:policy/legacy-operators`]
  groups.push({ name: 'operators', path: '/', attached, inline: {} })
}

function withoutMfa(user: TruthUser): void {
  if (user.password) user.mfa = 'none'
}

function ageKeys(users: readonly TruthUser[], now: number, days: number, unusedDays = 1): void {
  for (const key of users.flatMap(({ keys }) => keys))
    Object.assign(key, { rotatedAt: now - days * DAY_MS, lastUsedAt: now - unusedDays * DAY_MS })
}

function policyOf(name: string, statement: Record<string, unknown>) {
  return { name, path: '/', document: statementOf(statement), tags: {} }
}

function openBucket(account: string, updatedAt: number) {
  return {
    id: `outside-${account}`,
    type: 'ExternalAccess',
    resource: `arn:aws:s3:::exports-${account}`,
    resourceType: 'AWS::S3::Bucket',
    status: 'ACTIVE' as const,
    updatedAt,
  }
}

function unusedRole(account: string, updatedAt: number) {
  return {
    id: `unused-${account}`,
    type: 'UnusedIAMRole',
    resource: `arn:aws:iam::${account}:role/function-1`,
    resourceType: 'AWS::IAM::Role',
    status: 'ACTIVE' as const,
    updatedAt,
  }
}
