import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactBodies } from '@/lib/domain/evidence/facts'
import type { MetricFilter } from '@/lib/domain/evidence/facts-alarms'
import {
  anyOfCalls,
  buildAction,
  buildAlarms,
  buildFilter,
  buildForeignTrail,
  buildRule,
  buildRules,
  buildTrail,
  buildTrails,
  OWNER,
} from './testing/build-alarms'
import { badRows, judgeOn, otherRows } from './testing/judge-on'

const CALLS = [
  ...['DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'PutUserPolicy'],
  ...['CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'AttachRolePolicy'],
  ...['DetachRolePolicy', 'AttachUserPolicy', 'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy'],
]
const ALL = anyOfCalls(CALLS)
const NO_RULES = buildRules()

function g4(filters: MetricFilter[] | null, more: Partial<FactBodies> = {}) {
  return judgeOn('G4', { trails: buildTrails(), alarms: buildAlarms(filters), 'event-rules': NO_RULES, ...more })
}

function withAction(overrides: Parameters<typeof buildAction>[0], actionsEnabled = true): MetricFilter {
  return buildFilter(ALL, { alarms: [{ name: 'a', actionsEnabled, actions: [buildAction(overrides)] }] })
}

describe('G4 by metric filters', () => {
  it.each<[string, MetricFilter[] | null, string]>([
    ['one filter', [buildFilter(ALL)], 'pass'],
    [
      'several that share the calls',
      [buildFilter(anyOfCalls(CALLS.slice(8))), buildFilter(anyOfCalls(CALLS.slice(0, 8)))],
      'pass',
    ],
    ['every call of IAM', [buildFilter('{ $.eventSource = "iam.amazonaws.com" && $.readOnly IS FALSE }')], 'pass'],
    ['what does not fail', [buildFilter('{ ($.eventSource = iam*) && ($.errorCode NOT EXISTS) }')], 'pass'],
    ['one call missing', [buildFilter(anyOfCalls(CALLS.slice(1)))], 'fail'],
    ['users alone', [buildFilter('{ $.eventSource = iam.amazonaws.com && $.userIdentity.type = IAMUser }')], 'fail'],
    ['another service', [buildFilter('{ $.eventSource = "sts.amazonaws.com" }')], 'fail'],
    ['words', [buildFilter('DeleteGroupPolicy')], 'fail'],
    ['no filter', [], 'fail'],
    ['no alarm', [buildFilter(ALL, { alarms: [] })], 'fail'],
    ['actions switched off', [withAction({}, false)], 'fail'],
    ['no action', [buildFilter(ALL, { alarms: [{ name: 'a', actionsEnabled: true, actions: [] }] })], 'fail'],
    ['nobody subscribed', [withAction({ subscriptions: [] })], 'fail'],
    ['nobody confirmed', [withAction({ subscriptions: [{ protocol: 'email', confirmed: false }] })], 'fail'],
    [
      'an incident',
      [withAction({ arn: 'arn:aws:ssm-incidents::111122223333:response-plan/x', subscriptions: null })],
      'pass',
    ],
    [
      'a function',
      [withAction({ arn: 'arn:aws:lambda:us-east-1:111122223333:function:x', subscriptions: null })],
      'pass',
    ],
    ['a restart', [withAction({ arn: 'arn:aws:automate:us-east-1:ec2:reboot', subscriptions: null })], 'fail'],
    ['subscriptions that are denied', [withAction({ subscriptions: null, unread: 'Denied.' })], 'not-checked'],
    ['alarms that are denied', [buildFilter(ALL, { alarms: null, unread: 'Denied.' })], 'not-checked'],
    ['filters that are denied', null, 'not-checked'],
    ['denied beside one that reaches', [withAction({ subscriptions: null }), buildFilter(ALL)], 'pass'],
    ['denied, of which one call is missing', [buildFilter(anyOfCalls(CALLS.slice(1)), { alarms: null })], 'fail'],
  ])('%s: %s', (_, filters, wanted) => {
    expect(g4(filters).verdict).toBe(wanted)
  })

  it('names the calls and the filters that count for nothing', () => {
    const judged = g4([buildFilter(anyOfCalls(CALLS.slice(2))), buildFilter('words', { name: 'odd' })])
    expect(judged.explanation).toBe(
      'Of 16 calls that change policies, 2 would reach nobody: DeleteGroupPolicy, DeleteRolePolicy.',
    )
    expect(badRows(judged).map((row) => row.split(':')[0])).toEqual(['DeleteGroupPolicy', 'DeleteRolePolicy'])
    expect(otherRows(judged)).toContainEqual(expect.stringMatching(/^metric filter odd: its pattern/))
  })

  it('asks for the log group of a trail that logs', () => {
    const other = buildAlarms([buildFilter(ALL)], 'arn:aws:logs:us-east-1:111122223333:log-group:other:*')
    expect(g4([], { alarms: other }).verdict).toBe('not-checked')
    const stopped = buildTrails({ trails: [buildTrail({ isLogging: false })] })
    expect(g4([buildFilter(ALL)], { trails: stopped }).verdict).toBe('fail')
    const unknown = buildTrails({ trails: [buildTrail({ isLogging: null })] })
    expect(g4([buildFilter(ALL)], { trails: unknown }).verdict).toBe('not-checked')
    const without = buildTrails({ trails: [buildTrail({ logGroupArn: null })] })
    expect(g4([], { trails: without, alarms: { logGroups: [] } }).verdict).toBe('fail')
    expect(g4([], { trails: buildTrails({ trails: [] }), alarms: { logGroups: [] } }).verdict).toBe('fail')
  })

  it('looks at the alarms of whoever owns the organization’s trail', () => {
    const facts = {
      trails: buildTrails({ trails: [buildForeignTrail()] }),
      alarms: { logGroups: [] },
      'event-rules': NO_RULES,
    }
    const unread = judgeOn('G4', facts)
    expect(unread.verdict).toBe('not-checked')
    expect(unread.explanation).toContain(`account ${OWNER}`)
    const trail = buildForeignTrail({ isLogging: true, managementEvents: 'all' })
    const of = (filters: MetricFilter[] | null) =>
      judgeOn('G4', facts, { ownerOf: () => ({ trail, alarms: filters === null ? null : buildAlarms(filters) }) })
        .verdict
    expect(of([buildFilter(ALL)])).toBe('pass')
    expect(of([])).toBe('fail')
    expect(of(null)).toBe('not-checked')
  })

  it('does not depend on the order of calls or filters, nor on how they are shared', () => {
    const shared = fc.shuffledSubarray(CALLS, { minLength: CALLS.length })
    fc.assert(
      fc.property(shared, fc.nat(CALLS.length), (calls, cut) => {
        const parts = [calls.slice(0, cut), calls.slice(cut)].filter((part) => part.length > 0)
        expect(g4(parts.map((part) => buildFilter(anyOfCalls(part)))).verdict).toBe('pass')
        expect(g4([buildFilter(anyOfCalls(calls.slice(1)))]).verdict).toBe('fail')
      }),
      { numRuns: 30 },
    )
  })
})

describe('G4 by rules', () => {
  const iam = { source: ['aws.iam'], 'detail-type': ['AWS API Call via CloudTrail'] }
  const topic = (confirmed: boolean | null) => ({
    id: '1',
    arn: 'arn:aws:sns:us-east-1:111122223333:alarms',
    subscriptions: confirmed === null ? null : [{ protocol: 'email', confirmed }],
  })

  it.each<[string, Parameters<typeof buildRule>[0], string]>([
    ['all of IAM', {}, 'pass'],
    ['the calls', { pattern: { ...iam, detail: { eventSource: ['iam.amazonaws.com'], eventName: CALLS } } }, 'pass'],
    [
      'all but reading',
      { pattern: { ...iam, detail: { eventName: [{ 'anything-but': { prefix: ['Get', 'List'] } }] } } },
      'pass',
    ],
    [
      'prefixes',
      {
        pattern: {
          ...iam,
          detail: { eventName: ['Put', 'Delete', 'Create', 'Attach', 'Detach'].map((prefix) => ({ prefix })) },
        },
      },
      'pass',
    ],
    ['a call missing', { pattern: { ...iam, detail: { eventName: CALLS.slice(1) } } }, 'fail'],
    ['switched off', { enabled: false }, 'fail'],
    ['another Region', { region: 'eu-west-1' }, 'fail'],
    ['no target', { targets: [] }, 'fail'],
    ['a schedule', { pattern: null }, 'fail'],
    ['a confirmed topic', { targets: [topic(true)] }, 'pass'],
    ['an unconfirmed topic', { targets: [topic(false)] }, 'fail'],
    ['a topic that is denied', { targets: [topic(null)] }, 'not-checked'],
  ])('%s: %s', (_, overrides, wanted) => {
    const rule = buildRule({ name: 'iam', pattern: iam, ...overrides })
    expect(g4([], { 'event-rules': buildRules(rule) }).verdict).toBe(wanted)
  })

  it('hear nothing while no trail logs', () => {
    const rules = buildRules(buildRule({ pattern: iam }))
    expect(g4([], { 'event-rules': rules, trails: buildTrails({ trails: [] }) }).verdict).toBe('fail')
    const unknown = buildTrails({ trails: [buildTrail({ isLogging: null })] })
    expect(g4([], { 'event-rules': rules, trails: unknown }).verdict).toBe('not-checked')
  })

  it('may help where metric filters could not be read, and the other way round', () => {
    const rules = buildRules(buildRule({ pattern: iam }))
    expect(judgeOn('G4', { trails: buildTrails(), 'event-rules': rules }).verdict).toBe('pass')
    expect(judgeOn('G4', { trails: buildTrails(), alarms: buildAlarms([buildFilter(ALL)]) }).verdict).toBe('pass')
    expect(judgeOn('G4', { trails: buildTrails(), alarms: buildAlarms([]) }).verdict).toBe('not-checked')
  })
})

describe('G5', () => {
  it('asks for the calls beside policies', () => {
    const facts = { trails: buildTrails(), 'event-rules': NO_RULES }
    expect(judgeOn('G5', { ...facts, alarms: buildAlarms([buildFilter(ALL)]) }).verdict).toBe('fail')
    const whole = buildAlarms([buildFilter('{ $.eventSource = "iam.amazonaws.com" }')])
    expect(judgeOn('G5', { ...facts, alarms: whole }).verdict).toBe('pass')
    expect(judgeOn('G5', { ...facts, alarms: buildAlarms(null) }).verdict).toBe('not-checked')
  })
})

describe('G6', () => {
  const six: Record<string, string> = {
    'denied calls': '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    'sign-in without MFA':
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    'use of root':
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    'changes to trails': anyOfCalls(['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging']),
    'failed sign-in': '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    'changes to the organization': '{ $.eventSource = organizations.amazonaws.com }',
  }
  const g6 = (patterns: readonly string[], trails = buildTrails()) =>
    judgeOn('G6', { trails, alarms: buildAlarms(patterns.map((each) => buildFilter(each))), 'event-rules': NO_RULES })

  it('passes with the six', () => {
    expect(g6(Object.values(six)).verdict).toBe('pass')
  })

  it.each(Object.keys(six))('names what is missing: %s', (missing) => {
    const { [missing]: _, ...others } = six
    const judged = g6(Object.values(others))
    expect(judged.verdict).toBe('fail')
    expect(judged.rows.filter(({ isBad }) => isBad).map(({ subject }) => subject)).toEqual([missing])
  })

  it('wants a trail of all Regions for what happens in any of them', () => {
    const single = buildTrails({ trails: [buildTrail({ multiRegion: false })] })
    const missed = g6(Object.values(six), single).rows.filter(({ isBad }) => isBad)
    expect(missed.map(({ subject }) => subject)).toEqual(['changes to trails', 'denied calls'])
  })
})
