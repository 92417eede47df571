import {
  DescribeAffectedEntitiesForOrganizationCommand,
  DescribeEventsForOrganizationCommand,
  HealthClient,
} from '@aws-sdk/client-health'
import { expect, test } from 'vitest'
import { messagesOf } from '@/e2e/stand-in/aws/eventbridge'
import { inventOrganization } from '@/e2e/stand-in/aws/invent-organization'
import type { Truth } from '@/e2e/stand-in/aws/truth'
import { buildEntity } from '@/e2e/stand-in/aws/truth-event'
import { withAws } from './aws'

const aws = withAws()
const NOW = Date.UTC(2026, 10, 22)

function invent(seed: string, events = 400) {
  return inventOrganization({ seed, accounts: 60, events, entitiesPerEvent: 10, years: 2, now: NOW })
}

function writeOut({ events }: Truth): unknown {
  return Array.from(events.list(), ({ reach, ...event }) => ({
    ...event,
    told: reach.accounts().map((account) => [account, reach.textOf(account), reach.entitiesOf(account)]),
  }))
}

test('invents the same organization from the same seed, and another one from another', () => {
  const first = invent('a')
  expect(writeOut(invent('a').truth)).toEqual(writeOut(first.truth))
  expect(writeOut(invent('b').truth)).not.toEqual(writeOut(first.truth))
})

test('hits accounts that are in the directory and use the service, once each, and ends nothing before it begins', () => {
  const { truth } = invent('a')
  const { directory } = truth
  let entities = 0
  for (const event of truth.events.list()) {
    const accounts = event.reach.accounts()
    expect(new Set(accounts).size).toBe(accounts.length)
    expect(accounts.every((each) => directory.accounts.has(each) && event.reach.has(each))).toBe(true)
    expect(event.lastUpdatedTime).toBeLessThanOrEqual(NOW)
    expect(event.endTime === null || event.endTime >= event.startTime).toBe(true)
    for (const account of accounts) {
      const values = event.reach.entitiesOf(account).map(({ value }) => value)
      expect(new Set(values).size).toBe(values.length)
      entities += values.length
    }
  }
  expect(entities).toBeGreaterThan(2_000)
  const kinds = new Set(Array.from(truth.events.list(), ({ category, status }) => `${category} ${status}`))
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(['issue closed', 'scheduledChange upcoming', 'accountNotification closed']),
  )
  expect(
    Array.from(truth.events.list()).filter(({ service, scope }) => service === 'IAM' && scope === 'PUBLIC'),
  ).not.toEqual([])
})

test('answers over the wire with exactly what it holds', async () => {
  aws.reset(invent('a', 120).truth)
  aws.truth.keepDays = null
  const health = new HealthClient({ maxAttempts: 1 })
  const listed = new Map<string, Date | undefined>()
  let nextToken: string | undefined
  do {
    const page = await health.send(
      new DescribeEventsForOrganizationCommand({ maxResults: 100, ...(nextToken ? { nextToken } : {}) }),
    )
    for (const { arn = '', lastUpdatedTime } of page.events ?? []) listed.set(arn, lastUpdatedTime)
    nextToken = page.nextToken
  } while (nextToken)
  expect(listed).toEqual(
    new Map(Array.from(aws.truth.events.list(), (each) => [each.arn, new Date(each.lastUpdatedTime)])),
  )
  const event = Array.from(aws.truth.events.list()).find(({ reach }) => reach.accounts().length > 2)
  const accounts = event?.reach.accounts().slice(0, 10) ?? []
  const filters = accounts.map((awsAccountId) => ({ eventArn: event?.arn, awsAccountId }))
  const { entities } = await health.send(
    new DescribeAffectedEntitiesForOrganizationCommand({ organizationEntityFilters: filters, maxResults: 100 }),
  )
  const held = accounts.flatMap(
    (account) => event?.reach.entitiesOf(account).map(({ value }) => `${account} ${value}`) ?? [],
  )
  expect(entities?.map(({ awsAccountId, entityValue }) => `${awsAccountId} ${entityValue}`).sort()).toEqual(held.sort())
})

test('forgets what has been over for 90 days', async () => {
  aws.clock.stop(NOW)
  const { arn } = aws.truth.events.add()
  aws.truth.events.resolve(arn)
  const ask = async () =>
    (await new HealthClient({ maxAttempts: 1 }).send(new DescribeEventsForOrganizationCommand({}))).events
  aws.clock.advance(90 * 86_400_000)
  expect(await ask()).toHaveLength(1)
  aws.clock.advance(60_000)
  expect(await ask()).toEqual([])
})

test('changes an invented event like any other, silently where told so', () => {
  const { truth } = invent('a', 60)
  const event = Array.from(truth.events.list()).find(
    ({ reach, status }) => status === 'closed' && reach.accounts().length > 1,
  )
  const [one = '', other = ''] = event?.reach.accounts() ?? []
  const [entity] = event?.reach.entitiesOf(one) ?? []
  const changed = truth.events.changeEntity(
    event?.arn ?? '',
    one,
    entity?.value ?? '',
    { status: 'IMPAIRED' },
    { silent: true },
  )
  expect(changed.lastUpdatedTime).toBe(event?.lastUpdatedTime)
  expect(changed.reach.entitiesOf(one).find(({ value }) => value === entity?.value)?.status).toBe('IMPAIRED')
  expect(changed.reach.entitiesOf(other)).toEqual(event?.reach.entitiesOf(other))
  expect(changed.reach.textOf(other)).toBe(event?.reach.textOf(other))
})

test('shows a later change after an earlier one that is still to be seen, and keeps both', () => {
  const { events } = aws.truth
  aws.clock.stop(NOW)
  const { arn } = events.add()
  events.change(arn, { text: 'Later.' }, { visibleAfter: 60_000 })
  events.resolve(arn)
  expect(events.find(arn)?.status).toBe('open')
  aws.clock.advance(60_000)
  expect([events.find(arn)?.status, events.find(arn)?.reach.textOf(null)]).toEqual(['closed', 'Later.'])
})

test('delivers an event by pages, whose communication stays the same until the event moves', () => {
  const { events } = aws.truth
  const { arn } = events.add()
  const entities = Array.from({ length: 5 }, (_, index) => buildEntity('200000000001', `i-${index}`))
  const event = events.hit(arn, '200000000001', { entities })
  const pages = messagesOf(event, '200000000001', { pageSize: 2, account: '100000000001', region: 'us-west-2' })
  expect(pages.map(({ resources }) => resources)).toEqual([['i-0', 'i-1'], ['i-2', 'i-3'], ['i-4']])
  expect(pages[2]).toMatchObject({
    account: '100000000001',
    region: 'us-west-2',
    detail: { page: '3', totalPages: '3', eventRegion: 'eu-west-1' },
  })
  const communication = (of: typeof event) =>
    messagesOf(of, '200000000001').map(({ detail }) => (detail as { communicationId: string }).communicationId)[0]
  aws.clock.advance(1000)
  expect(communication(event)).toBe(communication(event))
  expect(communication(events.resolve(arn))).not.toBe(communication(event))
})
