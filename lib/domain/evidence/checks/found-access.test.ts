/** D4 to D8: what Access Analyzer, last use and guardrails tell. */
import { describe, expect, it } from 'vitest'
import type { AnalyzerFinding, FactBodies } from '../facts'
import { judge } from '../judge'
import { UNUSED_ACCESS } from './d6-unused-access'
import {
  ACCOUNT,
  buildAnalyzer,
  buildAnalyzerRegion,
  buildContext,
  buildFact,
  buildOrganization,
  daysAgo,
  NOW,
} from './testing/build-facts'
import { badRows, judgeOn, otherRows } from './testing/judge-on'

const TWO = { regions: ['us-east-1', 'eu-west-1'] }
const UNUSED = buildAnalyzer({ name: 'unused', type: 'ACCOUNT_UNUSED_ACCESS' })

function analyzing(...regions: Parameters<typeof buildAnalyzerRegion>[0][]): Partial<FactBodies> {
  return { 'access-analyzer': { regions: regions.map((region) => buildAnalyzerRegion(region)) } }
}

function finding(overrides: Partial<AnalyzerFinding> = {}): AnalyzerFinding {
  return {
    id: 'f-1',
    type: 'ExternalAccess',
    resource: 'arn:aws:s3:::open',
    resourceType: 'AWS::S3::Bucket',
    status: 'ACTIVE',
    updatedAt: NOW,
    ...overrides,
  }
}

const ROLE = `arn:aws:iam::${ACCOUNT}:role/deploy`
function using(unused: string[], left = 0): Partial<FactBodies> {
  return { 'last-accessed': { entities: [{ arn: ROLE, services: 3, unused, lastUsed: NOW }], left } }
}

describe('D4, analyzers in each Region', () => {
  it.each([
    ['one Region', analyzing({}), {}, 'pass'],
    ['every Region', analyzing({}, { region: 'eu-west-1' }), TWO, 'pass'],
    ['of the organization', analyzing({ analyzers: [buildAnalyzer({ type: 'ORGANIZATION' })] }), {}, 'pass'],
    ['none', analyzing({ analyzers: [] }), {}, 'fail'],
    ['one that fails', analyzing({ analyzers: [buildAnalyzer({ status: 'FAILED' })] }), {}, 'fail'],
    ['of unused access alone', analyzing({ analyzers: [UNUSED] }), {}, 'fail'],
    ['one of two', analyzing({}, { region: 'eu-west-1', analyzers: [] }), TWO, 'fail'],
    ['one not read', analyzing({}), TWO, 'not-checked'],
    ['nothing read', {}, {}, 'not-checked'],
  ])('%s', (_, facts, context, verdict) => {
    expect(judgeOn('D4', facts, context).verdict).toBe(verdict)
  })

  it('names the Regions', () => {
    const judged = judgeOn('D4', analyzing({}, { region: 'eu-west-1', analyzers: [] }), TWO)
    expect(badRows(judged)).toEqual(['eu-west-1: no active analyzer for external access'])
    expect(otherRows(judged)).toEqual(['us-east-1: outside (ACCOUNT)'])
  })
})

describe('D5, findings about access from outside', () => {
  const open = { external: { total: 700, rows: [finding()] } }
  it.each([
    ['none', analyzing({}), {}, 'pass'],
    ['some', analyzing(open), {}, 'fail'],
    ['no analyzer', analyzing({ analyzers: [] }), {}, 'not-checked'],
    ['no analyzer in one Region', analyzing({}, { region: 'eu-west-1', analyzers: [] }), TWO, 'not-checked'],
    [
      'no analyzer in one Region, some in the other',
      analyzing(open, { region: 'eu-west-1', analyzers: [] }),
      TWO,
      'fail',
    ],
  ])('%s', (_, facts, context, verdict) => {
    expect(judgeOn('D5', facts, context).verdict).toBe(verdict)
  })

  it('counts those that were not listed', () => {
    expect(judgeOn('D5', analyzing(open)).explanation).toBe('700 findings about access from outside are open.')
  })
})

describe('D6 and D7, what nobody uses', () => {
  const looking = (...rows: AnalyzerFinding[]) =>
    analyzing({ analyzers: [UNUSED], unused: { total: rows.length, rows } })
  it.each([
    ['an analyzer without findings', looking(), 'pass', 'pass'],
    ['a role', looking(finding({ type: 'UnusedIAMRole', resource: ROLE })), 'fail', 'fail'],
    ['a key', looking(finding({ type: 'UnusedIAMUserAccessKey' })), 'fail', 'pass'],
    ['no analyzer', analyzing({}), 'not-checked', 'not-checked'],
    ['no analyzer, all used', { ...analyzing({}), ...using([]) }, 'pass', 'pass'],
    ['no analyzer, some unused', { ...analyzing({}), ...using(['sqs']) }, 'fail', 'fail'],
    ['analyzers not read, all used', using([]), 'pass', 'pass'],
    ['too many to ask', using([], 5), 'not-checked', 'not-checked'],
    ['too many to ask, some unused', using(['sqs'], 5), 'fail', 'fail'],
    ['nobody to ask', { 'last-accessed': { entities: [], left: 0 } }, 'not-applicable', 'not-applicable'],
    [
      'an analyzer that nobody could read',
      { 'last-accessed': { entities: [], left: 0, byAnalyzer: true } },
      'not-checked',
      'not-checked',
    ],
    [
      'an analyzer, and nobody asked',
      { ...looking(), 'last-accessed': { entities: [], left: 0, byAnalyzer: true } },
      'pass',
      'pass',
    ],
    ['nothing read', {}, 'not-checked', 'not-checked'],
  ])('%s', (_, facts, access, services) => {
    expect(judgeOn('D6', facts).verdict).toBe(access)
    expect(judgeOn('D7', facts).verdict).toBe(services)
  })

  it('does not pass D7 on findings that were not all read', () => {
    const facts = analyzing({
      analyzers: [UNUSED],
      unused: { total: 600, rows: [finding({ type: 'UnusedIAMUserPassword' })] },
    })
    expect(judgeOn('D7', facts).verdict).toBe('not-checked')
  })

  it('does not go by last use that is older than the analyzer', () => {
    const { 'access-analyzer': analyzer = { regions: [] }, 'last-accessed': accessed = { entities: [], left: 0 } } = {
      ...looking(),
      ...using(['sqs']),
    }
    const facts = [buildFact('access-analyzer', analyzer), buildFact('last-accessed', accessed, daysAgo(30))]
    const judged = judge(UNUSED_ACCESS, facts, [], buildContext())
    expect(judged).toMatchObject({ verdict: 'pass', asOf: NOW, basis: [{ kind: 'access-analyzer', asOf: NOW }] })
  })

  it('names services', () => {
    expect(badRows(judgeOn('D7', using(['sqs', 'sns'])))).toEqual([
      `${ROLE}: 2 of 3 services not used for 90 days: sns, sqs`,
    ])
  })
})

describe('D8, guardrails', () => {
  const policy = (overrides: Partial<NonNullable<FactBodies['organization']['policies']>[number]> = {}) => ({
    organization: buildOrganization({
      policies: [
        {
          id: 'p-FullAWSAccess',
          name: 'FullAWSAccess',
          type: 'SERVICE_CONTROL_POLICY',
          isAws: true,
          targets: ['r-root', ACCOUNT],
        },
        { id: 'p-1', name: 'no-leaving', type: 'SERVICE_CONTROL_POLICY', isAws: false, targets: [], ...overrides },
      ],
    }),
  })
  it.each([
    ['on the root', policy({ targets: ['r-root'] }), {}, 'pass'],
    ['on its unit', policy({ targets: ['ou-root-workloads'] }), {}, 'pass'],
    ['on itself', policy({ targets: [ACCOUNT], type: 'RESOURCE_CONTROL_POLICY' }), {}, 'pass'],
    ['on another unit', policy({ targets: ['ou-root-other'] }), {}, 'fail'],
    ['on another account', policy({ targets: ['999988887777'] }), {}, 'fail'],
    [
      'the limitless ones alone',
      policy({ targets: ['r-root'], name: 'RCPFullAWSAccess', type: 'RESOURCE_CONTROL_POLICY' }),
      {},
      'fail',
    ],
    ['a policy of another kind', policy({ targets: ['r-root'], type: 'TAG_POLICY' }), {}, 'fail'],
    ['on a unit, place not known', policy({ targets: ['ou-root-other'] }), { path: [] }, 'not-checked'],
    ['on the root, place not known', policy({ targets: ['r-root'] }), { path: [] }, 'pass'],
    ['the management account', policy({ targets: ['r-root'] }), { account: '999988887777' }, 'not-applicable'],
    ['one account alone', {}, { isOrganization: false }, 'not-applicable'],
    ['not told', { organization: buildOrganization({ policies: null, policiesUnread: 'Denied.' }) }, {}, 'not-checked'],
    ['not read', {}, {}, 'not-checked'],
    [
      'a reader that may be the management account',
      { organization: buildOrganization({ managementAccount: null }) },
      { isReader: true },
      'not-checked',
    ],
  ])('%s', (_, facts, context, verdict) => {
    expect(judgeOn('D8', facts, context).verdict).toBe(verdict)
  })
})
