import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '@/lib/domain/evidence/check'
import type { FactBodies } from '@/lib/domain/evidence/facts'
import { OPERATIONS_CHECKS } from './operations'
import { anyOfCalls, buildAlarms, buildFilter, buildRule, buildRules, buildTrails } from './testing/build-alarms'
import {
  ACCOUNT,
  buildAuthorization,
  buildGroup,
  buildOrganization,
  buildPolicy,
  buildReport,
  buildRole,
  buildRow,
  buildSummary,
  buildUnread,
  buildUser,
  NOW,
} from './testing/build-facts'
import { badRows, judgeOn, otherRows } from './testing/judge-on'

const READER: Partial<CheckContext> = { isReader: true }
const STACK = { 'aws:cloudformation:stack-id': `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/iam/1` }

describe('the list', () => {
  it('has each check once, in full sentences where people read them', () => {
    expect(OPERATIONS_CHECKS.map(({ id }) => id)).toEqual([
      'A4',
      'B2',
      'B3',
      'B4',
      'F1',
      'F2',
      'G1',
      'G2',
      'G3',
      'G4',
      'G5',
      'G6',
      'G7',
      'H2',
      'H3',
      'H6',
    ])
    for (const { title, mend } of OPERATIONS_CHECKS) {
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(mend).toMatch(/^[A-Z].*\.$/)
    }
  })

  it.each(OPERATIONS_CHECKS.filter(({ needs }) => needs.length > 0))(
    '$id is not checked without facts',
    ({ id, needs }) => {
      const [kind] = needs
      if (kind === undefined) return
      const judged = judgeOn(id, {}, READER, [buildUnread(kind, { sentence: 'It may not be read.' })])
      expect(judged).toMatchObject({ verdict: 'not-checked', explanation: 'It may not be read.', freshUntil: null })
    },
  )
})

describe('B2', () => {
  it.each<[string, Partial<FactBodies['organization']>, string]>([
    ['on and delegated', {}, 'pass'],
    ['off', { healthView: 'DISABLED' }, 'fail'],
    ['on its way', { healthView: 'PENDING' }, 'fail'],
    ['nobody delegated', { healthDelegates: [] }, 'fail'],
    ['view denied', { healthView: null, healthUnread: 'Health may not be read.' }, 'not-checked'],
    ['delegates denied', { healthDelegates: null, delegatesUnread: 'Delegates may not be read.' }, 'not-checked'],
    ['off and delegates denied', { healthView: 'DISABLED', healthDelegates: null }, 'fail'],
  ])('%s: %s', (_, overrides, wanted) => {
    expect(judgeOn('B2', { organization: buildOrganization(overrides) }, READER).verdict).toBe(wanted)
  })

  it('says why, and where it does not apply', () => {
    const denied = buildOrganization({ healthView: null, healthUnread: 'Health may not be read.' })
    expect(judgeOn('B2', { organization: denied }, READER).explanation).toContain('Health may not be read.')
    expect(judgeOn('B2', {}, { ...READER, isOrganization: false }).verdict).toBe('not-applicable')
    expect(judgeOn('B2', {}, READER).verdict).toBe('not-checked')
  })
})

describe('B3', () => {
  const west = buildRule({ region: 'us-west-2' })

  it.each<[string, ReturnType<typeof buildRule>[], Partial<CheckContext>, string]>([
    ['both Regions', [buildRule(), west], {}, 'pass'],
    ['home alone', [buildRule()], {}, 'fail'],
    ['home in us-west-2', [buildRule(), west], { homeRegion: 'us-west-2' }, 'pass'],
    ['home in us-west-2 without its backup', [west], { homeRegion: 'us-west-2' }, 'fail'],
    [
      'GovCloud',
      [buildRule({ region: 'us-gov-west-1' })],
      { homeRegion: 'us-gov-west-1', partition: 'aws-us-gov' },
      'pass',
    ],
    ['off', [buildRule({ enabled: false }), west], {}, 'fail'],
    ['no target', [buildRule({ targets: [] }), west], {}, 'fail'],
    [
      'issues',
      [buildRule({ pattern: { source: ['aws.health'], detail: { eventTypeCategory: ['issue'] } } }), west],
      {},
      'pass',
    ],
    [
      'planned changes alone',
      [buildRule({ pattern: { source: ['aws.health'], detail: { eventTypeCategory: ['scheduledChange'] } } }), west],
      {},
      'fail',
    ],
    [
      'abuse alone',
      [buildRule({ pattern: { source: ['aws.health'], 'detail-type': ['AWS Health Abuse Event'] } }), west],
      {},
      'fail',
    ],
    ['another source', [buildRule({ pattern: { source: ['aws.ec2'] } }), west], {}, 'fail'],
    [
      'a topic that is denied',
      [buildRule({ targets: [{ id: '1', arn: 'arn:aws:sns:us-east-1:1:a', subscriptions: null }] }), west],
      {},
      'not-checked',
    ],
    [
      'a topic nobody confirmed',
      [buildRule({ targets: [{ id: '1', arn: 'arn:aws:sns:us-east-1:1:a', subscriptions: [] }] }), west],
      {},
      'fail',
    ],
  ])('%s: %s', (_, rules, context, wanted) => {
    expect(judgeOn('B3', { 'event-rules': buildRules(...rules) }, { ...READER, ...context }).verdict).toBe(wanted)
  })
})

describe('B4', () => {
  it('wants all three', () => {
    const judge = (security: boolean, operations: boolean, billing: boolean) =>
      judgeOn('B4', { 'alternate-contacts': { security, operations, billing } })
    expect(judge(true, true, true).verdict).toBe('pass')
    expect(judge(false, true, false)).toMatchObject({
      verdict: 'fail',
      explanation: '2 of 3 contacts are not set: security, billing.',
    })
  })
})

describe('F1', () => {
  const judge = (overrides: Parameters<typeof buildAuthorization>[0], context: Partial<CheckContext> = {}) =>
    judgeOn('F1', { 'authorization-details': buildAuthorization(overrides) }, context)

  it.each<[string, Parameters<typeof buildAuthorization>[0], string]>([
    ['a stack’s role', { roles: [buildRole({ tags: STACK })] }, 'pass'],
    ['a role without tags', { roles: [buildRole({ tags: STACK }), buildRole({ name: 'by-hand' })] }, 'fail'],
    ['a policy without tags', { policies: [buildPolicy()] }, 'fail'],
    [
      'tags that are denied',
      { roles: [buildRole({ tags: STACK })], policies: [buildPolicy({ tags: null })] },
      'not-checked',
    ],
    [
      'AWS’s own roles',
      {
        roles: [
          buildRole({ path: '/aws-service-role/x.amazonaws.com/' }),
          buildRole({ path: '/aws-reserved/sso.amazonaws.com/' }),
        ],
      },
      'not-applicable',
    ],
    ['nothing', {}, 'not-applicable'],
  ])('%s: %s', (_, overrides, wanted) => {
    expect(judge(overrides).verdict).toBe(wanted)
  })

  it('takes the agreed tags', () => {
    const roles = [buildRole({ tags: { repository: 'iam' } })]
    expect(judge({ roles }, { codeTags: ['repository'] }).verdict).toBe('pass')
    expect(judge({ roles }, { codeTags: ['Repository'] }).verdict).toBe('fail')
  })

  it('one more role by hand never turns a fail into a pass', () => {
    const role = fc.boolean().map((isFromCode) => buildRole({ tags: isFromCode ? STACK : {} }))
    fc.assert(
      fc.property(fc.array(role, { maxLength: 5 }), (roles) => {
        expect(judge({ roles: [...roles, buildRole()] }).verdict).toBe('fail')
      }),
    )
  })
})

describe('F2', () => {
  const stack = (drift: string) => ({ id: drift, name: drift, region: 'us-east-1', drift, checkedAt: NOW })

  it.each<[string[], string]>([
    [[], 'not-applicable'],
    [['IN_SYNC'], 'pass'],
    [['IN_SYNC', 'DRIFTED'], 'fail'],
    [['IN_SYNC', 'NOT_CHECKED'], 'not-checked'],
    [['UNKNOWN'], 'not-checked'],
    [['NOT_CHECKED', 'DRIFTED'], 'fail'],
    [['SOMETHING_NEW'], 'not-checked'],
  ])('%j: %s', (drifts, wanted) => {
    expect(judgeOn('F2', { 'stack-drift': { stacks: drifts.map(stack) } }).verdict).toBe(wanted)
  })
})

describe('G7', () => {
  const region = (overrides: Partial<FactBodies['detection-services']['regions'][number]> = {}) => ({
    ...{ region: 'us-east-1', config: true, securityHub: true, guardDuty: true },
    ...overrides,
  })

  it.each<[string, ReturnType<typeof region>[], string]>([
    ['all on', [region(), region({ region: 'eu-west-1' })], 'pass'],
    ['one off', [region(), region({ region: 'eu-west-1', guardDuty: false })], 'fail'],
    ['one denied', [region(), region({ region: 'eu-west-1', config: null })], 'not-checked'],
    ['one off, one denied', [region({ securityHub: false }), region({ region: 'eu-west-1', config: null })], 'fail'],
    ['a Region that was not read', [region()], 'not-checked'],
    [
      'off where nothing is used',
      [region(), region({ region: 'eu-west-1' }), region({ region: 'sa-east-1', config: false })],
      'pass',
    ],
  ])('%s: %s', (_, regions, wanted) => {
    expect(judgeOn('G7', { 'detection-services': { regions } }, { regions: ['us-east-1', 'eu-west-1'] }).verdict).toBe(
      wanted,
    )
  })
})

describe('H2', () => {
  it('concerns Regions that were opted into', () => {
    const judge = (version: number | undefined, regions: string[], partition: CheckContext['partition'] = 'aws') => {
      const { GlobalEndpointTokenVersion: _, ...summary } = buildSummary()
      const told = version === undefined ? summary : buildSummary({ GlobalEndpointTokenVersion: version })
      return judgeOn('H2', { 'account-summary': told }, { regions, partition }).verdict
    }
    expect(judge(2, ['us-east-1', 'af-south-1'])).toBe('pass')
    expect(judge(1, ['us-east-1', 'af-south-1'])).toBe('fail')
    expect(judge(undefined, ['af-south-1'])).toBe('not-checked')
    expect(judge(1, ['us-east-1', 'eu-west-1'])).toBe('not-applicable')
    expect(judge(1, ['us-gov-east-1'], 'aws-us-gov')).toBe('not-applicable')
  })
})

describe('H3', () => {
  const context = { breakGlassUsers: ['glass-1', 'glass-2'] }

  it('shows who there is, what they may do and who hears of it', () => {
    const group = buildGroup({
      name: 'rescue',
      attached: [{ name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
    })
    const authorization = buildAuthorization({
      users: [buildUser({ name: 'glass-1', groups: ['rescue'] })],
      groups: [group],
    })
    const facts = {
      'authorization-details': authorization,
      'credential-report': buildReport({ users: [buildRow({ user: 'glass-1', mfaActive: true })] }),
      trails: buildTrails(),
      alarms: buildAlarms([buildFilter(anyOfCalls(['ConsoleLogin']))]),
      'event-rules': buildRules(),
    }
    const judged = judgeOn('H3', facts, context)
    expect(judged.verdict).toBe('collected')
    expect(otherRows(judged)).toEqual([
      'user glass-1: MFA: active',
      'user glass-1: policies: AdministratorAccess by group rescue',
      'user glass-1: sign-in: an alarm reaches somebody',
      'user glass-2: no such user in this account',
    ])
  })

  it('tells what is not known', () => {
    const users = [buildUser({ name: 'glass-1' })]
    const rows = otherRows(judgeOn('H3', { 'authorization-details': buildAuthorization({ users }) }, context))
    expect(rows).toContain('user glass-1: MFA: not known')
    expect(rows).toContain('user glass-1: policies: none attached')
  })

  it('is not checked where nobody was named', () => {
    const judged = judgeOn('H3', { 'authorization-details': buildAuthorization() })
    expect(judged.verdict).toBe('not-checked')
    expect(judged.explanation).toMatch(/^Nobody named/)
  })
})

describe('A4 and H6', () => {
  const recovery: FactBodies['recovery'] = {
    regions: [
      {
        region: 'us-east-1',
        databases: [
          { id: 'orders', multiAz: true, restorableUntil: NOW },
          { id: 'scratch', multiAz: false, restorableUntil: null },
        ],
        tables: [{ name: 'carts', pointInTime: false, restorableUntil: null }],
        backups: [{ arn: 'arn:aws:efs:us-east-1:1:file-system/a', latestAt: NOW }],
      },
    ],
  }

  it('show what there is', () => {
    const judged = judgeOn('A4', { recovery })
    expect(judged).toMatchObject({ verdict: 'collected', total: 4 })
    expect(judged.explanation).toMatch(/^2 of 4 /)
    expect(otherRows(judged)).toContain('database scratch in us-east-1: no automatic backup')
    expect(judgeOn('H6', { recovery }).explanation).toBe('1 of 2 databases span zones; they stand in 1 Region.')
  })

  it('do not apply where there is nothing', () => {
    expect(judgeOn('A4', { recovery: { regions: [] } }).verdict).toBe('not-applicable')
    expect(judgeOn('H6', { recovery: { regions: [] } }).verdict).toBe('not-applicable')
    expect(badRows(judgeOn('A4', { recovery }))).toEqual([])
  })
})
