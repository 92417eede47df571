/** At which accounts trails end, from what is known of who uses what. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trail, TrailEnd } from '@/lib/domain/blast-radius/facts'
import { trailFinder, type UsageAnswer, usageQuestion } from './present-trails'
import type { Directory, DirectoryAccount } from './read-directory'

const REGIONS = ['cn-north-1', 'eu-west-1', 'global', 'us-east-1']

function buildAccount(id: string, facts: Partial<DirectoryAccount> = {}): DirectoryAccount {
  return {
    ...{
      id,
      name: id,
      status: 'ACTIVE',
      isGone: false,
      connectionId: null,
      partition: 'aws',
      unitId: null,
      teamIds: [],
    },
    ...{ environment: null, criticality: null, usageUnknown: false },
    ...facts,
  }
}

function buildDirectory(accounts: DirectoryAccount[]): Directory {
  return {
    accounts,
    byId: new Map(accounts.map((each) => [each.id, each])),
    units: new Map(),
    teams: [],
    regions: REGIONS,
  }
}

const trailTo = (end: TrailEnd): Trail => ({ fault: 0, steps: [], end })

/** What is used, as `service region` or, seen too long ago, `service region stale`, by account. */
function answerOf(trails: Trail[], uses: Record<string, string[]>): UsageAnswer {
  const { places } = usageQuestion(trails, REGIONS)
  const digits = (used: readonly string[], suffix: string) =>
    places.map(({ service, region }) => (used.includes(`${service} ${region}${suffix}`) ? '1' : '0')).join('')
  const used = Object.entries(uses).map(
    ([id, each]) => [id, { fresh: digits(each, ''), stale: digits(each, ' stale') }] as const,
  )
  const inRegion = (region: string) =>
    Object.entries(uses).flatMap(([id, each]) => {
      const here = each.filter((use) => use.split(' ')[1] === region)
      return here.length === 0 ? [] : [[id, { isStale: here.every((use) => use.endsWith('stale')) }] as const]
    })
  return {
    ...{ places, used: new Map(used), workloads: new Map([['w1', ['b']]]) },
    regionUsers: new Map(REGIONS.map((region) => [region, new Map(inRegion(region))])),
  }
}

const ends: TrailEnd[] = [
  { kind: 'uses', service: 's3', region: 'us-east-1', partition: 'aws' },
  { kind: 'uses', service: 's3', region: null, partition: 'aws' },
  { kind: 'uses', service: 's3', region: null, partition: null },
  { kind: 'uses-region', region: 'eu-west-1' },
  { kind: 'every', partition: 'aws-cn' },
  { kind: 'organization', service: 's3', region: 'us-east-1', partition: 'aws' },
  { kind: 'workload', workloadId: 'w1', partition: null },
]
const trails = ends.map(trailTo)

describe('trails', () => {
  const of = (uses: Record<string, string[]>, accounts: DirectoryAccount[], id: string) => {
    const directory = buildDirectory(accounts)
    const account = directory.byId.get(id) ?? buildAccount(id)
    return trailFinder(trails, directory, answerOf(trails, uses))(account)
  }

  it.each<[string, string[], number[], number[]]>([
    ['the service in the Region', ['s3 us-east-1'], [0, 1, 2], []],
    ['it elsewhere', ['s3 eu-west-1'], [1, 2, 3], []],
    ['it in another partition', ['s3 cn-north-1'], [2], []],
    ['it without a Region', ['s3 global'], [1, 2], []],
    ['something else there', ['sqs eu-west-1'], [3], []],
    ['it long ago', ['s3 us-east-1 stale', 'sqs eu-west-1 stale'], [0, 1, 2, 3], [0, 1, 2, 3]],
    ['it long ago, and since', ['s3 us-east-1 stale', 's3 us-east-1'], [0, 1, 2], []],
    ['nothing', [], [], []],
  ])('end at an account that uses %s', (_, uses, expected, stale) => {
    expect(of({ a: uses }, [buildAccount('a')], 'a')).toEqual({ trails: expected, staleTrails: stale })
  })

  it('end at all accounts of a partition, and at those of a workload', () => {
    expect(of({}, [buildAccount('a', { partition: 'aws-cn' })], 'a').trails).toEqual([4])
    expect(of({}, [buildAccount('b')], 'b').trails).toEqual([6])
  })

  it('count usage without a Region only in the partition of the account', () => {
    expect(of({ a: ['s3 global'] }, [buildAccount('a', { partition: 'aws-cn' })], 'a').trails).toEqual([2, 4])
  })

  it('end at the organization of whoever uses it, unless they are gone', () => {
    const [a, b] = [buildAccount('a', { connectionId: 'c' }), buildAccount('x', { connectionId: 'c' })]
    const alone = buildAccount('z')
    expect(of({ a: ['s3 us-east-1'] }, [a, b, alone], 'x')).toEqual({ trails: [5], staleTrails: [] })
    expect(of({ a: ['s3 us-east-1 stale'] }, [a, b, alone], 'x')).toEqual({ trails: [5], staleTrails: [5] })
    expect(of({ a: ['s3 us-east-1'] }, [a, b, alone], 'z').trails).toEqual([])
    expect(of({ a: ['s3 us-east-1'] }, [{ ...a, isGone: true }, b], 'x').trails).toEqual([])
  })

  it('of which none is asked for twice, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ends), { maxLength: 12 }), (some) => {
        const question = usageQuestion(some.map(trailTo), REGIONS)
        expect(question).toEqual(usageQuestion(some.toReversed().map(trailTo), REGIONS))
        const keys = question.places.map(({ service, region }) => `${service} ${region}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
