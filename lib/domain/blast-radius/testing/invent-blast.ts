/** Invents incidents with accounts of all sorts, for what has to hold of every incident. */
import fc from 'fast-check'
import type { BlastAccount, BlastFacts, Span } from '../facts'
import { joinSpans } from '../spans'
import {
  buildAccount,
  buildBlastEvent,
  buildBlastFacts,
  buildFault,
  buildReport,
  buildTrail,
  minute,
} from './build-blast'

/** Services, Regions, teams and environments are few, so that they meet. */
const SERVICES = ['ec2', 'iam', 's3', null] as const
const ENDS = [
  { kind: 'uses', service: 'ec2', region: 'us-east-1', partition: 'aws' },
  { kind: 'uses-region', region: 'us-east-1' },
  { kind: 'every', partition: 'aws' },
  { kind: 'organization', service: 'identitycenter', region: null, partition: null },
  { kind: 'workload', workloadId: 'checkout', partition: null },
] as const

/** The last minute at which anything invented begins or ends. */
export const LAST_MINUTE = 40

const moments = fc.integer({ min: 0, max: LAST_MINUTE })

const spans = fc
  .array(fc.tuple(moments, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) =>
    joinSpans(parts.map(([from, length, luck]): Span => [minute(from), luck === 0 ? null : minute(from + length)])),
  )

const faults = fc.array(
  fc.record({ service: fc.constantFrom(...SERVICES), spans }).map((each) => buildFault(each)),
  { maxLength: 4 },
)
const events = fc.array(
  fc
    .record({ id: fc.nat(9).map(String), service: fc.constantFrom('ec2', 'multipleservices'), spans })
    .map(buildBlastEvent),
  { maxLength: 4 },
)

/** Any incident, with up to a dozen accounts, of which some are gone, unknown, reported, cleared. */
export const inventedFacts: fc.Arbitrary<BlastFacts> = fc
  .tuple(faults, events)
  .chain(([faultList, eventList]) =>
    fc.tuple(
      fc.constant(faultList),
      fc.constant(eventList),
      faultList.length === 0
        ? fc.constant([])
        : fc.array(
            fc
              .record({ fault: fc.nat(faultList.length - 1), end: fc.constantFrom(...ENDS) })
              .map((each) => buildTrail(each)),
            { maxLength: 40 },
          ),
    ),
  )
  .chain(([faultList, eventList, trails]) =>
    fc.array(accountOf(eventList.length, trails.length), { maxLength: 12 }).map((accounts) =>
      buildBlastFacts({
        faults: faultList,
        events: eventList,
        trails,
        accounts: accounts.map((account, index) => ({ ...account, ...buildIdentity(index) })),
        units: [
          { id: 'r-1', name: 'Root', parent: null },
          { id: 'ou-1', name: 'Production', parent: 0 },
          { id: 'ou-2', name: 'Shops', parent: 1 },
        ],
        teams: [
          { id: 't1', name: 'Payments' },
          { id: 't2', name: 'Search' },
        ],
        environments: ['production', 'test'],
      }),
    ),
  )

function buildIdentity(index: number): Pick<BlastAccount, 'id' | 'name'> {
  const { id, name } = buildAccount(index + 1)
  return { id, name }
}

function accountOf(eventCount: number, trailCount: number): fc.Arbitrary<BlastAccount> {
  const some = (count: number): fc.Arbitrary<number[]> =>
    count === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(count - 1), { maxLength: 6 })
  return fc
    .record({
      named: some(eventCount).chain((indices) =>
        fc
          .array(fc.integer({ min: -5, max: LAST_MINUTE + 60 }), {
            minLength: indices.length,
            maxLength: indices.length,
          })
          .map((since) => indices.map((event, at): [number, number] => [event, minute(since[at] ?? 0)])),
      ),
      trails: some(trailCount).map((indices) => indices.toSorted((a, b) => a - b)),
      isGone: fc.integer({ min: 0, max: 4 }).map((luck) => luck === 0),
      usageUnknown: fc.boolean(),
      report: fc.constantFrom(null, null, null, buildReport('touched'), buildReport('clear')),
      unit: fc.constantFrom(null, 0, 1, 2),
      teams: fc.subarray([0, 1]),
      environment: fc.constantFrom(null, 0, 1),
      status: fc.constantFrom('ACTIVE', null),
      weight: fc.constantFrom(0.5, 1, 3, 12),
      entities: fc.nat(5),
    })
    .map((each) => buildAccount(1, each))
}
