import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { AWS_PERMISSIONS, permissionsOf } from '@/lib/domain/aws-permissions'
import { withAws } from '@/lib/testing/aws'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { checkConnection } from './check'

const aws = withAws()
afterEach(() => vi.unstubAllEnvs())

async function check(overrides: Partial<AwsConnection> = {}) {
  const { checks, ...learned } = await checkConnection(connectionTo(overrides))
  const outcomes = Object.fromEntries(checks.map(({ action, outcome }) => [action, outcome]))
  const sentences = Object.fromEntries(checks.map(({ action, sentence }) => [action, sentence]))
  return { checks, learned, outcomes, sentences }
}

const queueUrls = () => [aws.urlOf(aws.truth.queues.add('faultline', '100000000001'))]

describe.each(['organization', 'account'] as const)('the check of an %s', (kind) => {
  it('finds every permission that the policy asks for, each with a sentence', async () => {
    const { checks, learned } = await check({ kind, queueUrls: queueUrls() })
    expect(checks.map(({ action }) => action)).toEqual(permissionsOf(kind, true).map(({ action }) => action))
    expect(checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([])
    expect(checks.every(({ sentence }) => /^Faultline can .+\.$/.test(sentence))).toBe(true)
    expect(learned).toEqual({
      accountId: '100000000001',
      organizationId: kind === 'organization' ? 'o-invented0001' : null,
    })
  })

  it('asks AWS for each of them, with an event that is there, and takes nothing away', async () => {
    const [url = ''] = queueUrls()
    const queue = aws.truth.queues.find(url)
    queue?.send('a message')
    const event = aws.truth.events.add()
    aws.truth.events.hit(event.arn, aws.truth.directory.managementAccount)
    await check({ kind, queueUrls: [url] })
    const asked = permissionsOf(kind, true).map(({ action }) => action.split(':')[1])
    expect(Object.keys(aws.calls.byOperation()).toSorted()).toEqual(asked.toSorted())
    expect([queue?.size, queue?.visible]).toEqual([1, 1])
  })
})

describe('a permission that is missing', () => {
  it.each(AWS_PERMISSIONS.map(({ action, kinds }) => [action, kinds] as const))(
    '(%s) is found alone, and named',
    async (action, kinds) => {
      const [service = '', operation = ''] = action.split(':')
      aws.faults.on({ kind: 'denied', operation })
      const { outcomes, sentences } = await check({ kind: kinds[0] ?? 'account', queueUrls: queueUrls() })
      expect(outcomes[action]).toBe('denied')
      expect(sentences[action]).toContain(`may not call ${service}:${operation}`)
      expect(Object.values(outcomes).filter((outcome) => outcome === 'denied')).toHaveLength(1)
    },
  )
})

describe('what is not set up', () => {
  it('is a support plan', async () => {
    aws.truth.withoutSupport.add('100000000001')
    const { outcomes, sentences } = await check({ kind: 'account' })
    expect(outcomes).toMatchObject({ 'sts:GetCallerIdentity': 'ok', 'health:DescribeEvents': 'not-subscribed' })
    expect(sentences['health:DescribeEvents']).toContain('has no Business, Enterprise On-Ramp or Enterprise support')
  })

  it('is the organizational view', async () => {
    aws.truth.directory.healthView = 'DISABLED'
    const { outcomes } = await check()
    expect(outcomes).toMatchObject({
      'health:DescribeHealthServiceStatusForOrganization': 'not-set-up',
      'health:DescribeEventsForOrganization': 'not-set-up',
      'organizations:ListAccounts': 'ok',
    })
  })

  it('is an organization', async () => {
    aws.truth.directory.inUse = false
    const { outcomes, learned } = await check()
    expect(outcomes).toMatchObject({ 'organizations:DescribeOrganization': 'not-set-up' })
    expect(learned.organizationId).toBeNull()
  })

  it('is an aggregator of AWS Config, or an index of Resource Explorer', async () => {
    aws.truth.aggregator = null
    aws.truth.explorerRegion = null
    const { outcomes, sentences } = await check({ regions: ['eu-west-1', 'us-east-1'] })
    expect(outcomes).toMatchObject({
      'config:DescribeConfigurationAggregators': 'not-set-up',
      'config:SelectAggregateResourceConfig': 'failed',
      'resource-explorer-2:ListIndexes': 'not-set-up',
    })
    expect(sentences['config:DescribeConfigurationAggregators']).toContain('in eu-west-1 or us-east-1')
    expect(sentences['config:SelectAggregateResourceConfig']).toMatch(/^Not tried: /)
  })
})

describe('what cannot be checked', () => {
  it('is nothing beyond credentials that AWS does not take', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAUNKNOWN')
    const { checks, learned } = await check()
    expect(checks[0]).toMatchObject({ action: 'sts:GetCallerIdentity', outcome: 'failed' })
    expect(checks.slice(1).every(({ sentence }) => sentence.startsWith('Not tried'))).toBe(true)
    expect(aws.calls.count()).toBe(1)
    expect(learned.accountId).toBeNull()
  })

  it('is a queue that is not there, by its address', async () => {
    const there = queueUrls()[0] ?? ''
    const gone = `${there}-gone`
    const { outcomes, sentences } = await check({ queueUrls: [there, gone] })
    expect(outcomes['sqs:ReceiveMessage']).toBe('failed')
    expect(sentences['sqs:ReceiveMessage']).toContain(`The queue is ${gone}.`)
  })
})
