import { describe, expect, it } from 'vitest'
import { correlate } from './correlate'
import type { EventFacts } from './facts'
import { buildFacts, DEFAULT_SETTINGS } from './testing/build-facts'

type Given = Parameters<typeof buildFacts>[0]

/** The groups of events numbered from 1 on, as ids. */
function groupsOf(events: readonly EventFacts[], placements: Record<string, string> = {}): string[][] {
  const placed = Object.entries(placements).map(([eventId, incidentId]) => ({ eventId, incidentId }))
  return correlate(events, placed, DEFAULT_SETTINGS).map(({ eventIds }) => [...eventIds])
}

function linkOf(one: Given, other: Given) {
  const events = [buildFacts({ ...one, id: '1' }), buildFacts({ ...other, id: '2' })]
  const [link] = correlate(events, [], DEFAULT_SETTINGS).flatMap(({ links }) => links)
  const turned = correlate(events.toReversed(), [], DEFAULT_SETTINGS).flatMap(({ links }) => links)
  expect(turned).toEqual(link === undefined ? [] : [link])
  return link === undefined ? null : `${link.rule}, ${link.confidence}`
}

const several = { service: 'multipleservices', impactedServices: [{ service: 's3', region: 'us-east-1' }] }
const listsGlobal = { service: 'multipleservices', impactedServices: [{ service: 'cloudfront', region: 'global' }] }
const ofAccount = { scope: 'ACCOUNT_SPECIFIC' }
const lambda = { service: 'lambda', serviceName: 'AWS Lambda' }
const gateway = { service: 'apigateway', summary: 'Slow answers where AWS Lambda is called' }
const leak = { service: 'risk', typeCode: 'AWS_RISK_KEY_FOUND', scope: 'ACCOUNT_SPECIFIC', region: 'global' }

describe('two events', () => {
  it.each<[string, Given, Given, string | null]>([
    ['of one place that have nothing to do with each other', {}, { service: 's3' }, null],
    ['one of which lists the other', several, { service: 's3', from: 59 }, 'impacted-services, high'],
    [
      'one of which lists the other, long after its start',
      { ...several, to: 900 },
      { service: 's3', from: 800, to: 960 },
      'impacted-services, high',
    ],
    ['one of which lists the other elsewhere', several, { service: 's3', region: 'us-west-2' }, null],
    ['one of which lists the other, after its end', several, { service: 's3', from: 61, to: 90 }, null],
    [
      'one of which lists a global service',
      listsGlobal,
      { service: 'cloudfront', region: 'global' },
      'impacted-services, high',
    ],
    ['of one type in two accounts', ofAccount, { ...ofAccount, from: 50, to: 90 }, 'same-type, medium'],
    ['of one type in two Regions', ofAccount, { ...ofAccount, region: 'us-west-2' }, null],
    ['of two types in two accounts', ofAccount, { ...ofAccount, typeCode: 'AWS_EC2_OTHER' }, null],
    ['without type in two accounts', { ...ofAccount, typeCode: null }, { ...ofAccount, typeCode: null }, null],
    ['told to everybody and to an account at once', {}, { ...ofAccount, from: 10 }, 'public-and-account, high'],
    [
      'told to everybody and later to an account',
      {},
      { ...ofAccount, typeCode: 'AWS_EC2_OTHER', from: 11 },
      'public-and-account, medium',
    ],
    [
      'told to everybody and much later to an account',
      { to: 90 },
      { ...ofAccount, typeCode: 'AWS_EC2_OTHER', from: 61, to: 70 },
      null,
    ],
    ['that flap', { to: 30 }, { from: 90, to: 95 }, 'again, medium'],
    ['that flap a minute too late', { to: 30 }, { from: 91, to: 95 }, null],
    ['that flap without an end in between', { to: null }, { from: 24 * 60, to: 25 * 60 }, 'again, medium'],
    ['that flap beyond a day and the window of silence', { to: null }, { from: 25 * 60 + 1, to: null }, null],
    ['that flap in an account', { ...ofAccount, to: 10 }, { ...ofAccount, from: 70, to: 75 }, 'again, medium'],
    [
      'of one type that go on for hours in accounts',
      { ...ofAccount, to: null },
      { ...ofAccount, from: 121, to: null },
      null,
    ],
    [
      'of two types that flap in an account',
      { ...ofAccount, to: 10 },
      { ...ofAccount, typeCode: 'AWS_EC2_OTHER', from: 12 },
      null,
    ],
    [
      'of identity in two Regions',
      { service: 'iam', region: 'global' },
      { service: 'sts', region: 'eu-west-1', from: 60 },
      'identity-root, medium',
    ],
    ['of identity, one after the other', { service: 'iam' }, { service: 'sts', from: 61, to: 70 }, null],
    ['of identity in two partitions', { service: 'iam' }, { service: 'iam', region: 'us-gov-west-1' }, null],
    ['of identity and another service', { service: 'iam' }, { service: 'cognito' }, null],
    ['one of which names the other', lambda, { ...gateway, from: 20 }, 'names-other, high'],
    ['one of which names the other later', { ...lambda, to: 90 }, { ...gateway, from: 61, to: 70 }, null],
    ['one of which names the other elsewhere', lambda, { ...gateway, region: 'eu-west-1' }, null],
    [
      'one of which names a service in other words',
      lambda,
      { ...gateway, summary: 'Slow answers where a lambda is called' },
      null,
    ],
    ['of access, of one type', leak, { ...leak, from: 30 }, 'same-type, medium'],
    ['of access, of one type, hours apart', { ...leak, to: null }, { ...leak, from: 300, to: null }, null],
    ['of access and of an outage', { ...leak, region: 'us-east-1' }, { service: 'iam' }, null],
    ['of which only the day is known', { timePrecision: 'day' }, {}, null],
  ])('%s', (_what, one, other, link) => {
    expect(linkOf(one, other)).toBe(link)
  })
})

describe('a burst', () => {
  const services = ['ec2', 's3', 'sns', 'sqs', 'rds', 'kms', 'ecs']
  const burst = (count: number, apart: number, overrides: Given = {}) =>
    services
      .slice(0, count)
      .map((service, index) =>
        buildFacts({ id: String(index + 1), service, from: index * apart, to: 300, ...overrides }),
      )

  it('takes three services of one place', () => {
    expect(groupsOf(burst(2, 10))).toEqual([['1'], ['2']])
    expect(groupsOf(burst(3, 10))).toEqual([['1', '2', '3']])
    const elsewhere = buildFacts({ id: '3', service: 'sns', region: 'us-west-2' })
    expect(groupsOf([...burst(2, 10), elsewhere])).toEqual([['1'], ['2'], ['3']])
  })

  it('takes events that everybody was told of', () => {
    expect(groupsOf(burst(3, 10, { scope: 'ACCOUNT_SPECIFIC' }))).toHaveLength(3)
    const told = burst(2, 10)
    expect(groupsOf([...told, buildFacts({ id: '3', service: 'sns', scope: 'ACCOUNT_SPECIFIC' })])).toHaveLength(3)
  })

  it('takes events that go on at the same time', () => {
    expect(groupsOf([...burst(2, 10), buildFacts({ id: '3', service: 'sns', from: -30, to: -1 })])).toHaveLength(3)
  })

  it('spreads from core to core', () => {
    expect(groupsOf(burst(7, 50))).toEqual([['1', '2', '3', '4', '5', '6', '7']])
    expect(groupsOf(burst(7, 61))).toHaveLength(7)
  })

  it('takes in what is global at home', () => {
    const global = buildFacts({ id: '3', service: 'awswaf', region: 'global' })
    expect(groupsOf([...burst(2, 10), global])).toEqual([['1', '2', '3']])
    expect(groupsOf([...burst(2, 10, { region: 'us-west-2' }), global])).toHaveLength(3)
  })

  it('is the surer the more services it has', () => {
    const confidences = (count: number) =>
      correlate(burst(count, 5), [], DEFAULT_SETTINGS).flatMap(({ links }) => links.map(({ confidence }) => confidence))
    expect(confidences(4)).toEqual(['low', 'low', 'low'])
    expect(confidences(5)).toEqual(['medium', 'medium', 'medium', 'medium'])
  })
})

describe('what people placed', () => {
  const first = buildFacts({ id: '1', to: 30 })
  const second = buildFacts({ id: '2', from: 40, to: 50 })
  const third = buildFacts({ id: '3', from: 60, to: 70 })

  it('stays apart, and draws in what is nearest', () => {
    expect(groupsOf([first, second, third])).toEqual([['1', '2', '3']])
    expect(groupsOf([first, third], { '1': '7', '3': '8' })).toEqual([['1'], ['3']])
    expect(groupsOf([first, second, third], { '1': '7', '3': '8' })).toEqual([['1'], ['2', '3']])
  })

  it('draws to what was before where nothing else decides, whatever the numbers of the incidents', () => {
    const before = buildFacts({ id: '1', from: 20 })
    expect(groupsOf([before, second, third], { '1': '10', '3': '9' })).toEqual([['1', '2'], ['3']])
    expect(groupsOf([before, second, third], { '1': '9', '3': '10' })).toEqual([['1', '2'], ['3']])
  })

  it('draws to the surest, although a less sure one of its incident is nearer', () => {
    const failing = (id: string, service: string, from: number) => buildFacts({ id, service, from, to: 300 })
    const large = [failing('1', 'sns', -90), failing('2', 'rds', -50), failing('3', 's3', -20)]
    const [small, free] = [failing('4', 'ec2', -10), failing('5', 'sqs', 0)]
    const groups = groupsOf([...large, small, free], { '1': '7', '2': '7', '3': '7', '4': '8' })
    expect(groups).toEqual([['1', '2', '3', '5'], ['4']])
  })

  it('stays together without any link', () => {
    const other = buildFacts({ id: '2', service: 's3', region: 'eu-west-1' })
    expect(
      correlate(
        [first, other],
        [
          { eventId: '1', incidentId: '7' },
          { eventId: '2', incidentId: '7' },
        ],
        DEFAULT_SETTINGS,
      ),
    ).toEqual([{ eventIds: ['1', '2'], incidentId: '7', links: [] }])
  })

  it('says which link drew something in', () => {
    expect(correlate([first, second], [{ eventId: '1', incidentId: '7' }], DEFAULT_SETTINGS)).toMatchObject([
      {
        eventIds: ['1', '2'],
        incidentId: '7',
        links: [{ eventId: '1', otherId: '2', rule: 'again', detail: { apartMs: 600_000, by: '1' } }],
      },
    ])
  })

  it('may be what the rules would leave out', () => {
    const notice = buildFacts({ id: '2', category: 'accountNotification' })
    expect(groupsOf([first, notice])).toEqual([['1']])
    expect(groupsOf([first, notice], { '2': '7' })).toEqual([['1'], ['2']])
  })

  it('may be an event that is not known here', () => {
    expect(groupsOf([first], { '9': '7' })).toEqual([['1']])
  })
})

describe('a whole Region failing within an hour', () => {
  it('is held together by few of its millions of pairs', () => {
    const events = Array.from({ length: 3_000 }, (_, index) =>
      buildFacts({
        id: String(index + 1),
        service: `service${index % 40}`,
        scope: index % 3 === 0 ? 'PUBLIC' : 'ACCOUNT_SPECIFIC',
        from: (index * 7) % 60,
        to: 90,
      }),
    )
    const [group, ...others] = correlate(events, [], DEFAULT_SETTINGS)
    expect(others).toEqual([])
    expect(group?.eventIds).toHaveLength(3_000)
    expect(group?.links).toHaveLength(2_999)
  })
})
