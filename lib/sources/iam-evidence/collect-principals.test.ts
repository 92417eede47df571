/** What is read of users, roles, policies and credentials is what the stand-in's truth says. */
import { describe, expect, it } from 'vitest'
import { buildKey, buildUser, DAY_MS, statementOf } from '@/e2e/stand-in/aws/truth-principals'
import { withAws } from '@/lib/testing/aws'
import { collectMember, MEMBER, readFact, readKind } from './test-collecting'

const aws = withAws()
const HOUR_MS = 3_600_000
const whole = (time: number) => Math.floor(time / 1_000) * 1_000

describe('the credential report', () => {
  it('tells root and users, and counts from when it was made', async () => {
    const { identities, clock } = aws.truth
    Object.assign(identities.report, { age: 3 * HOUR_MS, asksUntilDone: 0 })
    const rotatedAt = clock.now() - 100 * DAY_MS
    identities.change(MEMBER, ({ users }) => {
      users.push(buildUser('Müller, Jo', clock.now(), { mfa: 'none', keys: [buildKey(clock.now(), { rotatedAt })] }))
    })
    const { body, asOf } = await readFact(aws, 'credential-report')
    expect(body.root).toMatchObject({ passwordEnabled: true, mfaActive: true })
    expect(body.users.find(({ user }) => user === 'Müller, Jo')).toMatchObject({
      passwordEnabled: true,
      mfaActive: false,
      keys: [
        { number: 1, active: true, lastRotated: whole(rotatedAt) },
        { number: 2, active: false, lastUsed: null },
      ],
    })
    expect(Math.abs(clock.now() - 3 * HOUR_MS - asOf)).toBeLessThan(60_000)
  })

  it('is waited for while it is made, and given up for now when that lasts', async () => {
    aws.truth.identities.report.asksUntilDone = 3
    const waited: number[] = []
    const options = { kinds: ['credential-report'] as const, wait: async (ms: number) => void waited.push(ms) }
    expect((await collectMember(aws, options)).unread).toEqual([])
    expect(waited).toHaveLength(3)
    aws.truth.identities.report.asksUntilDone = Number.POSITIVE_INFINITY
    aws.truth.identities.record(MEMBER)
    waited.length = 0
    const { unread } = await collectMember(aws, options)
    expect(unread).toMatchObject([{ kind: 'credential-report', reason: 'still-made' }])
    expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(30_000)
  })

  it('without a row for root, or with one that says little, knows that it does not know', async () => {
    aws.truth.identities.report.tellsRootPassword = false
    expect((await readKind(aws, 'credential-report')).root).toMatchObject({ passwordEnabled: null })
    aws.truth.identities.report.hasRoot = false
    aws.truth.identities.record(MEMBER)
    expect((await readKind(aws, 'credential-report')).root).toBeNull()
  })
})

describe('users, groups, roles and policies', () => {
  it('come with what they may do', async () => {
    const document = statementOf({ Action: '*', Resource: '*' })
    aws.truth.identities.changeUser(MEMBER, 'mara', { inline: { 'all + more%': document }, tags: { team: 'shop' } })
    const { users, groups, roles, policies } = await readKind(aws, 'authorization-details')
    expect(users.find(({ name }) => name === 'mara')).toMatchObject({
      groups: ['people'],
      inline: [{ name: 'all + more%', document }],
      tags: { team: 'shop' },
    })
    expect(groups.map(({ name }) => name)).toEqual(['machines', 'people'])
    const support = roles.find(({ name }) => name === 'support')
    expect(support).toMatchObject({ path: '/', attached: [{ arn: 'arn:aws:iam::aws:policy/AWSSupportAccess' }] })
    expect(support?.trust).toMatchObject({ Statement: [{ Principal: { AWS: `arn:aws:iam::${MEMBER}:root` } }] })
    expect(support?.tags['aws:cloudformation:stack-id']).toContain(':stack/identity/')
    const [own] = aws.truth.identities.get(MEMBER).policies
    expect(policies).toEqual([
      {
        ...{ name: 'deploy', arn: `arn:aws:iam::${MEMBER}:policy/deploy`, path: '/', attachments: 2 },
        ...{ document: own?.document, tags: own?.tags },
      },
    ])
  })

  it('are known without the tags of policies where those are denied', async () => {
    aws.faults.on({ kind: 'denied', operation: 'ListPolicyTags' })
    const { policies } = await readKind(aws, 'authorization-details')
    expect(policies).toMatchObject([{ name: 'deploy', tags: null }])
  })
})

describe('what else there is to sign in with', () => {
  it('is read: root and its device, the password policy, certificates and providers', async () => {
    const { identities, clock } = aws.truth
    const expiresAt = whole(clock.now() - DAY_MS)
    identities.change(MEMBER, (identity) => {
      identity.root.mfa = 'virtual'
      identity.certificates = [{ name: 'old', expiresAt }]
      identity.saml = [{ name: 'people', validUntil: expiresAt }]
      identity.oidc = ['token.example.org']
    })
    expect(await readKind(aws, 'account-summary')).toMatchObject({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 })
    const { devices } = await readKind(aws, 'virtual-mfa')
    expect(devices.map(({ user }) => user)).toContain(`arn:aws:iam::${MEMBER}:root`)
    expect(await readKind(aws, 'password-policy')).toEqual({ policy: { minimumLength: 16, reusePrevention: 24 } })
    expect((await readKind(aws, 'server-certificates')).certificates).toMatchObject([{ name: 'old', expiresAt }])
    expect(await readKind(aws, 'identity-providers')).toMatchObject({
      saml: [{ validUntil: expiresAt }],
      oidc: [expect.stringContaining('token.example.org')],
    })
    expect((await readKind(aws, 'identity-center')).instances).toMatchObject([
      { region: 'us-east-1', status: 'ACTIVE' },
    ])
  })

  it('may be none', async () => {
    aws.truth.identities.change(MEMBER, (identity) => {
      identity.passwordPolicy = null
      identity.certificates = []
    })
    aws.truth.identities.identityCenter = null
    expect(await readKind(aws, 'password-policy')).toEqual({ policy: null })
    expect(await readKind(aws, 'server-certificates')).toEqual({ certificates: [] })
    expect(await readKind(aws, 'identity-center')).toEqual({ instances: [] })
  })
})

describe('services last used', () => {
  it('are asked for where no analyzer looks for unused access, and not of service-linked roles', async () => {
    const { identities } = aws.truth
    expect(await readKind(aws, 'last-accessed')).toEqual({ entities: [], left: 0, byAnalyzer: true })
    identities.change(MEMBER, (identity) => {
      identity.analyzers = identity.analyzers.filter(({ name }) => name !== 'unused')
    })
    identities.changeRole(MEMBER, 'worker', {
      services: [
        ['logs', null],
        ['s3', identities.get(MEMBER).calls.length],
      ],
    })
    const { entities, left } = await readKind(aws, 'last-accessed')
    expect(left).toBe(0)
    expect(entities.map(({ arn }) => arn.split('/').at(-1)).sort()).toEqual(
      ['FaultlineEvidence', 'deploy', 'mara', 'support', 'worker'].sort(),
    )
    expect(entities.find(({ arn }) => arn.endsWith('worker'))).toMatchObject({ services: 2, unused: ['logs', 's3'] })
  })
})
