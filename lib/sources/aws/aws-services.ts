/** What the services of AWS that we ask are called, and what goes on without them. */
import type { Operation } from './calls'

interface AwsService {
  name: string
  /** How IAM writes its actions. */
  prefix: string
  /** What still works while it cannot be read: a clause. */
  withoutIt: string
}

const DIRECTORY_STAYS = 'events are still read, and the directory keeps what it has'
const USAGE_STAYS = 'events are still read, and service usage keeps what was read before'
const EVIDENCE_STAYS = 'other evidence is still collected'

/** By the SDK's name of the client. */
const SERVICES: Readonly<Record<string, AwsService>> = {
  Health: { name: 'AWS Health', prefix: 'health', withoutIt: 'the public feed and EventBridge still work' },
  SQS: { name: 'Amazon SQS', prefix: 'sqs', withoutIt: "the public feed and AWS Health's API still work" },
  STS: { name: 'AWS STS', prefix: 'sts', withoutIt: 'the public feed still works' },
  Organizations: { name: 'AWS Organizations', prefix: 'organizations', withoutIt: DIRECTORY_STAYS },
  ConfigService: { name: 'AWS Config', prefix: 'config', withoutIt: USAGE_STAYS },
  ResourceExplorer2: { name: 'AWS Resource Explorer', prefix: 'resource-explorer-2', withoutIt: USAGE_STAYS },
  IAM: { name: 'AWS IAM', prefix: 'iam', withoutIt: EVIDENCE_STAYS },
  CloudTrail: { name: 'AWS CloudTrail', prefix: 'cloudtrail', withoutIt: EVIDENCE_STAYS },
  AccessAnalyzer: { name: 'IAM Access Analyzer', prefix: 'access-analyzer', withoutIt: EVIDENCE_STAYS },
  CloudWatch: { name: 'Amazon CloudWatch', prefix: 'cloudwatch', withoutIt: EVIDENCE_STAYS },
  CloudWatchLogs: { name: 'Amazon CloudWatch Logs', prefix: 'logs', withoutIt: EVIDENCE_STAYS },
  SNS: { name: 'Amazon SNS', prefix: 'sns', withoutIt: EVIDENCE_STAYS },
  EventBridge: { name: 'Amazon EventBridge', prefix: 'events', withoutIt: EVIDENCE_STAYS },
  Account: { name: 'AWS Account Management', prefix: 'account', withoutIt: EVIDENCE_STAYS },
  SecurityHub: { name: 'AWS Security Hub', prefix: 'securityhub', withoutIt: EVIDENCE_STAYS },
  GuardDuty: { name: 'Amazon GuardDuty', prefix: 'guardduty', withoutIt: EVIDENCE_STAYS },
  SSOAdmin: { name: 'AWS IAM Identity Center', prefix: 'sso', withoutIt: EVIDENCE_STAYS },
  CloudFormation: { name: 'AWS CloudFormation', prefix: 'cloudformation', withoutIt: EVIDENCE_STAYS },
  Backup: { name: 'AWS Backup', prefix: 'backup', withoutIt: EVIDENCE_STAYS },
  DynamoDB: { name: 'Amazon DynamoDB', prefix: 'dynamodb', withoutIt: EVIDENCE_STAYS },
  RDS: { name: 'Amazon RDS', prefix: 'rds', withoutIt: EVIDENCE_STAYS },
}

/** Operations for which IAM has no action of their own (Service Authorization Reference of Access Analyzer). */
const ACTIONS: Readonly<Record<string, string>> = { ListFindingsV2: 'ListFindings' }

/** A service by the SDK's name of its client. */
export function serviceOf(operation: Operation | null): AwsService {
  const id = operation?.service ?? ''
  return SERVICES[id] ?? { name: id || 'AWS', prefix: id.toLowerCase(), withoutIt: 'the public feed still works' }
}

/** An operation as IAM writes it: `health:DescribeEvents`. */
export function actionOf(operation: Operation | null): string {
  return operation === null ? 'this' : `${serviceOf(operation).prefix}:${ACTIONS[operation.name] ?? operation.name}`
}
