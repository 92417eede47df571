/** What is read of trails, alarms, analyzers, stacks and recovery is what the stand-in's truth says. */
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '@/e2e/stand-in/aws/truth-principals'
import { withAws } from '@/lib/testing/aws'
import { MEMBER, readKind } from './test-collecting'

const aws = withAws()

describe('trails', () => {
  it('are told with status and selectors, of either form', async () => {
    const [trail] = (await readKind(aws, 'trails')).trails
    expect(trail).toMatchObject({
      ...{ name: 'main', ownerAccount: MEMBER, multiRegion: true, organization: false, logValidation: true },
      ...{ isLogging: true, managementEvents: 'all', latestCloudWatchLogsError: null, unread: null },
    })
    for (const selectors of ['basic', 'advanced'] as const)
      for (const managementEvents of ['all', 'write', 'read', 'none'] as const) {
        aws.truth.identities.change(MEMBER, ({ trails }) => {
          for (const each of trails) Object.assign(each, { selectors, managementEvents })
        })
        expect((await readKind(aws, 'trails')).trails).toMatchObject([{ managementEvents }])
      }
  })

  it('of the organization are seen by members, as far as those may ask', async () => {
    const { identities, directory } = aws.truth
    const owner = directory.managementAccount
    identities.change(owner, ({ trails }) => {
      for (const trail of trails) trail.organization = true
    })
    identities.change(MEMBER, (identity) => {
      identity.trails = []
    })
    expect((await readKind(aws, 'trails')).trails).toMatchObject([
      { ownerAccount: owner, organization: true, isLogging: true },
    ])
    expect(await readKind(aws, 'alarms')).toEqual({ logGroups: [] })
    identities.membersSeeTrails = false
    const [trail] = (await readKind(aws, 'trails')).trails
    expect(trail).toMatchObject({ isLogging: null, managementEvents: 'unknown' })
    expect(trail?.unread).toContain(`account ${MEMBER}`)
  })

  it('are told without stores where those are denied', async () => {
    aws.truth.identities.change(MEMBER, ({ stores }) => {
      stores.push({
        ...{ name: 'lake', region: 'us-east-1', status: 'ENABLED', multiRegion: true, organization: false },
        managementEvents: 'all',
      })
    })
    expect(await readKind(aws, 'trails')).toMatchObject({
      stores: [{ name: 'lake', status: 'ENABLED', multiRegion: true, managementEvents: 'all' }],
      storesUnread: null,
    })
    aws.faults.on({ kind: 'denied', operation: 'ListEventDataStores' })
    const { trails, stores, storesUnread } = await readKind(aws, 'trails')
    expect([trails.length, stores]).toEqual([1, []])
    expect(storesUnread).toContain('cloudtrail:ListEventDataStores')
  })

  it.each([
    ['not offered', null],
    ['unavailable', expect.stringContaining('503')],
  ] as const)('say of stores where those are %s: %s', async (kind, storesUnread) => {
    aws.faults.on({ kind, operation: 'ListEventDataStores' })
    expect(await readKind(aws, 'trails')).toMatchObject({ stores: [], storesUnread })
  })
})

describe('alarms', () => {
  it('are followed from the filter to the subscription', async () => {
    aws.truth.identities.change(MEMBER, ({ topics, alarms }) => {
      topics[0]?.subscriptions.push({ protocol: 'sms', endpoint: '+0', confirmed: false })
      for (const alarm of alarms) alarm.actionsEnabled = alarm.metric === 'root'
    })
    const { logGroups } = await readKind(aws, 'alarms')
    const filters = logGroups[0]?.filters ?? []
    const { filters: truth } = aws.truth.identities.get(MEMBER)
    expect(new Map(filters.map(({ name, pattern }) => [name, pattern]))).toEqual(
      new Map(truth.map(({ name, pattern }) => [name, pattern])),
    )
    const heard = filters.filter(({ alarms }) => alarms?.[0]?.actionsEnabled)
    expect(heard.map(({ name }) => name)).toEqual(['root'])
    expect(filters[0]?.alarms?.[0]?.actions[0]?.subscriptions).toEqual([
      { protocol: 'email', confirmed: true },
      { protocol: 'sms', confirmed: false },
    ])
  })

  it('say what could not be read of them', async () => {
    aws.faults.on({ kind: 'denied', operation: 'ListSubscriptionsByTopic' })
    const [group] = (await readKind(aws, 'alarms')).logGroups
    const action = group?.filters?.[0]?.alarms?.[0]?.actions[0]
    expect(action).toMatchObject({
      subscriptions: null,
      unread: expect.stringContaining('sns:ListSubscriptionsByTopic'),
    })
    aws.faults.on({ kind: 'denied', operation: 'DescribeAlarmsForMetric' })
    const [blind] = (await readKind(aws, 'alarms')).logGroups
    expect(blind?.filters?.[0]).toMatchObject({
      alarms: null,
      unread: expect.stringContaining('DescribeAlarmsForMetric'),
    })
    aws.faults.on({ kind: 'denied', operation: 'DescribeMetricFilters' })
    expect((await readKind(aws, 'alarms')).logGroups[0]).toMatchObject({ filters: null })
  })

  it('may be rules of EventBridge, at home and in the backup Region', async () => {
    aws.truth.identities.change(MEMBER, ({ rules, topics }) => {
      const target = { id: 'people', arn: topics[0]?.arn ?? '' }
      const rule = { region: 'us-east-1', enabled: true, pattern: { source: ['aws.iam'] }, targets: [target] }
      rules.push(
        { ...rule, name: 'iam' },
        { ...rule, name: 'off', enabled: false },
        { ...rule, name: 'clock', pattern: null },
      )
    })
    const { rules } = await readKind(aws, 'event-rules')
    expect(rules.map(({ name, region }) => `${name} ${region}`)).toEqual(
      expect.arrayContaining([
        'health us-east-1',
        'health us-west-2',
        'iam us-east-1',
        'off us-east-1',
        'clock us-east-1',
      ]),
    )
    const named = (wanted: string) => rules.find(({ name }) => name === wanted)
    expect(named('health')?.targets).toMatchObject([{ id: 'faultline', subscriptions: null }])
    expect(named('iam')?.targets[0]?.subscriptions).toEqual([{ protocol: 'email', confirmed: true }])
    expect(named('off')).toMatchObject({ enabled: false, targets: [] })
    expect(named('clock')).toMatchObject({ pattern: null, targets: [] })
  })
})

describe('what detects', () => {
  it('is told by Region', async () => {
    aws.truth.identities.change(MEMBER, (identity) => {
      identity.undetected = [
        { region: 'eu-west-1', service: 'securityHub' },
        { region: '*', service: 'guardDuty' },
      ]
      identity.contacts = ['SECURITY']
    })
    expect((await readKind(aws, 'detection-services')).regions).toEqual([
      { region: 'eu-west-1', config: true, securityHub: false, guardDuty: false },
      { region: 'us-east-1', config: true, securityHub: true, guardDuty: false },
    ])
    aws.faults.on({ kind: 'denied', operation: 'DescribeHub' })
    expect((await readKind(aws, 'detection-services')).regions[0]).toMatchObject({ config: true, securityHub: null })
    expect(await readKind(aws, 'alternate-contacts')).toEqual({ security: true, operations: false, billing: false })
  })

  it('counts what waits in Access Analyzer', async () => {
    const { identities, clock } = aws.truth
    const finding = { resource: 'arn:aws:s3:::b', resourceType: 'AWS::S3::Bucket', updatedAt: clock.now() }
    identities.change(MEMBER, ({ analyzers }) => {
      for (const { findings, type } of analyzers)
        findings.push(
          {
            ...finding,
            id: `${type}-1`,
            type: type === 'ACCOUNT' ? 'ExternalAccess' : 'UnusedIAMRole',
            status: 'ACTIVE',
          },
          { ...finding, id: `${type}-2`, type: 'ExternalAccess', status: 'ARCHIVED' },
        )
    })
    const [other, home] = (await readKind(aws, 'access-analyzer')).regions
    expect(home?.analyzers.map(({ name }) => name)).toEqual(['outside', 'unused'])
    expect(home?.external).toMatchObject({
      total: 1,
      rows: [{ id: 'ACCOUNT-1', type: 'ExternalAccess', status: 'ACTIVE' }],
    })
    expect(home?.unused).toMatchObject({ total: 1, rows: [{ type: 'UnusedIAMRole' }] })
    expect(other?.unused.total).toBe(0)
  })
})

describe('stacks and recovery', () => {
  it('have stacks compared anew that were not for a day', async () => {
    const { identities, clock } = aws.truth
    expect((await readKind(aws, 'stack-drift')).stacks).toMatchObject([{ name: 'identity', drift: 'IN_SYNC' }])
    expect(aws.calls.count('DetectStackDrift')).toBe(0)
    identities.change(MEMBER, ({ stacks }) => {
      for (const stack of stacks) Object.assign(stack, { truth: 'DRIFTED', checkedAt: clock.now() - 2 * DAY_MS })
    })
    expect((await readKind(aws, 'stack-drift')).stacks).toMatchObject([{ name: 'identity', drift: 'DRIFTED' }])
    expect(aws.calls.count('DetectStackDrift')).toBe(1)
  })

  it('keep what was known of a stack that cannot be compared', async () => {
    const checkedAt = Math.floor(aws.truth.clock.now() / 1_000) * 1_000 - 2 * DAY_MS
    aws.truth.identities.change(MEMBER, ({ stacks }) => {
      for (const stack of stacks) stack.checkedAt = checkedAt
    })
    aws.faults.on({ kind: 'denied', operation: 'DetectStackDrift' })
    expect((await readKind(aws, 'stack-drift')).stacks).toMatchObject([{ drift: 'IN_SYNC', checkedAt }])
  })

  it('tell what a recovery could start from', async () => {
    const [other, home] = (await readKind(aws, 'recovery')).regions
    expect(home).toMatchObject({
      databases: [{ id: 'orders', multiAz: true, restorableUntil: expect.any(Number) }],
      tables: [{ name: 'sessions', pointInTime: true }],
      backups: [{ arn: `arn:aws:rds:us-east-1:${MEMBER}:db:orders`, latestAt: expect.any(Number) }],
    })
    expect(other).toEqual({ region: 'eu-west-1', databases: [], tables: [], backups: [] })
  })
})
