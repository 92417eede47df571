import { describe, expect, test } from 'vitest'
import type { BlastFacts } from './facts'
import { countsOf, entitiesOf, groupsOf, weightOf } from './figures'
import { type BlastFilter, filterAccounts, NO_FILTER } from './filter'
import { TOUCH, touchesAt } from './moment'
import { ownersToTell } from './notify'
import {
  buildAccount,
  buildBlastEvent,
  buildBlastFacts,
  buildFault,
  buildReport,
  buildTrail,
  minute,
} from './testing/build-blast'

/**
 * Six accounts: 1 confirmed for EC2 (production, payments), 2 inferred for S3 from minute 30 on (two teams), 3 reported
 * (not in the directory), 4 unknown, 5 cleared, 6 left and confirmed for several services.
 */
function buildIncident(): BlastFacts {
  return buildBlastFacts({
    events: [
      buildBlastEvent(),
      buildBlastEvent({ id: '2', service: 'multipleservices', serviceName: 'Multiple services' }),
    ],
    faults: [
      buildFault(),
      buildFault({ service: 's3', serviceName: 'Amazon S3', region: 'eu-west-1', spans: [[minute(30), minute(60)]] }),
    ],
    trails: [buildTrail(), buildTrail({ fault: 1 })],
    units: [
      { id: 'r-1', name: 'Root', parent: null },
      { id: 'ou-1', name: 'Shops', parent: 0 },
    ],
    teams: [
      { id: 't1', name: 'Payments' },
      { id: 't2', name: 'Search' },
    ],
    environments: ['production', 'test'],
    accounts: [
      buildAccount(1, {
        named: [[0, minute(0)]],
        trails: [0],
        teams: [0],
        environment: 0,
        unit: 1,
        weight: 3,
        entities: 7,
      }),
      buildAccount(2, { name: 'blue shop', trails: [1], teams: [0, 1], environment: 1, unit: 0, weight: 0.5 }),
      buildAccount(3, { name: null, status: null, report: buildReport() }),
      buildAccount(4, { usageUnknown: true, unit: 1 }),
      buildAccount(5, { trails: [0], report: buildReport('clear'), unit: 1 }),
      buildAccount(6, { isGone: true, status: 'SUSPENDED', named: [[1, minute(0)]], entities: 2 }),
    ],
  })
}

const facts = buildIncident()
const ever = touchesAt(facts, null)

describe('the figures of an incident', () => {
  test('tell apart what is known, how surely, and what is not', () => {
    expect(countsOf(facts, ever)).toEqual({
      touched: 4,
      confirmed: 2,
      reported: 1,
      inferred: 1,
      unknown: 1,
      cleared: 1,
      total: 6,
    })
    expect(entitiesOf(facts, ever)).toBe(9)
    expect(weightOf(facts, ever)).toBe(733)
  })

  test('count an account that left only while it is touched', () => {
    expect(countsOf(facts, touchesAt(facts, minute(-1)))).toMatchObject({ touched: 0, unknown: 0, total: 5 })
    expect(weightOf(facts, touchesAt(facts, minute(-1)))).toBe(0)
  })

  test('are all nought where there is nobody', () => {
    const nobody = buildBlastFacts()
    expect(Object.values(countsOf(nobody, touchesAt(nobody, null)))).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(weightOf(nobody, touchesAt(nobody, null))).toBe(0)
  })
})

describe('the accounts', () => {
  function ids(filter: Partial<BlastFilter>, at: number | null = null): string {
    const touches = touchesAt(facts, at)
    return filterAccounts(facts, touches, { ...NO_FILTER, ...filter }, at)
      .map((index) => String(index + 1))
      .join(' ')
  }

  test.each<[string, Partial<BlastFilter>, string]>([
    ['all, surest and weightiest first', {}, '1 6 3 2'],
    ['of a certainty', { certainty: ['inferred', 'reported'] }, '3 2'],
    ['of a team', { teams: ['t2'] }, '2'],
    ['of a team or none', { teams: ['t2', 'none'] }, '6 3 2'],
    ['of an environment', { environments: ['production'] }, '1'],
    ['without an environment', { environments: ['none'] }, '6 3'],
    ['of a unit and those below', { unit: 'r-1' }, '1 2'],
    ['of the unit below', { unit: 'ou-1' }, '1'],
    ['of no organization', { unit: 'none' }, '6'],
    ['outside of the directory', { unit: 'outside' }, '3'],
    ['of a unit that is not there', { unit: 'ou-9' }, ''],
    ['hit through a service', { services: ['ec2'] }, '1'],
    ['hit through no named service', { services: ['none'] }, '6 3'],
    ['of an id', { account: '000000000002' }, '2'],
    ['with words in name, team or environment', { q: ' SHOP search ' }, '2'],
    ['with part of an id', { q: '0003' }, '3'],
    ['with a word that is nowhere', { q: 'shop nowhere' }, ''],
    ['of two things at once', { teams: ['t1'], certainty: ['confirmed'] }, '1'],
  ])('%s', (_, filter, expected) => {
    expect(ids(filter)).toBe(expected)
  })

  test('of a service are those that it touches at the moment', () => {
    expect(ids({ services: ['s3'] }, minute(10))).toBe('')
    expect(ids({ services: ['s3'] }, minute(30))).toBe('2')
  })

  test('of one certainty and weight go by name, then id, those without a name last', () => {
    const accounts = [
      buildAccount(1, { name: null, trails: [0] }),
      buildAccount(4, { name: 'b', trails: [0] }),
      buildAccount(3, { name: 'b', trails: [0] }),
      buildAccount(5, { name: 'Z', trails: [0] }),
      buildAccount(6, { name: 'c', trails: [0], weight: 2 }),
    ]
    const some = buildBlastFacts({ faults: [buildFault()], trails: [buildTrail()], accounts })
    const order = filterAccounts(some, touchesAt(some, null), NO_FILTER)
    expect(order.map((index) => accounts[index]?.id.slice(-1))).toEqual(['6', '5', '3', '4', '1'])
  })
})

describe('groups', () => {
  const rows = (by: Parameters<typeof groupsOf>[2], filter: Partial<BlastFilter> = {}) =>
    groupsOf(facts, ever, by, { ...NO_FILTER, ...filter }).map(
      ({ id, name, touched, total, weight }) => `${id} ${name}: ${touched} of ${total}, ${weight}`,
    )

  test('by team count an account of two teams in both', () => {
    expect(rows('team')).toEqual(['t1 Payments: 2 of 2, 467', 't2 Search: 1 of 1, 67', 'null No team: 2 of 4, 267'])
  })

  test('by environment', () => {
    expect(rows('environment')).toEqual([
      'production production: 1 of 1, 400',
      'test test: 1 of 1, 67',
      'null No environment: 2 of 4, 267',
    ])
  })

  test('by place have the way from the root as their name', () => {
    expect(rows('ou')).toEqual([
      'ou-1 Root / Shops: 1 of 3, 400',
      'outside Not in the directory: 1 of 1, 133',
      'r-1 Root: 1 of 1, 67',
      'null No organization: 1 of 1, 133',
    ])
  })

  test('by service tell where it fails', () => {
    expect(rows('service')).toEqual([
      'ec2 Amazon EC2: 1 of 2, 400',
      's3 Amazon S3: 1 of 1, 67',
      'null No service named: 2 of 3, 267',
    ])
    expect(groupsOf(facts, ever, 'service', NO_FILTER).map(({ regions }) => regions)).toEqual([
      ['us-east-1'],
      ['eu-west-1'],
      [],
    ])
  })

  test('leave out whom the filter leaves out, but for the total', () => {
    expect(rows('ou', { certainty: ['confirmed'] })).toEqual([
      'ou-1 Root / Shops: 1 of 3, 400',
      'null No organization: 1 of 1, 133',
    ])
  })
})

test('owners are told of their accounts, the surest first, and the accounts of nobody apart', () => {
  expect(
    ownersToTell(facts, ever).map(({ team, accounts, ...counts }) => [team?.name, accounts, Object.values(counts)]),
  ).toEqual([
    ['Payments', [0, 1], [1, 0, 1]],
    ['Search', [1], [0, 0, 1]],
    [undefined, [5, 2], [1, 1, 0]],
  ])
  expect(ownersToTell(facts, new Uint8Array(6).fill(TOUCH.unknown))).toEqual([])
})

test('the owner of more certain accounts is told first', () => {
  const teams = ['A', 'B', 'C', 'D'].map((name) => ({ id: name, name }))
  const accounts = [[0], [0], [1], [2], [3], [3]].map((own, index) => buildAccount(index + 1, { teams: own }))
  const { inferred, confirmed, reported } = TOUCH
  const touches = Uint8Array.from([inferred, inferred, confirmed, reported, inferred, inferred])
  const owners = ownersToTell(buildBlastFacts({ teams, accounts }), touches)
  expect(owners.map(({ team }) => team?.name)).toEqual(['B', 'C', 'A', 'D'])
})
