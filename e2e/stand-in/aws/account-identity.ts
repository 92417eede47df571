/** Identity in one account as it really is. */
import type { TruthCall } from './truth-calls'
import type { TruthGroup, TruthIamRole, TruthPolicy, TruthRoot, TruthUser } from './truth-principals'
import type {
  DetectionService,
  TruthAlarm,
  TruthAnalyzer,
  TruthBackup,
  TruthDatabase,
  TruthEventStore,
  TruthMetricFilter,
  TruthRule,
  TruthStack,
  TruthTable,
  TruthTopic,
  TruthTrail,
} from './truth-watching'

/** One account. */
export interface AccountIdentity {
  root: TruthRoot
  users: TruthUser[]
  groups: TruthGroup[]
  roles: TruthIamRole[]
  policies: TruthPolicy[]
  /** null: none of its own. */
  passwordPolicy: { minimumLength: number; reusePrevention: number | null } | null
  certificates: { name: string; expiresAt: number }[]
  saml: { name: string; validUntil: number }[]
  /** URLs without scheme. */
  oidc: string[]
  /** Version of the tokens that the global endpoint of STS issues. */
  tokenVersion: 1 | 2
  contacts: ('SECURITY' | 'OPERATIONS' | 'BILLING')[]
  trails: TruthTrail[]
  stores: TruthEventStore[]
  filters: TruthMetricFilter[]
  alarms: TruthAlarm[]
  topics: TruthTopic[]
  rules: TruthRule[]
  analyzers: TruthAnalyzer[]
  /** Services that do not run, by Region; `*` for all. */
  undetected: { region: string; service: DetectionService }[]
  stacks: TruthStack[]
  databases: TruthDatabase[]
  tables: TruthTable[]
  backups: TruthBackup[]
  calls: TruthCall[]
}
