/** What is collected of an account for the checks: one shape per kind, as it is stored. Times are Instants (ms, UTC). */
import type { Instant } from '../health-event'
import type { AlarmFacts, EventRule } from './facts-alarms'
import type { AuthorizationFacts } from './facts-authorization'
import type { TrailFacts } from './facts-trails'

/** A user's row of the credential report. `null`: the report says N/A, not_supported, or has no such column. */
export interface CredentialRow {
  user: string
  arn: string
  createdAt: Instant | null
  /** Null: the report does not say, as for some roots. */
  passwordEnabled: boolean | null
  /** never: no_information or N/A with a password that was never used. unknown: the report cannot tell. */
  passwordLastUsed: Instant | 'never' | 'unknown' | null
  passwordLastChanged: Instant | null
  mfaActive: boolean | null
  keys: CredentialKey[]
}

/** Key 1, key 2 …; those the report has columns for. */
export interface CredentialKey {
  number: number
  /** null: there is a key, and the report does not tell whether it works. */
  active: boolean | null
  lastRotated: Instant | null
  /** never: N/A for a key that is there. null: no such key, or no such column. */
  lastUsed: Instant | 'never' | 'unknown' | null
}

/** root is no user: it stands by itself; null where the report has no row for it. */
export interface CredentialReport {
  root: CredentialRow | null
  users: CredentialRow[]
}

export interface PasswordPolicy {
  minimumLength: number | null
  /** How many earlier passwords may not be used again; null: any may. */
  reusePrevention: number | null
}

export interface ServerCertificate {
  name: string
  arn: string
  expiresAt: Instant | null
}

export interface IdentityProviders {
  saml: { arn: string; validUntil: Instant | null }[]
  oidc: string[]
}

/** Instances of IAM Identity Center that the account sees, by Region asked. */
export interface IdentityCenterFacts {
  instances: { arn: string; ownerAccount: string | null; region: string; status: string | null }[]
}

export interface AnalyzerFinding {
  id: string
  /** AWS's word: ExternalAccess, UnusedIAMRole … */
  type: string
  resource: string | null
  resourceType: string | null
  status: string
  updatedAt: Instant | null
}

/** IAM Access Analyzer, by Region asked. */
export interface AnalyzerFacts {
  regions: {
    region: string
    analyzers: { arn: string; name: string; type: string; status: string }[]
    /** Active findings of the Region's analyzers, at most 500 of each, and how many there are. */
    external: { total: number; rows: AnalyzerFinding[] }
    unused: { total: number; rows: AnalyzerFinding[] }
  }[]
}

/** Per role or user: services that it may use, and how long it has not. */
export interface LastAccessedFacts {
  entities: { arn: string; services: number; unused: string[]; lastUsed: Instant | null }[]
  /** Entities that were not asked about, because there were too many, or about which IAM did not answer in time. */
  left: number
  /** True: an analyzer of unused access looks after it (see access-analyzer), so that nobody was asked about. */
  byAnalyzer?: boolean
}

export interface DetectionFacts {
  regions: { region: string; config: boolean | null; securityHub: boolean | null; guardDuty: boolean | null }[]
}

/** Stacks that made roles or policies. */
export interface DriftFacts {
  stacks: { id: string; name: string; region: string; drift: string; checkedAt: Instant | null }[]
}

export interface ContactFacts {
  security: boolean
  operations: boolean
  billing: boolean
}

/** What a recovery could start from, by Region asked. */
export interface RecoveryFacts {
  regions: {
    region: string
    databases: { id: string; multiAz: boolean; restorableUntil: Instant | null }[]
    tables: { name: string; pointInTime: boolean; restorableUntil: Instant | null }[]
    /** Resources with a recovery point in AWS Backup, and the latest of each. */
    backups: { arn: string; latestAt: Instant | null }[]
  }[]
}

/** What concerns the organization as a whole: kept with the account that it was read from. */
export interface OrganizationFacts {
  managementAccount: string | null
  /** Features of central root access: RootCredentialsManagement, RootSessions; null: could not be read. */
  features: string[] | null
  featuresUnread: string | null
  /** ENABLED, DISABLED, PENDING of AWS Health's organization view; null: could not be read. */
  healthView: string | null
  healthUnread: string | null
  /** Accounts delegated for health.amazonaws.com; null: could not be read. */
  healthDelegates: string[] | null
  delegatesUnread: string | null
  /** Guardrails and what they are attached to (roots, units, accounts); null: could not be read. */
  policies: { id: string; name: string; type: string; isAws: boolean; targets: string[] }[] | null
  policiesUnread: string | null
}

/** The shape of each kind. */
export interface FactBodies {
  'credential-report': CredentialReport
  /** As IAM names them: AccountMFAEnabled … */
  'account-summary': Record<string, number>
  'authorization-details': AuthorizationFacts
  /** Serial numbers and whose they are (ARN); null: nobody's. */
  'virtual-mfa': { devices: { serial: string; user: string | null }[] }
  /** null: the account has none of its own. */
  'password-policy': { policy: PasswordPolicy | null }
  'server-certificates': { certificates: ServerCertificate[] }
  'identity-providers': IdentityProviders
  'identity-center': IdentityCenterFacts
  'access-analyzer': AnalyzerFacts
  'last-accessed': LastAccessedFacts
  trails: TrailFacts
  alarms: AlarmFacts
  /** Rules of the default bus with their targets: control-plane Region, the connection's home and backup Region. */
  'event-rules': { rules: EventRule[] }
  'alternate-contacts': ContactFacts
  'detection-services': DetectionFacts
  'stack-drift': DriftFacts
  recovery: RecoveryFacts
  organization: OrganizationFacts
}

export type FactKind = keyof FactBodies

/** Why something could not be read. */
export const UNREAD_REASONS = [
  /** The credentials may not call it. */
  'denied',
  /** The role is not there, or does not trust us. */
  'role-missing',
  'throttled',
  /** Network, time-outs, AWS's own failures: as when its control plane is down. */
  'unreachable',
  /** AWS makes the report and has not finished. */
  'still-made',
  /** Not offered there: no such operation in this partition or Region. */
  'unsupported',
  /** The answer is not what AWS documents. */
  'unreadable',
  /** The account is suspended or closed. */
  'account-closed',
] as const
export type UnreadReason = (typeof UNREAD_REASONS)[number]

/** A kind that was read. */
export interface ReadFact<K extends FactKind = FactKind> {
  kind: K
  body: FactBodies[K]
  /** For when it holds: a report's own time, else that of the answer. */
  asOf: Instant
}

/** A kind that could not be read. */
export interface UnreadFact {
  kind: FactKind
  reason: UnreadReason
  /** What happened and what to do; names the account and the call. */
  sentence: string
  at: Instant
}
