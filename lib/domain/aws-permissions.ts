/** What Faultline must be allowed to read at AWS, and why: the policy, the templates and the live check are made from this list. */
import type { ConnectionKind } from './aws-connection'

/** What stops working where a permission is missing. */
export type PermissionFeature = 'credentials' | 'events' | 'directory' | 'service-usage' | 'eventbridge'

export interface AwsPermission {
  /** As IAM writes it: `health:DescribeEvents`. */
  action: string
  feature: PermissionFeature
  /** What Faultline does with it: the end of a sentence that begins with "Allows Faultline to". */
  why: string
  /** The forms of connection that need it. */
  kinds: readonly ConnectionKind[]
  /** any: AWS takes no narrower resource for it, or all are meant. queues: the connection's own queues only. */
  resource: 'any' | 'queues'
}

const BOTH: readonly ConnectionKind[] = ['organization', 'account']
const ORGANIZATION: readonly ConnectionKind[] = ['organization']
const ACCOUNT: readonly ConnectionKind[] = ['account']

type Row = readonly [action: string, kinds: readonly ConnectionKind[], why: string]

function permissions(
  feature: PermissionFeature,
  resource: AwsPermission['resource'],
  rows: readonly Row[],
): AwsPermission[] {
  return rows.map(([action, kinds, why]) => ({ action, feature, why, kinds, resource }))
}

/** Every permission, in the order in which they are checked and shown. All of them read; SQS's delete what was stored. */
export const AWS_PERMISSIONS: readonly AwsPermission[] = [
  ...permissions('credentials', 'any', [
    ['sts:GetCallerIdentity', BOTH, 'learn which account the credentials belong to'],
  ]),
  ...permissions('events', 'any', [
    ['health:DescribeEvents', ACCOUNT, 'list the events of the account'],
    ['health:DescribeEventDetails', ACCOUNT, "read what AWS says about each of the account's events"],
    ['health:DescribeAffectedEntities', ACCOUNT, 'read which resources of the account an event affects'],
    [
      'health:DescribeHealthServiceStatusForOrganization',
      ORGANIZATION,
      "see whether Health's organizational view is on",
    ],
    ['health:DescribeEventsForOrganization', ORGANIZATION, 'list the events of all accounts'],
    ['health:DescribeAffectedAccountsForOrganization', ORGANIZATION, 'read which accounts an event affects'],
    ['health:DescribeEventDetailsForOrganization', ORGANIZATION, 'read what AWS tells each account about an event'],
    [
      'health:DescribeAffectedEntitiesForOrganization',
      ORGANIZATION,
      'read which resources of each account are affected',
    ],
  ]),
  ...permissions('directory', 'any', [
    ['organizations:DescribeOrganization', ORGANIZATION, 'learn which organization this is'],
    ['organizations:ListAccounts', ORGANIZATION, 'list the accounts with their names and states'],
    ['organizations:ListRoots', ORGANIZATION, 'find the top of the tree of organizational units'],
    ['organizations:ListOrganizationalUnitsForParent', ORGANIZATION, 'read the organizational units'],
    ['organizations:ListAccountsForParent', ORGANIZATION, 'place each account in its organizational unit'],
    ['organizations:ListTagsForResource', ORGANIZATION, 'read tags, from which teams and environments follow'],
  ]),
  ...permissions('service-usage', 'any', [
    ['config:DescribeConfigurationAggregators', BOTH, 'find an aggregator of AWS Config'],
    ['config:SelectAggregateResourceConfig', BOTH, 'count resources per account, service and Region'],
    ['config:GetAggregateDiscoveredResourceCounts', BOTH, 'count resources per type'],
    ['resource-explorer-2:ListIndexes', BOTH, 'find an index of Resource Explorer where AWS Config is absent'],
    ['resource-explorer-2:GetDefaultView', BOTH, 'find the view to search through'],
    ['resource-explorer-2:ListResources', BOTH, 'list resources through that view'],
  ]),
  ...permissions('eventbridge', 'queues', [
    ['sqs:GetQueueAttributes', BOTH, 'see how many messages wait'],
    ['sqs:ReceiveMessage', BOTH, "receive EventBridge's messages"],
    ['sqs:DeleteMessage', BOTH, 'delete a message once it is stored'],
  ]),
]

/** The permissions that a connection needs; SQS's only where it reads queues. */
export function permissionsOf(kind: ConnectionKind, hasQueues: boolean): AwsPermission[] {
  return AWS_PERMISSIONS.filter(({ kinds, resource }) => kinds.includes(kind) && (resource === 'any' || hasQueues))
}

export type PermissionOutcome = 'ok' | 'denied' | 'not-subscribed' | 'not-set-up' | 'failed'

/** What the live check found out about one permission. */
export interface PermissionCheck {
  action: string
  feature: PermissionFeature
  outcome: PermissionOutcome
  /** A sentence for people: what was found, and what to do where it is not ok. */
  sentence: string
}
