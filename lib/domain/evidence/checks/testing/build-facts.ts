/** Facts of accounts to judge checks on: everything in order unless told otherwise. */
import type { CheckContext } from '@/lib/domain/evidence/check'
import type {
  CredentialKey,
  CredentialReport,
  CredentialRow,
  FactBodies,
  FactKind,
  ReadFact,
  UnreadFact,
} from '@/lib/domain/evidence/facts'
import type {
  AuthorizationFacts,
  CustomerPolicy,
  IamGroup,
  IamRole,
  IamUser,
  PolicyDocument,
} from '@/lib/domain/evidence/facts-authorization'

/** The present of these tests. */
export const NOW = Date.UTC(2026, 10, 23, 12, 0)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const ACCOUNT = '111122223333'

/** The moment that many days before NOW. */
export function daysAgo(days: number): number {
  return NOW - days * DAY
}

/** A member account of an organization that uses us-east-1 alone. */
export function buildContext(overrides: Partial<CheckContext> = {}): CheckContext {
  return {
    account: ACCOUNT,
    partition: 'aws',
    now: NOW,
    regions: ['us-east-1'],
    controlRegion: 'us-east-1',
    homeRegion: 'us-east-1',
    isReader: false,
    isOrganization: true,
    path: ['r-root', 'ou-root-workloads'],
    breakGlassUsers: [],
    codeTags: [],
    organization: null,
    asOf: {},
    ownerOf: () => null,
    ...overrides,
  }
}

/** A fact that was read just now. */
export function buildFact<K extends FactKind>(kind: K, body: FactBodies[K], asOf: number = NOW): ReadFact<K> {
  return { kind, body, asOf }
}

/** Facts read just now, one per kind that is named. */
export function buildFacts(bodies: Partial<FactBodies>, asOf: number = NOW): ReadFact[] {
  return Object.entries(bodies).map(([kind, body]) => ({ kind, body, asOf }) as ReadFact)
}

/** A kind that the account's role may not read. */
export function buildUnread(kind: FactKind, overrides: Partial<UnreadFact> = {}): UnreadFact {
  return { kind, reason: 'denied', sentence: `Account ${ACCOUNT}: the role may not read it.`, at: NOW, ...overrides }
}

/** A user of the report with nothing: no password, no key. */
export function buildRow(overrides: Partial<CredentialRow> = {}): CredentialRow {
  const user = overrides.user ?? 'mira'
  return {
    user,
    arn: `arn:aws:iam::${ACCOUNT}:user/${user}`,
    createdAt: daysAgo(400),
    passwordEnabled: false,
    passwordLastUsed: null,
    passwordLastChanged: null,
    mfaActive: false,
    keys: [buildKey({ number: 1, ...NO_KEY }), buildKey({ number: 2, ...NO_KEY })],
    ...overrides,
  }
}

const NO_KEY = { active: false, lastRotated: null, lastUsed: null }

/** Somebody who signs in with password and MFA, and did so yesterday. */
export function buildConsoleUser(overrides: Partial<CredentialRow> = {}): CredentialRow {
  return buildRow({
    passwordEnabled: true,
    passwordLastUsed: daysAgo(1),
    passwordLastChanged: daysAgo(200),
    mfaActive: true,
    ...overrides,
  })
}

/** An active key, made ten days ago and used yesterday. */
export function buildKey(overrides: Partial<CredentialKey> = {}): CredentialKey {
  return { number: 1, active: true, lastRotated: daysAgo(10), lastUsed: daysAgo(1), ...overrides }
}

/** Root with a password and MFA, never used. */
export function buildRoot(overrides: Partial<CredentialRow> = {}): CredentialRow {
  return buildRow({
    user: '<root_account>',
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    passwordEnabled: true,
    passwordLastUsed: 'never',
    mfaActive: true,
    ...overrides,
  })
}

export function buildReport(overrides: Partial<CredentialReport> = {}): CredentialReport {
  return { root: buildRoot(), users: [], ...overrides }
}

/** Root has a password and MFA and no key. */
export function buildSummary(overrides: Record<string, number> = {}): Record<string, number> {
  return {
    AccountMFAEnabled: 1,
    AccountAccessKeysPresent: 0,
    AccountPasswordPresent: 1,
    GlobalEndpointTokenVersion: 2,
    ...overrides,
  }
}

/** A policy with the one statement; Allow on every resource unless it says otherwise. */
export function buildDocument(...statements: Record<string, unknown>[]): Record<string, unknown> {
  return {
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({
      Effect: 'Allow',
      ...('NotResource' in statement ? {} : { Resource: '*' }),
      ...statement,
    })),
  }
}

/** Who may take a role, if the one condition holds. */
export function buildTrust(principal: unknown, condition?: Record<string, unknown>): Record<string, unknown> {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  return { Version: '2012-10-17', Statement: [condition ? { ...statement, Condition: condition } : statement] }
}

export function buildUser(overrides: Partial<IamUser> = {}): IamUser {
  const name = overrides.name ?? 'mira'
  return { name, arn: arnOf(`user/${name}`), groups: [], attached: [], inline: [], tags: {}, ...overrides }
}

export function buildGroup(overrides: Partial<IamGroup> = {}): IamGroup {
  const name = overrides.name ?? 'operators'
  return { name, arn: arnOf(`group/${name}`), attached: [], inline: [], ...overrides }
}

/** A role that Lambda takes. */
export function buildRole(overrides: Partial<IamRole> = {}): IamRole {
  const name = overrides.name ?? 'deploy'
  return {
    name,
    arn: arnOf(`role/${name}`),
    path: '/',
    trust: buildTrust({ Service: 'lambda.amazonaws.com' }),
    attached: [],
    inline: [],
    tags: {},
    lastUsedAt: null,
    ...overrides,
  }
}

/** A policy of the customer's, attached once, that allows little. */
export function buildPolicy(overrides: Partial<CustomerPolicy> = {}): CustomerPolicy {
  const name = overrides.name ?? 'read-objects'
  const document: PolicyDocument = buildDocument({ Action: 's3:GetObject' })
  return { name, arn: arnOf(`policy/${name}`), path: '/', attachments: 1, document, tags: {}, ...overrides }
}

export function buildAuthorization(overrides: Partial<AuthorizationFacts> = {}): AuthorizationFacts {
  return { users: [], groups: [], roles: [], policies: [], ...overrides }
}

/** One Region with an analyzer for access from outside that found nothing. */
export function buildAnalyzerRegion(
  overrides: Partial<FactBodies['access-analyzer']['regions'][number]> = {},
): FactBodies['access-analyzer']['regions'][number] {
  return {
    region: 'us-east-1',
    analyzers: [buildAnalyzer()],
    external: { total: 0, rows: [] },
    unused: { total: 0, rows: [] },
    ...overrides,
  }
}

export function buildAnalyzer(
  overrides: Partial<FactBodies['access-analyzer']['regions'][number]['analyzers'][number]> = {},
): FactBodies['access-analyzer']['regions'][number]['analyzers'][number] {
  return {
    arn: `arn:aws:access-analyzer:us-east-1:${ACCOUNT}:analyzer/outside`,
    name: 'outside',
    type: 'ACCOUNT',
    status: 'ACTIVE',
    ...overrides,
  }
}

/** What concerns the organization, all in order, without guardrails. */
export function buildOrganization(overrides: Partial<FactBodies['organization']> = {}): FactBodies['organization'] {
  return {
    managementAccount: '999988887777',
    features: ['RootCredentialsManagement', 'RootSessions'],
    featuresUnread: null,
    healthView: 'ENABLED',
    healthUnread: null,
    healthDelegates: ['444455556666'],
    delegatesUnread: null,
    policies: [],
    policiesUnread: null,
    ...overrides,
  }
}

function arnOf(resource: string): string {
  return `arn:aws:iam::${ACCOUNT}:${resource}`
}
