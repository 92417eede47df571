import {
  CloudTrailClient,
  type CloudTrailClientConfig,
  DescribeTrailsCommand,
  GetEventDataStoreCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListEventDataStoresCommand,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail'
import { expect, test } from 'vitest'
import { buildCall, rootOf } from '@/e2e/stand-in/aws/truth-calls'
import { withAws } from './aws'

const aws = withAws()
const MANAGEMENT = '100000000001'
const ACCOUNT = '200000000001'
const START = Date.UTC(2026, 4, 1)

function client(config: CloudTrailClientConfig = {}): CloudTrailClient {
  return new CloudTrailClient({ maxAttempts: 1, region: 'us-east-1', ...config })
}

function clientOf(account: string): CloudTrailClient {
  const accessKeyId = aws.truth.addKey(account)
  return client({ credentials: { accessKeyId, secretAccessKey: 'invented' } })
}

function seed(calls: number): void {
  aws.clock.stop(START + calls * 60_000)
  const seeded = Array.from({ length: calls }, (_, index) =>
    buildCall(MANAGEMENT, `call-${index}`, START + index * 60_000, { name: `Call${index}` }),
  )
  aws.truth.identities.record(MANAGEMENT, ...seeded)
}

async function lookUp(input: LookupEventsCommandInput): Promise<string[][]> {
  const pages: string[][] = []
  let NextToken: string | undefined
  do {
    const page = await client().send(new LookupEventsCommand({ ...input, ...(NextToken ? { NextToken } : {}) }))
    pages.push((page.Events ?? []).map(({ EventId = '' }) => EventId))
    NextToken = page.NextToken
  } while (NextToken)
  return pages
}

test('looks events up by fifty, newest first, in a window whose ends count', async () => {
  seed(120)
  const pages = await lookUp({
    LookupAttributes: [{ AttributeKey: 'EventSource', AttributeValue: 'iam.amazonaws.com' }],
  })
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, index) => `call-${119 - index}`))
  const window = { StartTime: new Date(START + 60_000), EndTime: new Date(START + 180_000) }
  expect(await lookUp(window)).toEqual([['call-3', 'call-2', 'call-1']])
  expect(await lookUp({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'Call7' }] })).toEqual([
    ['call-7'],
  ])
})

test('knows the Region that was asked alone, and 90 days', async () => {
  seed(1)
  aws.truth.identities.record(MANAGEMENT, buildCall(MANAGEMENT, 'elsewhere', START, { region: 'eu-west-1' }))
  expect((await lookUp({})).flat()).toEqual(['call-0'])
  aws.clock.advance(91 * 86_400_000)
  expect((await lookUp({})).flat()).toEqual([])
})

test('hands out the record as text', async () => {
  aws.clock.stop(START)
  const error = { code: 'AccessDenied', message: 'No.' }
  aws.truth.identities.record(
    MANAGEMENT,
    buildCall(MANAGEMENT, 'one', START - 1500, { actor: rootOf(MANAGEMENT), error, request: { userName: 'x' } }),
  )
  const { Events: [event] = [] } = await client().send(new LookupEventsCommand({}))
  expect(event).toMatchObject({ ReadOnly: 'false', Username: 'root', EventTime: new Date(START - 2000) })
  expect(JSON.parse(event?.CloudTrailEvent ?? '')).toMatchObject({
    eventID: 'one',
    userIdentity: { type: 'Root', accountId: MANAGEMENT },
    errorCode: 'AccessDenied',
    requestParameters: { userName: 'x' },
    recipientAccountId: MANAGEMENT,
    tlsDetails: { clientProvidedHostHeader: 'iam.amazonaws.com' },
  })
})

test('refuses a token that is not its own, and more than two calls a second for each account', async () => {
  seed(120)
  await expect(client().send(new LookupEventsCommand({ NextToken: 'x' }))).rejects.toMatchObject({
    name: 'InvalidNextTokenException',
  })
  aws.truth.directory.join({ id: ACCOUNT })
  aws.limits.set({ operation: 'LookupEvents', perSecond: 0.001, burst: 2, perAccount: true })
  const [own, other] = [client(), clientOf(ACCOUNT)]
  for (const each of [own, own, other]) await each.send(new LookupEventsCommand({}))
  await expect(own.send(new LookupEventsCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' })
  await other.send(new LookupEventsCommand({}))
  await expect(other.send(new LookupEventsCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' })
})

test('tells of trails, their state and what they record', async () => {
  const { trailList: [trail] = [] } = await client().send(new DescribeTrailsCommand({}))
  expect(trail).toMatchObject({ IsMultiRegionTrail: true, LogFileValidationEnabled: true, HomeRegion: 'us-east-1' })
  const status = await client().send(new GetTrailStatusCommand({ Name: trail?.TrailARN }))
  expect(status.IsLogging).toBe(true)
  expect(status.LatestCloudWatchLogsDeliveryTime).toBeInstanceOf(Date)
  const { EventSelectors } = await client().send(new GetEventSelectorsCommand({ TrailName: trail?.TrailARN }))
  expect(EventSelectors).toMatchObject([{ ReadWriteType: 'All', IncludeManagementEvents: true }])
  aws.truth.identities.change(MANAGEMENT, ({ trails: [first] }) => {
    Object.assign(first ?? {}, { selectors: 'advanced', managementEvents: 'write' })
  })
  const { AdvancedEventSelectors: [selector] = [] } = await client().send(
    new GetEventSelectorsCommand({ TrailName: trail?.TrailARN }),
  )
  expect(selector?.FieldSelectors).toEqual([
    { Field: 'eventCategory', Equals: ['Management'] },
    { Field: 'readOnly', Equals: ['false'] },
  ])
})

test('shows the trail of the organization to its members, its state only where they may see it', async () => {
  aws.truth.directory.join({ id: ACCOUNT })
  aws.truth.identities.change(ACCOUNT, (identity) => {
    identity.trails = []
  })
  aws.truth.identities.change(
    MANAGEMENT,
    ({ trails: [first] }) => void Object.assign(first ?? {}, { organization: true }),
  )
  const member = clientOf(ACCOUNT)
  const { trailList: [trail] = [] } = await member.send(new DescribeTrailsCommand({ includeShadowTrails: true }))
  expect(trail?.TrailARN).toContain(`:${MANAGEMENT}:`)
  const ask = () => member.send(new GetTrailStatusCommand({ Name: trail?.TrailARN }))
  await expect(ask()).resolves.toMatchObject({ IsLogging: true })
  aws.truth.identities.membersSeeTrails = false
  await expect(ask()).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('tells of stores of CloudTrail Lake', async () => {
  aws.truth.identities.change(MANAGEMENT, ({ stores }) => {
    const store = { name: 'lake', region: 'us-east-1', status: 'ENABLED', multiRegion: true, organization: true }
    stores.push({ ...store, managementEvents: 'all' })
  })
  const { EventDataStores: [listed] = [] } = await client().send(new ListEventDataStoresCommand({}))
  const store = await client().send(new GetEventDataStoreCommand({ EventDataStore: listed?.EventDataStoreArn }))
  expect(store).toMatchObject({ Status: 'ENABLED', MultiRegionEnabled: true, OrganizationEnabled: true })
})
