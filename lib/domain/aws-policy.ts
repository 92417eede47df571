/** The least that Faultline must be allowed at AWS, as an IAM policy. */
import type { AwsConnection, ConnectionKind } from './aws-connection'
import { type AwsPermission, type PermissionFeature, permissionsOf } from './aws-permissions'
import { parseQueueUrl, queueArn } from './queue-url'

/** `R`: how a resource is written; text in a policy of its own, a function of CloudFormation in a template. */
export type PolicyStatement<R = string> = {
  Sid: string
  Effect: 'Allow'
  Action: string[]
  Resource: R | '*' | readonly R[]
}

export type PolicyDocument<R = string> = {
  Version: '2012-10-17'
  Statement: PolicyStatement<R>[]
}

const SIDS: Readonly<Record<PermissionFeature, string>> = {
  credentials: 'FaultlineCredentials',
  events: 'FaultlineEvents',
  directory: 'FaultlineDirectory',
  'service-usage': 'FaultlineServiceUsage',
  eventbridge: 'FaultlineEventBridge',
}

/** One statement for each thing that Faultline does; the queues' one only where there are queues. */
export function leastPolicy<R>(kind: ConnectionKind, queues: readonly R[]): PolicyDocument<R> {
  const permissions = permissionsOf(kind, queues.length > 0)
  const features = [...new Set(permissions.map(({ feature }) => feature))]
  return {
    Version: '2012-10-17',
    Statement: features.map((feature) =>
      statement(
        feature,
        permissions.filter((permission) => permission.feature === feature),
        queues,
      ),
    ),
  }
}

function statement<R>(
  feature: PermissionFeature,
  permissions: readonly AwsPermission[],
  queues: readonly R[],
): PolicyStatement<R> {
  return {
    Sid: SIDS[feature],
    Effect: 'Allow',
    Action: permissions.map(({ action }) => action),
    Resource: permissions.every(({ resource }) => resource === 'queues') ? queues : '*',
  }
}

/** The policy of one connection, on its own queues. */
export function policyOf({ kind, partition, queueUrls }: AwsConnection): PolicyDocument {
  const queues = queueUrls.flatMap((url) => parseQueueUrl(url) ?? []).map((queue) => queueArn(queue, partition))
  return leastPolicy(kind, [...new Set(queues)])
}

/** What the identity that Faultline runs under needs to take the connection's role; null where it takes none. */
export function takingRolePolicy({ credentials }: AwsConnection): PolicyDocument | null {
  if (credentials.from !== 'assume-role') return null
  const { roleArn } = credentials
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'FaultlineTakesRole', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: roleArn }],
  }
}
