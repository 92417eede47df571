import { AccessAnalyzerClient, ListAnalyzersCommand, ListFindingsV2Command } from '@aws-sdk/client-accessanalyzer'
import { AccountClient, GetAlternateContactCommand } from '@aws-sdk/client-account'
import {
  BackupClient,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByResourceCommand,
} from '@aws-sdk/client-backup'
import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation'
import { CloudWatchClient, DescribeAlarmsCommand, DescribeAlarmsForMetricCommand } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogsClient, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs'
import { ConfigServiceClient, DescribeConfigurationRecorderStatusCommand } from '@aws-sdk/client-config-service'
import { DescribeContinuousBackupsCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge'
import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty'
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds'
import { DescribeHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { expect, test } from 'vitest'
import { withAws } from './aws'

const aws = withAws()
const ACCOUNT = '100000000001'
const once = { maxAttempts: 1, region: 'us-east-1' }
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:security`

test('has an analyzer in each Region, with findings by state', async () => {
  aws.truth.identities.change(ACCOUNT, ({ analyzers: [first] }) => {
    const finding = { resource: 'arn:aws:s3:::open', resourceType: 'AWS::S3::Bucket', updatedAt: aws.clock.now() }
    first?.findings.push({ id: 'a', type: 'ExternalAccess', status: 'ACTIVE', ...finding })
    first?.findings.push({ id: 'b', type: 'ExternalAccess', status: 'ARCHIVED', ...finding })
  })
  const client = new AccessAnalyzerClient({ ...once, region: 'eu-west-1' })
  const { analyzers: [analyzer, ...more] = [] } = await client.send(new ListAnalyzersCommand({}))
  expect([analyzer?.arn, more]).toEqual([`arn:aws:access-analyzer:eu-west-1:${ACCOUNT}:analyzer/outside`, []])
  const ask = new ListFindingsV2Command({ analyzerArn: analyzer?.arn, filter: { status: { eq: ['ACTIVE'] } } })
  const { findings } = await client.send(ask)
  expect(findings?.map(({ id, findingType }) => [id, findingType])).toEqual([['a', 'ExternalAccess']])
  expect(findings?.[0]?.updatedAt).toBeInstanceOf(Date)
})

test('leads from a metric filter to its alarm and to those who hear it', async () => {
  aws.truth.mostPerPage = 3
  const logs = new CloudWatchLogsClient(once)
  const { metricFilters = [], nextToken } = await logs.send(
    new DescribeMetricFiltersCommand({ logGroupName: 'cloudtrail' }),
  )
  expect([metricFilters.length, typeof nextToken]).toEqual([3, 'string'])
  const [transformation] = metricFilters[0]?.metricTransformations ?? []
  const { MetricAlarms: [alarm] = [] } = await new CloudWatchClient(once).send(
    new DescribeAlarmsForMetricCommand({
      MetricName: transformation?.metricName,
      Namespace: transformation?.metricNamespace,
    }),
  )
  expect(alarm).toMatchObject({ ActionsEnabled: true, AlarmActions: [TOPIC] })
  const { MetricAlarms } = await new CloudWatchClient(once).send(new DescribeAlarmsCommand({}))
  expect(MetricAlarms).toHaveLength(3)
  aws.truth.identities.change(ACCOUNT, ({ topics: [topic] }) => {
    topic?.subscriptions.push({ protocol: 'email', endpoint: 'new@example.org', confirmed: false })
  })
  const { Subscriptions } = await new SNSClient(once).send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }))
  expect(Subscriptions?.map(({ SubscriptionArn }) => SubscriptionArn === 'PendingConfirmation')).toEqual([false, true])
})

test('refuses to tell of log groups and topics that are not there', async () => {
  const missing = new DescribeMetricFiltersCommand({ logGroupName: 'nothing' })
  await expect(new CloudWatchLogsClient(once).send(missing)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  const elsewhere = new SNSClient({ ...once, region: 'eu-west-1' })
  await expect(elsewhere.send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }))).rejects.toMatchObject({
    name: 'NotFoundException',
  })
})

test('tells rules with their targets', async () => {
  const client = new EventBridgeClient(once)
  const { Rules: [rule] = [] } = await client.send(new ListRulesCommand({}))
  expect(JSON.parse(rule?.EventPattern ?? '')).toEqual({ source: ['aws.health'] })
  const { Targets } = await client.send(new ListTargetsByRuleCommand({ Rule: rule?.Name }))
  expect(Targets?.map(({ Id }) => Id)).toEqual(['faultline'])
})

test('tells which services detect, by Region', async () => {
  aws.truth.identities.change(ACCOUNT, ({ undetected }) => {
    undetected.push({ region: 'eu-west-1', service: 'securityHub' }, { region: '*', service: 'guardDuty' })
    undetected.push({ region: 'eu-west-1', service: 'config' })
  })
  const west = { ...once, region: 'eu-west-1' }
  const isRecording = async (config: typeof once) => {
    const answer = await new ConfigServiceClient(config).send(new DescribeConfigurationRecorderStatusCommand({}))
    return answer.ConfigurationRecordersStatus?.map(({ recording }) => recording)
  }
  expect([await isRecording(once), await isRecording(west)]).toEqual([[true], [false]])
  await expect(new SecurityHubClient(once).send(new DescribeHubCommand({}))).resolves.toHaveProperty('HubArn')
  await expect(new SecurityHubClient(west).send(new DescribeHubCommand({}))).rejects.toMatchObject({
    name: 'InvalidAccessException',
  })
  const guard = new GuardDutyClient(once)
  expect((await guard.send(new ListDetectorsCommand({}))).DetectorIds).toEqual([])
  aws.reset()
  const { DetectorIds: [DetectorId] = [] } = await guard.send(new ListDetectorsCommand({}))
  expect((await guard.send(new GetDetectorCommand({ DetectorId }))).Status).toBe('ENABLED')
})

test('tells contacts, and where people are federated', async () => {
  aws.truth.identities.change(ACCOUNT, (identity) => {
    identity.contacts = ['SECURITY']
  })
  const ask = (AlternateContactType: 'BILLING' | 'SECURITY') =>
    new AccountClient(once).send(new GetAlternateContactCommand({ AlternateContactType }))
  await expect(ask('SECURITY')).resolves.toHaveProperty('AlternateContact')
  await expect(ask('BILLING')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  const { Instances } = await new SSOAdminClient(once).send(new ListInstancesCommand({}))
  expect(Instances?.map(({ OwnerAccountId }) => OwnerAccountId)).toEqual([ACCOUNT])
})

test('detects drift when it is asked to', async () => {
  aws.truth.identities.change(ACCOUNT, ({ stacks: [stack] }) => void Object.assign(stack ?? {}, { truth: 'DRIFTED' }))
  const client = new CloudFormationClient(once)
  const drift = async () => {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'identity' }))
    return stack?.DriftInformation?.StackDriftStatus
  }
  expect(await drift()).toBe('IN_SYNC')
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: 'identity' }))
  const told = await client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }))
  expect(told).toMatchObject({ DetectionStatus: 'DETECTION_COMPLETE', StackDriftStatus: 'DRIFTED' })
  expect(await drift()).toBe('DRIFTED')
})

test('tells what a recovery could start from', async () => {
  const { DBInstances: [database] = [] } = await new RDSClient(once).send(new DescribeDBInstancesCommand({}))
  expect([database?.MultiAZ, database?.LatestRestorableTime instanceof Date]).toEqual([true, true])
  const dynamo = new DynamoDBClient(once)
  const { TableNames: [TableName] = [] } = await dynamo.send(new ListTablesCommand({}))
  const { ContinuousBackupsDescription } = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }))
  const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription
  expect([recovery?.PointInTimeRecoveryStatus, recovery?.LatestRestorableDateTime instanceof Date]).toEqual([
    'ENABLED',
    true,
  ])
  const backup = new BackupClient(once)
  const { Results: [resource] = [] } = await backup.send(new ListProtectedResourcesCommand({}))
  expect(resource?.LastBackupTime).toBeInstanceOf(Date)
  const points = await backup.send(new ListRecoveryPointsByResourceCommand({ ResourceArn: resource?.ResourceArn }))
  expect(points.RecoveryPoints).toHaveLength(1)
})
