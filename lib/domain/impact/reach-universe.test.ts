/** Whom faults reach: in lists of accounts as one account at a time tells it; who is gone is not reached. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsAt, type TrailPlace } from '@/lib/domain/blast-radius/exposure-ends'
import type { TrailEnd } from '@/lib/domain/blast-radius/facts'
import { positionsAt, type ReachUniverse, reachFinder, type UniverseAccount } from './reach-universe'

const SERVICES = ['ec2', 'iam', 'identitycenter'] as const
const REGIONS = ['us-east-1', 'eu-west-1', 'cn-north-1', 'global'] as const
const PARTITIONS = ['aws', 'aws-cn'] as const

const accounts = fc.array(
  fc.record({
    partition: fc.constantFrom(...PARTITIONS),
    connectionId: fc.constantFrom('one', 'two', null),
    isGone: fc.boolean(),
    uses: fc.uniqueArray(fc.tuple(fc.constantFrom(...SERVICES), fc.constantFrom(...REGIONS)), { maxLength: 4 }),
    runs: fc.boolean(),
  }),
  { maxLength: 8 },
)
type Invented = typeof accounts extends fc.Arbitrary<(infer One)[]> ? One : never

const service = fc.constantFrom(...SERVICES)
const partition = fc.option(fc.constantFrom(...PARTITIONS))
const ends: fc.Arbitrary<TrailEnd> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('uses' as const, 'organization' as const),
    ...{ service, region: fc.option(fc.constantFrom(...REGIONS)), partition },
  }),
  fc.record({ kind: fc.constant('uses-region' as const), region: fc.constantFrom(...REGIONS) }),
  fc.record({ kind: fc.constant('every' as const), partition: fc.constantFrom(...PARTITIONS) }),
  fc.record({ kind: fc.constant('workload' as const), workloadId: fc.constant('checkout'), partition }),
)

function universeOf(list: readonly Invented[]): ReachUniverse {
  const users = new Map<string, Map<string, Uint32Array>>()
  for (const [position, { uses }] of list.entries())
    for (const [used, region] of uses) {
      const regions = users.get(used) ?? new Map<string, Uint32Array>()
      const known = regions.get(region) ?? []
      users.set(used, regions.set(region, Uint32Array.from(new Set([...known, position]))))
    }
  const running = Uint32Array.from(list.flatMap(({ runs }, position) => (runs ? [position] : [])))
  return { accounts: list.map(accountOf), users, workloadAccounts: new Map([['checkout', running]]), workloads: [] }
}

function accountOf({ partition: own, connectionId, isGone }: Invented, position: number): UniverseAccount {
  return { id: String(position).padStart(12, '0'), partition: own, connectionId, isGone, usageUnknown: false }
}

function placeOf(one: Invented, list: readonly Invented[]): TrailPlace {
  const mates = list.filter(
    (each) => !each.isGone && each.connectionId !== null && each.connectionId === one.connectionId,
  )
  return {
    partition: one.partition,
    uses: usesOf([one]),
    organizationUses: usesOf(mates),
    regions: new Set(one.uses.map(([, region]) => region)),
    workloads: new Set(one.runs ? ['checkout'] : []),
  }
}

function usesOf(list: readonly Invented[]): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>()
  for (const [used, region] of list.flatMap((each) => each.uses))
    uses.set(used, (uses.get(used) ?? new Set()).add(region))
  return uses
}

describe('positionsAt', () => {
  it('finds the accounts at which the trail ends, one by one', () => {
    // Accounts of one organization are of one partition.
    const oneWorld = accounts.map((list) =>
      list.map((each) => ({
        ...each,
        partition: each.connectionId === 'two' ? ('aws-cn' as const) : ('aws' as const),
      })),
    )
    fc.assert(
      fc.property(oneWorld, ends, (list, end) => {
        const expected = list.flatMap((one, position) => (endsAt(end, placeOf(one, list)) ? [position] : []))
        expect([...positionsAt(end, universeOf(list))]).toEqual(expected)
      }),
    )
  })
})

describe('reachFinder', () => {
  const failing = { service: 'ec2', region: 'us-east-1', partition: 'aws', isAccountEvent: false, infers: true }

  it('leaves out who is gone, and gives the same list for the same ends', () => {
    fc.assert(
      fc.property(accounts, (list) => {
        const find = reachFinder(universeOf(list))
        const [first, again] = [find([failing]), find([failing, failing])]
        const using = list.flatMap(({ isGone, uses }, position) =>
          !isGone && uses.some(([used, region]) => used === 'ec2' && region === 'us-east-1') ? [position] : [],
        )
        expect([...first.positions]).toEqual(using)
        expect(again.positions).toBe(first.positions)
      }),
    )
  })

  it('leads nowhere from what AWS told its accounts alone', () => {
    const { positions, canReach, restsOnUsage } = reachFinder(universeOf([]))([{ ...failing, infers: false }])
    expect([positions.length, canReach, restsOnUsage]).toEqual([0, false, false])
  })
})
