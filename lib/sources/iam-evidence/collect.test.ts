/** Collecting from one account, over HTTP against the stand-in: what is asked, and what AWS's refusals cost. */
import { describe, expect, it } from 'vitest'
import { EVIDENCE_PERMISSIONS } from '@/lib/domain/evidence/evidence-permissions'
import { withAws } from '@/lib/testing/aws'
import { collectOrganization } from './collect'
import { ACCOUNT_KINDS } from './collectors/all'
import { CONTEXT, collectMember, MEMBER, openMember } from './test-collecting'

const aws = withAws()

/** The actions that were asked for, as a policy writes them. */
function actionsAsked(): string[] {
  const prefixes: Record<string, string> = { 'access-analyzer': 'access-analyzer', monitoring: 'cloudwatch' }
  const names: Record<string, string> = { ListFindingsV2: 'ListFindings' }
  const asked = aws.calls
    .list()
    .map(({ service, operation }) => `${prefixes[service] ?? service}:${names[operation] ?? operation}`)
  return [...new Set(asked)].filter((action) => !action.startsWith('sts:')).sort()
}

describe('one account', () => {
  it('is read whole, with the permissions that are listed and no others', async () => {
    const { kinds, unread } = await collectMember(aws)
    expect(unread).toEqual([])
    expect(kinds.sort()).toEqual([...ACCOUNT_KINDS].sort())
    const listed = new Set(EVIDENCE_PERMISSIONS.filter(({ scope }) => scope === 'account').map(({ action }) => action))
    expect(actionsAsked().filter((action) => !listed.has(action))).toEqual([])
  })

  it('is asked each question once', async () => {
    await collectMember(aws)
    const once = ['AssumeRole', 'GetAccountAuthorizationDetails', 'DescribeTrails', 'ListSubscriptionsByTopic']
    const counts = aws.calls.byOperation()
    expect(once.map((operation) => counts[operation])).toEqual([1, 1, 1, 1])
    expect(aws.calls.list('ListAnalyzers').map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1'])
  })

  it('is read the same however its answers are paged and ordered', async () => {
    aws.clock.stop(aws.clock.now())
    const { read: whole } = await collectMember(aws)
    aws.truth.mostPerPage = 1
    for (const kind of ['reordered', 'duplicates', 'empty pages'] as const) {
      const off = aws.faults.on({ kind })
      const { unread, read } = await collectMember(aws)
      off()
      expect(unread).toEqual([])
      expect(read).toEqual(whole)
    }
  })

  it('counts what it sends, repeats included', async () => {
    aws.faults.on({ kind: 'throttled', service: 'iam', operation: 'GetAccountSummary', times: 1 })
    const { calls, unread } = await collectMember(aws, { kinds: ['account-summary'] })
    expect(unread).toEqual([])
    expect(calls).toEqual({ requests: 3, throttles: 1 })
  })
})

describe('what is refused', () => {
  it('costs only the kinds that need it, and each says why', async () => {
    aws.faults.on({ kind: 'denied', service: 'iam', operation: 'GetAccountAuthorizationDetails' })
    const { kinds, unread } = await collectMember(aws)
    expect(kinds).toHaveLength(ACCOUNT_KINDS.length)
    expect(unread.map(({ kind }) => kind).sort()).toEqual(['authorization-details', 'stack-drift'])
    expect(unread[0]).toMatchObject({ reason: 'denied' })
    expect(unread[0]?.sentence).toContain(`account ${MEMBER} may not call iam:GetAccountAuthorizationDetails`)
    expect(unread[0]?.sentence).toContain(`arn:aws:iam::${MEMBER}:role/FaultlineEvidence`)
  })

  it.each([
    ['denied', 'denied'],
    ['not offered', 'unsupported'],
    ['broken', 'unreachable'],
    ['dropped', 'unreachable'],
    ['cut short', 'unreachable'],
  ] as const)('as %s is told as %s, with the account', async (kind, reason) => {
    aws.faults.on({ kind, operation: 'GetAccountSummary' })
    const { unread } = await collectMember(aws, { kinds: ['account-summary', 'virtual-mfa'] })
    expect(unread).toMatchObject([{ kind: 'account-summary', reason }])
    expect(unread[0]?.sentence).toContain(MEMBER)
  })

  it('with the role costs all kinds and one request', async () => {
    aws.truth.withoutRoles.add(MEMBER)
    const { unread, calls } = await collectMember(aws)
    expect(new Set(unread.map(({ reason }) => reason))).toEqual(new Set(['role-missing']))
    expect(unread).toHaveLength(ACCOUNT_KINDS.length)
    expect(calls.requests).toBe(1)
  })

  it('in one Region leaves the others', async () => {
    aws.faults.on({ kind: 'denied', service: 'access-analyzer', operation: 'ListAnalyzers', times: 1 })
    expect((await collectMember(aws, { kinds: ['access-analyzer'] })).unread).toEqual([])
    aws.faults.on({ kind: 'denied', service: 'access-analyzer', operation: 'ListAnalyzers' })
    expect((await collectMember(aws, { kinds: ['access-analyzer'] })).unread).toMatchObject([{ reason: 'denied' }])
  })
})

describe('the organization', () => {
  const readOrganization = () => {
    const { managementAccount } = aws.truth.directory
    return collectOrganization(openMember(aws, {}, managementAccount), CONTEXT)
  }

  it('is read through its management account', async () => {
    const fact = await readOrganization()
    expect(fact).toMatchObject({
      kind: 'organization',
      body: {
        managementAccount: aws.truth.directory.managementAccount,
        featuresUnread: null,
        healthView: 'ENABLED',
        delegatesUnread: null,
        policiesUnread: null,
      },
    })
    const listed = new Set(EVIDENCE_PERMISSIONS.map(({ action }) => action))
    expect(actionsAsked().filter((action) => !listed.has(action))).toEqual([])
  })

  it('is known in part where a part is denied', async () => {
    aws.faults.on({ kind: 'denied', operation: 'ListPolicies' })
    const fact = await readOrganization()
    if (!('body' in fact)) throw new Error(fact.sentence)
    expect(fact.body).toMatchObject({ policies: null, delegatesUnread: null })
    expect(fact.body.policiesUnread).toContain('may not call organizations:ListPolicies')
    expect(fact.body.features).not.toBeNull()
  })

  it('is not known where all of it is denied', async () => {
    for (const service of ['organizations', 'health', 'iam'] as const) aws.faults.on({ kind: 'denied', service })
    expect(await readOrganization()).toMatchObject({ kind: 'organization', reason: 'denied' })
  })
})
