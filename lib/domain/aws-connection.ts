/** An AWS organization or a stand-alone account that we read from, and how we get in. */

/** organization: read as its management or delegated administrator account. account: one account alone. */
export type ConnectionKind = 'organization' | 'account'

/** AWS's partitions: accounts, Regions and endpoints of one know nothing of another's. */
export const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const
export type Partition = (typeof PARTITIONS)[number]

/** Where credentials come from; no secret is stored. */
export type ConnectionCredentials =
  /** The SDK's own chain: environment, profile, container, instance. */
  | { from: 'default' }
  /** A profile of the machine's AWS configuration. */
  | { from: 'profile'; profile: string }
  /** A role that the default chain's credentials take. */
  | { from: 'assume-role'; roleArn: string; externalId: string | null }

export interface AwsConnection {
  /** `environment` for the one that FAULTLINE_AWS makes. */
  id: string
  name: string
  kind: ConnectionKind
  partition: Partition
  origin: 'environment' | 'application'
  /** False: switched off; nothing is read, what was read stays. */
  enabled: boolean
  credentials: ConnectionCredentials
  /** Regions where resources are looked for; the partition's own where it is empty. */
  regions: readonly string[]
  /** SQS queues that EventBridge's rules fill. */
  queueUrls: readonly string[]
  /** Whose credentials these are; null until STS has said so once. */
  accountId: string | null
  organizationId: string | null
  evidence: EvidenceSettings
}

/** How evidence about identity is collected through a connection. */
export interface EvidenceSettings {
  /** Name, with path, of the role that is taken in each account; null: nothing is collected. */
  role: string | null
  externalId: string | null
  /** Whether IAM changes are read all the time. */
  watchesChanges: boolean
  /** Users for the day on which nobody can sign in. */
  breakGlassUsers: readonly string[]
  /** Tag keys by which roles and policies are known to come from code, beside CloudFormation's own. */
  codeTags: readonly string[]
}

/** What a connection begins with. */
export const EVIDENCE_DEFAULTS: EvidenceSettings = {
  role: 'FaultlineEvidence',
  externalId: null,
  watchesChanges: false,
  breakGlassUsers: [],
  codeTags: [],
}

/** A sentence of ours about a connection without "Connection Main: " before it, for where its name stands already. */
export function withoutConnectionName(sentence: string, name: string): string {
  const own = `Connection ${name}: `
  return sentence.startsWith(own) ? sentence.slice(own.length) : sentence
}

/** The Region in which a partition's global services and AWS Health's active endpoint stand by default. */
export const HOME_REGION: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-northwest-1',
  'aws-us-gov': 'us-gov-west-1',
}

/** The partition that a Region belongs to; AWS's commercial one where none is named. */
export function partitionOfRegion(region: string | null): Partition {
  if (region?.startsWith('cn-')) return 'aws-cn'
  return region?.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
