import {
  DescribeAffectedAccountsForOrganizationCommand,
  DescribeAffectedEntitiesCommand,
  DescribeAffectedEntitiesForOrganizationCommand,
  DescribeEventDetailsForOrganizationCommand,
  DescribeEventsCommand,
  DescribeEventsForOrganizationCommand,
  HealthClient,
  type HealthClientConfig,
} from '@aws-sdk/client-health'
import { expect, test } from 'vitest'
import { buildEntity } from '@/e2e/stand-in/aws/truth-event'
import { withAws } from './aws'

const aws = withAws()
const ACCOUNT = '200000000001'

function client(config: HealthClientConfig = {}): HealthClient {
  return new HealthClient({ maxAttempts: 1, ...config })
}

function seed(events: number): void {
  aws.truth.directory.join({ id: ACCOUNT })
  for (let index = 0; index < events; index += 1) {
    const { arn } = aws.truth.events.add({ typeCode: `AWS_EC2_TEST_${index}` })
    aws.truth.events.hit(arn, ACCOUNT, { entities: [buildEntity(ACCOUNT, `i-${index}`)] })
  }
}

async function listArns(health: HealthClient): Promise<string[]> {
  const arns: string[] = []
  let nextToken: string | undefined
  do {
    const page = await health.send(
      new DescribeEventsForOrganizationCommand({ maxResults: 10, ...(nextToken ? { nextToken } : {}) }),
    )
    arns.push(...(page.events ?? []).map(({ arn = '' }) => arn))
    nextToken = page.nextToken
  } while (nextToken)
  return arns
}

test('lists all events by pages, and counts the calls with the Region they are signed for', async () => {
  seed(25)
  const arns = await listArns(client({ region: 'us-east-2' }))
  expect(new Set(arns).size).toBe(25)
  expect(aws.calls.count('DescribeEventsForOrganization')).toBe(3)
  expect(aws.calls.list().map(({ region }) => region)).toEqual(['us-east-2', 'us-east-2', 'us-east-2'])
})

test('repeats and reorders, and never ends a listing early', async () => {
  seed(25)
  const inOrder = await listArns(client())
  aws.faults.on({ kind: 'reordered' })
  aws.faults.on({ kind: 'duplicates' })
  aws.faults.on({ kind: 'empty pages', share: 0.5 })
  const odd = await listArns(client())
  expect(odd.length).toBeGreaterThan(25)
  expect(new Set(odd)).toEqual(new Set(inOrder))
  expect([...new Set(odd)]).not.toEqual(inOrder)
})

test('filters by the time of the last change, ends included', async () => {
  aws.clock.stop(Date.UTC(2026, 4, 1))
  const { arn } = aws.truth.events.add()
  aws.clock.advance(60_000)
  aws.truth.events.add({ typeCode: 'AWS_EC2_LATER' })
  const ask = (from: number, to: number) =>
    client().send(
      new DescribeEventsForOrganizationCommand({
        filter: { lastUpdatedTime: { from: new Date(from), to: new Date(to) } },
      }),
    )
  const at = Date.UTC(2026, 4, 1)
  expect((await ask(at, at)).events?.map((each) => each.arn)).toEqual([arn])
  expect((await ask(at + 1, at + 59_999)).events).toEqual([])
})

test('shows a change as late as it is told to, with the time of the change', async () => {
  aws.clock.stop(Date.UTC(2026, 4, 1))
  const { arn } = aws.truth.events.add({}, { visibleAfter: 300_000 })
  expect(await listArns(client())).toEqual([])
  aws.clock.advance(300_000)
  const { events = [] } = await client().send(new DescribeEventsForOrganizationCommand({}))
  expect(events.map((each) => [each.arn, each.lastUpdatedTime])).toEqual([[arn, new Date(Date.UTC(2026, 4, 1))]])
})

test('wants the account for an event of accounts, and none for a public one', async () => {
  const own = aws.truth.events.add()
  aws.truth.events.hit(own.arn, ACCOUNT, { text: 'Yours alone.' })
  const open = aws.truth.events.add({ scope: 'PUBLIC', typeCode: 'AWS_EC2_PUBLIC' })
  const organizationEventDetailFilters = [own, open].flatMap(({ arn }) => [
    { eventArn: arn },
    { eventArn: arn, awsAccountId: ACCOUNT },
  ])
  const details = await client().send(
    new DescribeEventDetailsForOrganizationCommand({ organizationEventDetailFilters }),
  )
  expect(details.successfulSet?.map(({ event, awsAccountId }) => [event?.arn, awsAccountId])).toEqual([
    [own.arn, ACCOUNT],
    [open.arn, undefined],
  ])
  expect(details.successfulSet?.[0]?.eventDescription?.latestDescription).toBe('Yours alone.')
  expect(details.failedSet?.map(({ eventArn }) => eventArn)).toEqual([own.arn, open.arn])
})

test('tells the accounts of an event, and nothing of one that does not exist', async () => {
  const { arn } = aws.truth.events.add()
  for (let index = 0; index < 15; index += 1) aws.truth.events.hit(arn, String(200000000000 + index))
  const first = await client().send(
    new DescribeAffectedAccountsForOrganizationCommand({ eventArn: arn, maxResults: 10 }),
  )
  expect(first.affectedAccounts).toHaveLength(10)
  expect(first.nextToken).toBeDefined()
  const none = await client().send(new DescribeAffectedAccountsForOrganizationCommand({ eventArn: `${arn}0` }))
  expect(none).toMatchObject({ affectedAccounts: [], eventScopeCode: 'NONE' })
})

test('names the resources of ten accounts at once, some without a status', async () => {
  const { arn } = aws.truth.events.add()
  aws.truth.events.hit(arn, ACCOUNT, { entities: [buildEntity(ACCOUNT, 'AWS_ACCOUNT', { status: null })] })
  const asked = { organizationEntityFilters: [{ eventArn: arn, awsAccountId: ACCOUNT }, { eventArn: arn }] }
  const found = await client().send(new DescribeAffectedEntitiesForOrganizationCommand(asked))
  expect(found.entities?.map(({ entityValue, statusCode }) => [entityValue, statusCode])).toEqual([
    ['AWS_ACCOUNT', undefined],
  ])
  expect(found.failedSet).toHaveLength(1)
})

test('shows an account its own events and the public ones', async () => {
  seed(2)
  aws.truth.events.add({ scope: 'PUBLIC' })
  const other = aws.truth.events.add({ typeCode: 'AWS_EC2_OTHER' })
  aws.truth.events.hit(other.arn, '200000000002')
  const credentials = { accessKeyId: aws.truth.addKey(ACCOUNT), secretAccessKey: 'any' }
  const health = client({ credentials })
  const { events = [] } = await health.send(new DescribeEventsCommand({}))
  expect(events).toHaveLength(3)
  const entities = await health.send(
    new DescribeAffectedEntitiesCommand({ filter: { eventArns: events.map(({ arn = '' }) => arn) } }),
  )
  expect(entities.entities?.map(({ entityValue }) => entityValue).sort()).toEqual(['i-0', 'i-1'])
  await expect(health.send(new DescribeEventsForOrganizationCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})

test('refuses what the model does not allow', async () => {
  const refusals = [
    client().send(new DescribeEventsForOrganizationCommand({ maxResults: 101 })),
    client().send(
      new DescribeAffectedAccountsForOrganizationCommand({ eventArn: aws.truth.events.add().arn, maxResults: 9 }),
    ),
    client().send(new DescribeAffectedAccountsForOrganizationCommand({ eventArn: 'arn:nonsense' })),
    client().send(
      new DescribeEventsForOrganizationCommand({ filter: { services: Array.from({ length: 11 }, String) } }),
    ),
  ]
  for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ name: 'ValidationException' })
})

test('takes a token back only for what was asked, where it was asked, and for an hour', async () => {
  seed(12)
  const { nextToken = '' } = await client().send(new DescribeEventsForOrganizationCommand({ maxResults: 10 }))
  const expired = { name: 'InvalidPaginationToken' }
  const ask = (maxResults: number, region = 'us-east-1') =>
    client({ region }).send(new DescribeEventsForOrganizationCommand({ maxResults, nextToken }))
  await expect(ask(11)).rejects.toMatchObject(expired)
  await expect(ask(10, 'us-east-2')).rejects.toMatchObject(expired)
  await expect(ask(10)).resolves.toMatchObject({ events: [{}, {}] })
  aws.clock.advance(3_600_000)
  await expect(ask(10)).rejects.toMatchObject(expired)
})
