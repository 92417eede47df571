/** What watches an account, as it really is: trails, alarms, rules, analyzers, and the services that detect. */
import type { Moment } from './truth-principals'

export interface TruthTrail {
  name: string
  homeRegion: string
  multiRegion: boolean
  /** Seen from every account of the organization. */
  organization: boolean
  globalServices: boolean
  logValidation: boolean
  kmsKey: string | null
  logGroupArn: string | null
  isLogging: boolean
  /** Milliseconds before now at which logs came to CloudWatch last; null: never. */
  deliveredAgo: number | null
  deliveryError: string | null
  managementEvents: 'all' | 'write' | 'read' | 'none'
  /** Which form its selectors have. */
  selectors: 'basic' | 'advanced'
}

/** A store of CloudTrail Lake. */
export interface TruthEventStore {
  name: string
  region: string
  status: string
  multiRegion: boolean
  organization: boolean
  managementEvents: 'all' | 'write' | 'read' | 'none'
}

export interface TruthMetricFilter {
  name: string
  region: string
  logGroup: string
  pattern: string
  metric: string
}

export interface TruthAlarm {
  name: string
  region: string
  metric: string
  actionsEnabled: boolean
  /** ARNs. */
  actions: string[]
}

export interface TruthTopic {
  arn: string
  subscriptions: { protocol: string; endpoint: string; confirmed: boolean }[]
}

/** A rule of the default bus. */
export interface TruthRule {
  name: string
  region: string
  enabled: boolean
  pattern: Readonly<Record<string, unknown>> | null
  targets: { id: string; arn: string }[]
}

export interface TruthFinding {
  id: string
  /** ExternalAccess, UnusedIAMRole … */
  type: string
  resource: string
  resourceType: string
  status: 'ACTIVE' | 'ARCHIVED' | 'RESOLVED'
  updatedAt: number
}

export interface TruthAnalyzer {
  name: string
  /** `*`: one in each Region. */
  region: string
  /** ACCOUNT, ORGANIZATION, ACCOUNT_UNUSED_ACCESS … */
  type: string
  status: string
  findings: TruthFinding[]
}

export type DetectionService = 'config' | 'securityHub' | 'guardDuty'

export interface TruthStack {
  name: string
  region: string
  /** What CloudFormation last said: NOT_CHECKED, IN_SYNC or DRIFTED. */
  drift: 'NOT_CHECKED' | 'IN_SYNC' | 'DRIFTED'
  checkedAt: Moment
  /** What it would say now. */
  truth: 'IN_SYNC' | 'DRIFTED'
}

/** What a recovery could start from. */
export interface TruthDatabase {
  id: string
  region: string
  multiAz: boolean
  /** Milliseconds before now; null: not at all. */
  restorableAgo: number | null
}

export interface TruthTable {
  name: string
  region: string
  pointInTime: boolean
}

export interface TruthBackup {
  arn: string
  region: string
  type: string
  lastAt: number
}
