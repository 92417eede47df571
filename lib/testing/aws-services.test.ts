import {
  ConfigServiceClient,
  GetAggregateDiscoveredResourceCountsCommand,
  SelectAggregateResourceConfigCommand,
} from '@aws-sdk/client-config-service'
import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import {
  GetDefaultViewCommand,
  ListResourcesCommand,
  ResourceExplorer2Client,
} from '@aws-sdk/client-resource-explorer-2'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { withAws } from './aws'

const aws = withAws()
const ACCOUNT = '200000000001'
const once = { maxAttempts: 1 }

test('lists accounts by twenty at most, some pages shorter, each account once', async () => {
  for (let index = 0; index < 230; index += 1) aws.truth.directory.join({ id: String(200000000000 + index) })
  const organizations = new OrganizationsClient(once)
  const sizes: number[] = []
  const ids = new Set<string | undefined>()
  let token: string | undefined
  do {
    const { Accounts = [], NextToken } = await organizations.send(
      new ListAccountsCommand(token ? { NextToken: token } : {}),
    )
    sizes.push(Accounts.length)
    for (const { Id } of Accounts) ids.add(Id)
    token = NextToken
  } while (token)
  expect(ids.size).toBe(231)
  expect(Math.max(...sizes)).toBe(20)
  expect(sizes.slice(0, -1).some((size) => size < 20)).toBe(true)
})

test('tells the tree, tags and the organization', async () => {
  const { directory } = aws.truth
  const unit = directory.addUnit('Workloads')
  directory.join({ id: ACCOUNT, parent: unit.id, state: 'CLOSED', tags: { owner: 'payments' } })
  const organizations = new OrganizationsClient(once)
  const { Organization } = await organizations.send(new DescribeOrganizationCommand({}))
  const { Roots = [] } = await organizations.send(new ListRootsCommand({}))
  const units = await organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId: Roots[0]?.Id }))
  const { Tags } = await organizations.send(new ListTagsForResourceCommand({ ResourceId: ACCOUNT }))
  const { Accounts = [] } = await organizations.send(new ListAccountsCommand({}))
  expect(Organization?.Id).toBe(directory.organizationId)
  expect(units.OrganizationalUnits?.map(({ Name }) => Name)).toEqual(['Workloads'])
  expect(Tags).toEqual([{ Key: 'owner', Value: 'payments' }])
  const { Status, State, Paths } = Accounts.find(({ Id }) => Id === ACCOUNT) ?? {}
  expect({ Status, State, Paths }).toEqual({
    Status: 'SUSPENDED',
    State: 'CLOSED',
    Paths: [`${directory.organizationId}/${directory.rootId}/${unit.id}/${ACCOUNT}/`],
  })
})

test('gives temporary credentials to those who know the external id', async () => {
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/faultline`
  aws.truth.roles.set(RoleArn, { externalId: 'right' })
  const sts = new STSClient(once)
  const assume = (ExternalId: string) =>
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ExternalId }))
  await expect(assume('wrong')).rejects.toMatchObject({ name: 'AccessDenied' })
  const { Credentials } = await assume('right')
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  await expect(new STSClient({ ...once, credentials }).send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
    Account: ACCOUNT,
  })
  const unknown = new STSClient({ ...once, credentials: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' } })
  await expect(unknown.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
})

test('hands a message out again until it is deleted, and wakes who waits', async () => {
  const queue = aws.truth.queues.add('events', aws.truth.directory.managementAccount)
  const QueueUrl = aws.urlOf(queue)
  const sqs = new SQSClient(once)
  const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }))
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"a":1}' }))
  expect((await waiting).Messages?.[0]?.Body).toBe('{"a":1}')
  expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined()
  aws.clock.advance(31_000)
  const again = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount'] }),
  )
  expect(again.Messages?.[0]?.Attributes).toEqual({ ApproximateReceiveCount: '2' })
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again.Messages?.[0]?.ReceiptHandle }))
  expect(queue.size).toBe(0)
})

test('counts resources as Config does, and lists them as Resource Explorer does', async () => {
  aws.truth.directory.usageOf = (account) =>
    account === ACCOUNT
      ? [
          {
            configType: 'AWS::EC2::Instance',
            explorerType: 'ec2:instance',
            region: 'eu-west-1',
            count: 2,
            nameOf: (index) => `i-${index}`,
          },
        ]
      : []
  aws.truth.directory.join({ id: ACCOUNT })
  const config = new ConfigServiceClient(once)
  const ConfigurationAggregatorName = 'organization'
  const Expression =
    "SELECT accountId, awsRegion, resourceType, COUNT(*) WHERE resourceType LIKE 'AWS::%' GROUP BY accountId, awsRegion, resourceType"
  const { Results } = await config.send(
    new SelectAggregateResourceConfigCommand({ Expression, ConfigurationAggregatorName }),
  )
  const counted = { accountId: ACCOUNT, awsRegion: 'eu-west-1', resourceType: 'AWS::EC2::Instance', 'COUNT(*)': 2 }
  expect(Results?.map((each) => JSON.parse(each))).toEqual([counted])
  const counts = await config.send(
    new GetAggregateDiscoveredResourceCountsCommand({ ConfigurationAggregatorName, GroupByKey: 'AWS_REGION' }),
  )
  expect(counts.GroupedResourceCounts).toEqual([{ GroupName: 'eu-west-1', ResourceCount: 2 }])
  const explorer = new ResourceExplorer2Client(once)
  const { ViewArn } = await explorer.send(new GetDefaultViewCommand({}))
  const { Resources } = await explorer.send(
    new ListResourcesCommand({ ViewArn, Filters: { FilterString: 'service:ec2' } }),
  )
  expect(Resources?.map(({ OwningAccountId, ResourceType }) => [OwningAccountId, ResourceType])).toEqual([
    [ACCOUNT, 'ec2:instance'],
    [ACCOUNT, 'ec2:instance'],
  ])
})
