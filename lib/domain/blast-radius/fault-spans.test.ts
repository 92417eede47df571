import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fault } from './facts'
import { type FaultEvent, faultsOf, type NamedService, supposedFault } from './fault-spans'
import { buildFaultEvent, buildSource, minute, NOON } from './testing/build-blast'

const COGNITO: NamedService = {
  service: 'cognito',
  serviceName: 'Amazon Cognito (N. Virginia)',
  region: 'us-east-1',
  peakSeverity: null,
}
const SEVERAL = { service: 'multipleservices', serviceName: 'Multiple services' }

function window(overrides: Partial<FaultEvent['windows'][number]>): FaultEvent['windows'][number] {
  return { clock: 'described', from: NOON, to: null, service: null, superseded: false, ...overrides }
}

/** What failed, in short: service, Region, how it is known, minutes. */
function short({ service, region, via, spans }: Fault): string {
  const minutes = spans.map(([from, to]) => `${(from - NOON) / 60_000}-${to === null ? '' : (to - NOON) / 60_000}`)
  return `${service} ${region} ${via} ${minutes.join(' ')}`
}

function faultsOfEvent(overrides: Partial<FaultEvent>): string[] {
  return faultsOf(buildSource([buildFaultEvent(overrides)])).faults.map(short)
}

describe('what failed', () => {
  test('is the service of the event, and whatever else it names', () => {
    expect(faultsOfEvent({ impacted: [COGNITO] })).toEqual(['ec2 us-east-1 event 0-60', 'cognito us-east-1 named 0-60'])
  })

  test('is told once where an event names its own service', () => {
    const own = { ...COGNITO, service: 'ec2', serviceName: 'EC2' }
    expect(faultsOfEvent({ impacted: [own, COGNITO, COGNITO] })).toEqual([
      'ec2 us-east-1 event 0-60',
      'cognito us-east-1 named 0-60',
    ])
  })

  test('is, of several services, what is named and not "several services"', () => {
    expect(faultsOfEvent({ ...SEVERAL, impacted: [COGNITO] })).toEqual(['cognito us-east-1 named 0-60'])
    expect(faultsOfEvent({ ...SEVERAL, impacted: [{ ...COGNITO, ...SEVERAL }] })).toEqual(['null us-east-1 event 0-60'])
    expect(faultsOfEvent(SEVERAL)).toEqual(['null us-east-1 event 0-60'])
  })

  test('is not what AWS only watched beside services that it says were hit', () => {
    const impacted = [COGNITO, { ...COGNITO, service: 's3', peakSeverity: 'degradation' as const }]
    expect(faultsOfEvent({ ...SEVERAL, impacted })).toEqual(['s3 us-east-1 named 0-60'])
  })

  test('says names without the Region, and the partition of the Region', () => {
    const impacted = [COGNITO, { ...COGNITO, region: 'us-gov-west-1' }, { ...COGNITO, region: 'global' }]
    const { faults } = faultsOf(buildSource([buildFaultEvent({ ...SEVERAL, impacted })]))
    expect(faults.map(({ serviceName, partition }) => `${serviceName} ${partition}`)).toEqual([
      'Amazon Cognito aws',
      'Amazon Cognito aws-us-gov',
      'Amazon Cognito aws',
    ])
  })

  test('is nothing where a credential of ours is the matter', () => {
    const { faults, events } = faultsOf(buildSource([buildFaultEvent()], { kind: 'access' }))
    expect(faults).toEqual([])
    expect(events).toHaveLength(1)
  })

  test('of single accounts lets others be concluded only where the service itself failed', () => {
    const scope = 'ACCOUNT_SPECIFIC'
    const typeCode = 'AWS_EC2_INSTANCE_RETIREMENT'
    const infers = (event: Partial<FaultEvent>) =>
      faultsOf(buildSource([buildFaultEvent(event)])).faults.map((fault) => [fault.isAccountEvent, fault.infers])
    expect(infers({})).toEqual([[false, true]])
    expect(infers({ scope })).toEqual([[true, true]])
    expect(infers({ scope, typeCode })).toEqual([[true, false]])
    expect(infers({ scope, typeCode: null })).toEqual([[true, false]])
    expect(infers({ typeCode })).toEqual([[false, true]])
  })

  test('is one fault where AWS tells many accounts the same, for as long as any of it lasts', () => {
    const events = [0, 30, 90].map((from, index) =>
      buildFaultEvent({
        id: String(index),
        scope: 'ACCOUNT_SPECIFIC',
        startedAt: minute(from),
        endedAt: minute(from + 40),
      }),
    )
    const { faults } = faultsOf(buildSource(events))
    expect(faults.map(short)).toEqual(['ec2 us-east-1 event 0-70 90-130'])
    expect(faults[0]?.eventId).toBe('0')
  })
})

describe('how long it failed', () => {
  test('is the declared time and what the texts say of the event, not what they took back', () => {
    const windows = [
      window({ from: minute(-30), to: minute(-10) }),
      window({ from: minute(200), to: minute(300), superseded: true }),
      window({ from: minute(400), to: minute(500), service: 'rds-us-east-1' }),
    ]
    expect(faultsOfEvent({ windows })).toEqual(['ec2 us-east-1 event -30--10 0-60'])
  })

  test('is between the status changes of the service where it has any', () => {
    const windows = [
      window({ clock: 'recovered', service: 'cognito-us-east-1', from: minute(10), to: minute(20) }),
      window({ clock: 'recovered', service: 'cognito-us-east-1', from: minute(40) }),
      window({ clock: 'recovered', service: 'cognito-eu-west-1', from: minute(1), to: minute(2) }),
    ]
    const { faults, events } = faultsOf(
      buildSource([buildFaultEvent({ ...SEVERAL, impacted: [COGNITO], windows, endedAt: minute(50) })]),
    )
    expect(faults.map(short)).toEqual(['cognito us-east-1 named 10-20 40-50'])
    expect(events[0]?.spans).toEqual([[NOON, minute(50)]])
  })

  test('began with the event for what changed first: AWS says so later than it began', () => {
    const changed = (service: string, from: number, to: number) =>
      window({ clock: 'recovered', service, from: minute(from), to: minute(to) })
    const windows = [
      changed('cognito-us-east-1', 10, 20),
      changed('ec2-us-east-1', 10, 40),
      changed('ec2-us-east-1', 45, 50),
      changed('kms-us-east-1', 30, 50),
      window({ from: minute(-30), to: minute(-20) }),
    ]
    const kms = { ...COGNITO, service: 'kms', serviceName: 'AWS Key Management Service' }
    expect(faultsOfEvent({ impacted: [COGNITO, kms], windows })).toEqual([
      'ec2 us-east-1 event -30--20 0-40 45-50',
      'cognito us-east-1 named -30--20 0-20',
      'kms us-east-1 named 30-50',
    ])
  })

  test('is over once its status says so, however long the texts speak of the event', () => {
    const windows = [
      window({ clock: 'recovered', service: 'ec2-us-east-1', from: minute(10), to: minute(20) }),
      window({ from: minute(-5), to: minute(55) }),
      window({ from: minute(30) }),
    ]
    expect(faultsOfEvent({ windows })).toEqual(['ec2 us-east-1 event -5-20'])
  })

  test.each<[string, Partial<FaultEvent>, string]>([
    ['goes on while it is open', { status: 'open', endedAt: null }, '0-'],
    ['goes on where AWS uses a word that we do not know', { status: 'paused', endedAt: null }, '0-'],
    ['ends with the last word where it was closed without an end', { endedAt: null, saidAt: minute(7) }, '0-7'],
    ['is a minute where the last word came before the start', { endedAt: null, saidAt: minute(-7) }, '0-1'],
    ['is a minute where it ended before it began', { endedAt: minute(-5) }, '0-1'],
    ['ends with the event where a text gives no end', { windows: [window({ from: minute(-9) })] }, '-9-60'],
  ])('%s', (_, event, minutes) => {
    expect(faultsOfEvent(event)).toEqual([`ec2 us-east-1 event ${minutes}`])
  })
})

describe('what people say of an incident without events', () => {
  const told = { startedAt: NOON, endedAt: minute(30), partition: 'aws' }
  const services = [
    { id: 'ec2', name: 'Amazon EC2' },
    { id: 'multipleservices', name: 'Multiple services' },
  ]

  test.each([
    [
      ['us-east-1', 'eu-west-1'],
      ['ec2 us-east-1', 'ec2 eu-west-1', 'null us-east-1', 'null eu-west-1'],
    ],
    [[], ['ec2 null']],
  ])('in %j is each service in each Region', (regions, expected) => {
    const { faults, events } = faultsOf(buildSource([], { told: { ...told, services, regions } }))
    expect(faults.map(short)).toEqual(expected.map((each) => `${each} told 0-30`))
    expect(events).toEqual([])
  })

  test('is nothing where no service is named', () => {
    expect(faultsOf(buildSource([], { told: { ...told, regions: ['us-east-1'] } })).faults).toEqual([])
  })

  test('does not count beside what AWS says', () => {
    expect(faultsOf(buildSource([buildFaultEvent()], { told: { services } })).faults.map(short)).toEqual([
      'ec2 us-east-1 event 0-60',
    ])
  })
})

test('what a dry run supposes goes on from now', () => {
  const fault = supposedFault({ service: 'iam', serviceName: 'IAM', region: 'us-gov-west-1', partition: null }, NOON)
  expect(fault).toMatchObject({ via: 'supposed', partition: 'aws-us-gov', spans: [[NOON, null]], infers: true })
  expect(supposedFault({ ...fault, region: 'global', partition: 'aws-cn' }, NOON).partition).toBe('aws-cn')
})

test('the order of the events does not matter for what failed and when', () => {
  const event = fc
    .record({
      id: fc.nat(99).map(String),
      scope: fc.constantFrom('PUBLIC', 'ACCOUNT_SPECIFIC'),
      service: fc.constantFrom('ec2', 's3', 'multipleservices'),
      startedAt: fc.nat(50).map(minute),
      endedAt: fc.option(fc.nat(90).map(minute)),
      impacted: fc.subarray([COGNITO, { ...COGNITO, service: 's3', peakSeverity: 'disruption' as const }]),
    })
    .map((each) => buildFaultEvent({ status: each.endedAt === null ? 'open' : 'closed', ...each }))
  fc.assert(
    fc.property(fc.array(event, { maxLength: 6 }), (events) => {
      const failed = (list: FaultEvent[]) => faultsOf(buildSource(list)).faults.map(short).sort()
      expect(failed(events.toReversed())).toEqual(failed(events))
    }),
  )
})
