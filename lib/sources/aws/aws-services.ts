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

/** By the SDK's name of the client. */
const SERVICES: Readonly<Record<string, AwsService>> = {
  Health: { name: 'AWS Health', prefix: 'health', withoutIt: 'the public feed and EventBridge still work' },
  SQS: { name: 'Amazon SQS', prefix: 'sqs', withoutIt: "the public feed and AWS Health's API still work" },
  STS: { name: 'AWS STS', prefix: 'sts', withoutIt: 'the public feed still works' },
  Organizations: { name: 'AWS Organizations', prefix: 'organizations', withoutIt: DIRECTORY_STAYS },
  ConfigService: { name: 'AWS Config', prefix: 'config', withoutIt: USAGE_STAYS },
  ResourceExplorer2: { name: 'AWS Resource Explorer', prefix: 'resource-explorer-2', withoutIt: USAGE_STAYS },
}

/** A service by the SDK's name of its client. */
export function serviceOf(operation: Operation | null): AwsService {
  const id = operation?.service ?? ''
  return SERVICES[id] ?? { name: id || 'AWS', prefix: id.toLowerCase(), withoutIt: 'the public feed still works' }
}

/** An operation as IAM writes it: `health:DescribeEvents`. */
export function actionOf(operation: Operation | null): string {
  return operation === null ? 'this' : `${serviceOf(operation).prefix}:${operation.name}`
}
