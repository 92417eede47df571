import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fault } from './facts'
import { buildFault } from './testing/build-blast'
import { restsOnUsage } from './trail-end'
import { trailEndKey, trailsOf } from './trails'
import type { DeclaredWorkload, WorkloadNeed } from './workloads'

function workload(name: string, ...needs: Partial<WorkloadNeed>[]): DeclaredWorkload {
  const dependencies = needs.map((need) => ({ service: null, region: null, onWorkloadId: null, note: null, ...need }))
  return { id: name, name, dependencies }
}

function endsOf(fault: Partial<Fault>, workloads: DeclaredWorkload[] = []): unknown[] {
  return trailsOf([buildFault(fault)], workloads).map(({ end: { kind, ...values } }) => [
    kind,
    ...Object.values(values),
  ])
}

describe('what AWS designed', () => {
  test.each<[string, Partial<Fault>, unknown[]]>([
    ['a Region reaches who uses it there', {}, [['uses', 'ec2', 'us-east-1', 'aws']]],
    ['everywhere reaches who uses it at all', { region: 'global' }, [['uses', 'ec2', null, 'aws']]],
    ['no Region reaches who uses it at all', { region: null, partition: null }, [['uses', 'ec2', null, null]]],
    ['IAM everywhere reaches every account', { service: 'iam', region: 'global' }, [['every', 'aws']]],
    ['IAM at home reaches every account', { service: 'iam' }, [['every', 'aws']]],
    ['IAM elsewhere reaches the Region', { service: 'iam', region: 'eu-west-1' }, [['uses-region', 'eu-west-1']]],
    [
      'IAM in China reaches China',
      { service: 'iam', region: 'cn-north-1', partition: 'aws-cn' },
      [['every', 'aws-cn']],
    ],
    ['IAM without a partition is that of aws', { service: 'iam', region: null, partition: null }, [['every', 'aws']]],
    ['STS in a Region reaches the Region', { service: 'sts' }, [['uses-region', 'us-east-1']]],
    ['sign-in in a Region reaches the Region', { service: 'signin' }, [['uses-region', 'us-east-1']]],
    ['STS everywhere reaches every account', { service: 'sts', region: 'global' }, [['every', 'aws']]],
    ['Organizations at home reach every account', { service: 'organizations' }, [['every', 'aws']]],
    [
      'what is not known to be its home, Account Management reaches who uses it there',
      { service: 'account', region: 'cn-northwest-1', partition: 'aws-cn' },
      [['uses', 'account', 'cn-northwest-1', 'aws-cn']],
    ],
    [
      'Identity Center reaches the organizations of those that use it there',
      { service: 'identitycenter', region: 'eu-west-1' },
      [
        ['uses', 'identitycenter', 'eu-west-1', 'aws'],
        ['organization', 'identitycenter', 'eu-west-1', 'aws'],
      ],
    ],
    [
      'CloudFront at home reaches its users everywhere',
      { service: 'cloudfront' },
      [['uses', 'cloudfront', null, 'aws']],
    ],
    [
      'Global Accelerator elsewhere reaches who uses it there',
      { service: 'globalaccelerator' },
      [['uses', 'globalaccelerator', 'us-east-1', 'aws']],
    ],
    ['several services that nobody names reach the Region', { service: null }, [['uses-region', 'us-east-1']]],
    ['several services nowhere reach nobody', { service: null, region: null }, []],
    ['several services everywhere reach nobody', { service: null, region: 'global' }, []],
    ['what concerns the named accounts alone reaches nobody', { service: 'iam', infers: false }, []],
  ])('in %s', (_, fault, ends) => {
    expect(endsOf(fault)).toEqual(ends)
  })
})

describe('what we declare', () => {
  const shop = workload('shop', { onWorkloadId: 'checkout', note: 'pays there' })
  const checkout = workload('checkout', { service: 'cognito', region: 'us-east-1' })
  const mail = workload('mail', { onWorkloadId: 'shop' })

  test('is followed from the service through every workload that depends on it', () => {
    const trails = trailsOf([buildFault({ service: 'cognito', serviceName: 'Amazon Cognito' })], [shop, mail, checkout])
    expect(trails.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
      ['Accounts that use Amazon Cognito in us-east-1'],
      ['checkout', 'Accounts in which checkout runs'],
      ['checkout', 'shop', 'Accounts in which shop runs'],
      ['checkout', 'shop', 'mail', 'Accounts in which mail runs'],
    ])
    expect(trails[2]?.steps.map(({ sentence }) => sentence)).toEqual([
      'checkout depends on Amazon Cognito in us-east-1.',
      'shop depends on checkout: pays there.',
      'shop runs in it.',
    ])
  })

  test.each<[string, Partial<WorkloadNeed>, Partial<Fault>, boolean]>([
    ['another service', { service: 's3' }, {}, false],
    ['another Region', { service: 'ec2', region: 'eu-west-1' }, {}, false],
    ['the service in whatever Region', { service: 'ec2' }, {}, true],
    ['the service there', { service: 'ec2', region: 'us-east-1' }, {}, true],
    [
      'the service there, when it fails everywhere',
      { service: 'ec2', region: 'us-east-1' },
      { region: 'global' },
      true,
    ],
    ['the service there, when no Region is said', { service: 'ec2', region: 'us-east-1' }, { region: null }, true],
    [
      'the global service, when its control plane fails',
      { service: 'iam', region: 'global' },
      { service: 'iam' },
      true,
    ],
    [
      'the global service, when another Region fails',
      { service: 'iam', region: 'global' },
      { service: 'iam', region: 'eu-west-1' },
      false,
    ],
    ['anything there, when several services fail', { service: 's3', region: 'us-east-1' }, { service: null }, true],
    ['anything anywhere, when several services fail', { service: 's3' }, { service: null }, false],
  ])('counts where it depends on %s', (_, need, fault, isReached) => {
    expect(endsOf(fault, [workload('checkout', need)]).some((end) => String(end).startsWith('workload'))).toBe(
      isReached,
    )
  })

  test('ends, though it runs in a circle, and reaches each workload once', () => {
    const circle = [
      workload('a', { onWorkloadId: 'c' }, { service: 'ec2' }),
      workload('b', { onWorkloadId: 'a' }),
      workload('c', { onWorkloadId: 'b' }, { onWorkloadId: 'a' }),
    ]
    const names = trailsOf([buildFault()], circle).map(({ steps }) => steps.map(({ name }) => name).slice(0, -1))
    expect(names).toEqual([[], ['a'], ['a', 'b'], ['a', 'c']])
  })
})

describe('the words of a way', () => {
  test('tell what fails, what goes on, and AWS page', () => {
    const [trail] = trailsOf([buildFault({ service: 'iam', serviceName: 'IAM', region: 'global' })], [])
    expect(trail?.steps.map(({ name, by }) => `${name} (${by})`)).toEqual([
      'IAM control plane, us-east-1 (catalogue)',
      'Every account of aws (catalogue)',
    ])
    expect(trail?.steps[0]?.sentence).toMatch(/changes may fail.*exist go on working/s)
    expect(trail?.steps[0]?.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/IAM\//)
  })

  test('begin with what AWS names, and say where AWS spoke to others only', () => {
    const [trail] = trailsOf([buildFault({ via: 'named', isAccountEvent: true })], [])
    expect(trail?.steps.map(({ sentence, by }) => `${by}: ${sentence}`)).toEqual([
      'aws: AWS names Amazon EC2 as hit in us-east-1.',
      'usage: It uses Amazon EC2 in us-east-1. AWS tells it only to the accounts that it names; that others feel it too is concluded.',
    ])
  })
})

describe('of any faults and workloads', () => {
  const service = fc.constantFrom(
    ...['ec2', 'iam', 'sts', 'signin', 'identitycenter', 'route53', 'health', 'management-console', 'unheard-of'],
  )
  const region = fc.constantFrom('us-east-1', 'eu-west-1', 'cn-north-1', 'us-gov-west-1', 'global', null)
  const partition = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-new', null)
  const fault = fc
    .record({
      service: fc.option(service),
      region,
      partition,
      infers: fc.integer({ min: 0, max: 9 }).map((luck) => luck > 0),
      via: fc.constantFrom('event' as const, 'named' as const, 'told' as const),
    })
    .map(buildFault)
  const ids = ['a', 'b', 'c', 'd', 'e']
  const need = fc.oneof(
    fc.record({ service, region }),
    fc.constantFrom(...ids, 'gone').map((onWorkloadId) => ({ onWorkloadId })),
  )
  const workloads = fc
    .array(fc.array(need, { maxLength: 3 }), { maxLength: 5 })
    .map((lists) => lists.map((needs, index) => workload(ids[index] ?? '', ...needs)))

  test('each way has a reason at every step and ends where no other way of its fault does', () => {
    fc.assert(
      fc.property(fc.array(fault, { maxLength: 4 }), workloads, (faults, declared) => {
        const trails = trailsOf(faults, declared)
        for (const { steps, fault: index } of trails) {
          expect(faults[index]?.infers).toBe(true)
          expect(steps.length).toBeGreaterThan(0)
          for (const { name, sentence } of steps) {
            expect(name.trim()).not.toBe('')
            expect(sentence).toMatch(/[.]$/)
          }
        }
        const keys = trails.map(({ fault: index, end }) => `${index} ${trailEndKey(end)}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('the order of the workloads does not matter', () => {
    fc.assert(
      fc.property(fc.array(fault, { maxLength: 3 }), workloads, (faults, declared) => {
        expect(trailsOf(faults, declared.toReversed())).toEqual(trailsOf(faults, declared))
      }),
    )
  })

  test('a service that AWS names somewhere always reaches somebody', () => {
    fc.assert(
      fc.property(fault, (each) => {
        const reaches = each.infers && (each.service !== null || (each.region !== null && each.region !== 'global'))
        expect(trailsOf([each], []).length > 0).toBe(reaches)
      }),
    )
  })
})

test('ends are the same text where they are the same end, and only then', () => {
  const end = { kind: 'uses', service: 'ec2', region: null, partition: 'aws' } as const
  expect(trailEndKey({ ...end })).toBe(trailEndKey(end))
  const others = [
    { ...end, kind: 'organization' },
    { ...end, region: 'aws' },
    { ...end, partition: null },
    { kind: 'uses-region', region: 'aws' },
    { kind: 'every', partition: 'aws' },
    { kind: 'workload', workloadId: 'aws', partition: null },
  ] as const
  expect(new Set([end, ...others].map(trailEndKey)).size).toBe(7)
  expect([end, ...others].map(restsOnUsage)).toEqual([true, true, true, true, true, false, false])
})
