/** Whether trails end at an account, told from the account alone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsAt, type TrailPlace } from './exposure-ends'
import { dependsOnUsage, inferredIn } from './exposure-inference'
import type { TrailEnd } from './facts'
import { buildFault, buildTrail, minute, NOON } from './testing/build-blast'

function buildPlace(overrides: Partial<TrailPlace> = {}): TrailPlace {
  return {
    ...{ partition: 'aws', uses: new Map(), organizationUses: new Map(), regions: new Set<string>() },
    ...{ workloads: new Set<string>(), ...overrides },
  }
}

const ec2Here = buildPlace({ uses: new Map([['ec2', new Set(['us-east-1'])]]), regions: new Set(['us-east-1']) })

describe('a trail ends at an account', () => {
  const uses = (region: string | null, partition: string | null = 'aws'): TrailEnd => ({
    ...{ kind: 'uses', service: 'ec2', region, partition },
  })
  test.each<[string, TrailEnd, TrailPlace, boolean]>([
    ['that uses the service there', uses('us-east-1'), ec2Here, true],
    ['not that uses it elsewhere', uses('eu-west-1'), ec2Here, false],
    ['that uses it in any Region of the partition', uses(null), ec2Here, true],
    ['not that uses it in another partition', uses(null, 'aws-cn'), ec2Here, false],
    ['that uses it in any partition', uses(null, null), ec2Here, true],
    [
      'that uses it globally, by its own partition',
      uses(null),
      buildPlace({ uses: new Map([['ec2', new Set(['global'])]]) }),
      true,
    ],
    [
      'not that uses another service',
      { ...uses('us-east-1'), kind: 'uses', service: 's3' } as TrailEnd,
      ec2Here,
      false,
    ],
    ['that uses the Region', { kind: 'uses-region', region: 'us-east-1' }, ec2Here, true],
    ['not that does not', { kind: 'uses-region', region: 'eu-west-1' }, ec2Here, false],
    ['of the partition', { kind: 'every', partition: 'aws' }, buildPlace(), true],
    ['not of another', { kind: 'every', partition: 'aws-cn' }, buildPlace(), false],
    [
      'in which the workload runs',
      { kind: 'workload', workloadId: 'w', partition: null },
      buildPlace({ workloads: new Set(['w']) }),
      true,
    ],
    ['not in which it does not', { kind: 'workload', workloadId: 'w', partition: null }, buildPlace(), false],
    [
      'of an organization that uses it',
      { kind: 'organization', service: 'identitycenter', region: 'eu-west-1', partition: 'aws' },
      buildPlace({ organizationUses: new Map([['identitycenter', new Set(['eu-west-1'])]]) }),
      true,
    ],
    [
      'not of one that uses it elsewhere',
      { kind: 'organization', service: 'identitycenter', region: 'eu-west-1', partition: 'aws' },
      buildPlace({ organizationUses: new Map([['identitycenter', new Set(['us-east-1'])]]) }),
      false,
    ],
  ])('%s', (_, end, place, expected) => {
    expect(endsAt(end, place)).toBe(expected)
  })
})

describe('an incident', () => {
  const faults = [buildFault(), buildFault({ region: 'eu-west-1', spans: [[minute(30), minute(90)]] })]
  const here = buildTrail({ fault: 0, end: { kind: 'uses', service: 'ec2', region: 'us-east-1', partition: 'aws' } })
  const everybody = buildTrail({ fault: 1, end: { kind: 'every', partition: 'aws' } })

  test('is inferred to touch those at which a trail ends, for as long as what is behind it fails', () => {
    expect(inferredIn(faults, [here], [buildPlace(), ec2Here])).toEqual({
      ...{ places: [1], trail: here, span: [NOON, minute(60)] },
    })
    expect(inferredIn(faults, [here, everybody], [ec2Here, buildPlace()])).toEqual({
      ...{ places: [0, 1], trail: here, span: [NOON, minute(90)] },
    })
  })

  test('is inferred to touch nobody without a trail that ends somewhere', () => {
    expect(inferredIn(faults, [], [ec2Here])).toBeNull()
    expect(inferredIn(faults, [here], [buildPlace()])).toBeNull()
    expect(inferredIn(faults, [everybody], [])).toBeNull()
  })

  test('touches exactly the places of its trails, in whatever order these come', () => {
    const places = [ec2Here, buildPlace(), buildPlace({ partition: 'aws-cn' })]
    const trails = fc.shuffledSubarray([here, everybody])
    fc.assert(
      fc.property(trails, (given) => {
        const expected = places.flatMap((place, index) => (given.some(({ end }) => endsAt(end, place)) ? [index] : []))
        expect(inferredIn(faults, given, places)?.places ?? []).toEqual(expected)
      }),
    )
  })

  test('asks for usage unless all of its trails end at everybody or at workloads', () => {
    expect(dependsOnUsage([here, everybody])).toBe(true)
    expect(
      dependsOnUsage([everybody, buildTrail({ end: { kind: 'workload', workloadId: 'w', partition: null } })]),
    ).toBe(false)
  })
})
