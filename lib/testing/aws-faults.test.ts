import { Resolver } from 'node:dns/promises'
import { DescribeEventsForOrganizationCommand, HealthClient } from '@aws-sdk/client-health'
import { ListRootsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import type { Refusal } from '@/e2e/stand-in/aws/faults'
import { withAws } from './aws'

const aws = withAws()

function ask(maxAttempts = 1) {
  return new HealthClient({ maxAttempts }).send(new DescribeEventsForOrganizationCommand({ maxResults: 10 }))
}

test.each<[Refusal, string]>([
  ['throttled', 'ThrottlingException'],
  ['broken', 'InternalServerError'],
  ['dropped', 'TimeoutError'],
  ['cut short', 'Error'],
  ['denied', 'AccessDeniedException'],
  ['not subscribed', 'SubscriptionRequiredException'],
  ['credentials expired', 'ExpiredTokenException'],
  ['clock skewed', 'RequestTimeTooSkewed'],
])('answers %s as %s, and well again once that is over', async (kind, name) => {
  aws.faults.on({ kind, service: 'health', times: 1 })
  await expect(ask()).rejects.toMatchObject({ name })
  await expect(ask()).resolves.toMatchObject({ events: [] })
})

test('answers with a page of HTML where nothing answers behind it', async () => {
  aws.faults.on({ kind: 'unavailable' })
  await expect(ask()).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } })
})

test('counts what the SDK tries again, and names the throttle as each service does', async () => {
  aws.faults.on({ kind: 'throttled', times: 2 })
  await ask(3)
  expect([aws.calls.count(), aws.calls.countErrors('ThrottlingException')]).toEqual([3, 2])
  aws.faults.on({ kind: 'throttled' })
  await expect(new OrganizationsClient({ maxAttempts: 1 }).send(new ListRootsCommand({}))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
  })
  await expect(new STSClient({ maxAttempts: 1 }).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'Throttling',
  })
})

test('strikes a share of the calls', async () => {
  aws.faults.on({ kind: 'broken', share: 0.5 })
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => ask()))
  const failed = outcomes.filter(({ status }) => status === 'rejected').length
  expect(failed).toBeGreaterThan(10)
  expect(failed).toBeLessThan(50)
})

test('breaks a page set in the middle', async () => {
  for (let index = 0; index < 25; index += 1) aws.truth.events.add({ typeCode: `AWS_EC2_TEST_${index}` })
  aws.faults.on({ kind: 'broken', fromPage: 3 })
  const health = new HealthClient({ maxAttempts: 1 })
  const next = (nextToken?: string) =>
    health.send(new DescribeEventsForOrganizationCommand({ maxResults: 10, ...(nextToken ? { nextToken } : {}) }))
  const first = await next()
  const second = await next(first.nextToken)
  await expect(next(second.nextToken)).rejects.toMatchObject({ name: 'InternalServerError' })
})

test('limits a rate', async () => {
  aws.limits.set({ operation: 'DescribeEventsForOrganization', perSecond: 0.001, burst: 2 })
  await Promise.all([ask(), ask()])
  await expect(ask()).rejects.toMatchObject({ name: 'ThrottlingException' })
})

test('wants a signature', async () => {
  const headers = { 'X-Amz-Target': 'AWSHealth_20160804.DescribeEvents', 'Content-Type': 'application/x-amz-json-1.1' }
  const answer = await fetch(aws.origin, { method: 'POST', headers, body: '{}' })
  expect([answer.status, await answer.json()]).toMatchObject([
    403,
    { __type: expect.stringContaining('MissingAuthenticationToken') },
  ])
})

test('tells by DNS where AWS Health is active', async () => {
  const resolver = new Resolver()
  resolver.setServers([aws.env.FAULTLINE_DNS_SERVER ?? ''])
  await expect(resolver.resolveCname('global.health.amazonaws.com')).resolves.toEqual([
    'health.us-east-1.amazonaws.com',
  ])
  aws.activeRegions['amazonaws.com'] = 'us-east-2'
  await expect(resolver.resolveCname('global.health.amazonaws.com')).resolves.toEqual([
    'health.us-east-2.amazonaws.com',
  ])
  await expect(resolver.resolveCname('global.health.us-gov.amazonaws.com')).resolves.toEqual([
    'health.us-gov-west-1.amazonaws.com',
  ])
  await expect(resolver.resolveCname('other.example.org')).rejects.toMatchObject({ code: 'ENOTFOUND' })
})
