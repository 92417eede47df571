/** What must hold of every verdict about identity, whatever was collected. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Check } from '../check'
import type { CredentialKey, CredentialReport, CredentialRow, FactBodies } from '../facts'
import type { AuthorizationFacts, PolicyDocument } from '../facts-authorization'
import { type Judgement, judge } from '../judge'
import { IDENTITY_CHECKS } from './identity'
import {
  buildAnalyzer,
  buildContext,
  buildDocument,
  buildFacts,
  buildGroup,
  buildKey,
  buildPolicy,
  buildReport,
  buildRole,
  buildRoot,
  buildRow,
  buildTrust,
  buildUser,
  daysAgo,
} from './testing/build-facts'

const CREATED = 500

const days = fc.integer({ min: 0, max: CREATED - 1 }).map(daysAgo)
const use = fc.oneof(days, fc.constantFrom('never' as const, 'unknown' as const))
const maybe = fc.constantFrom(true, false, null)
const key = fc
  .record({ active: maybe, made: days, lastUsed: use, isThere: fc.boolean() })
  .map(
    ({ active, made, lastUsed, isThere }): Omit<CredentialKey, 'number'> =>
      isThere ? { active, lastRotated: made, lastUsed } : { active: false, lastRotated: null, lastUsed: null },
  )
const keys = fc.tuple(key, key).map((pair) => pair.map((each, index) => ({ number: index + 1, ...each })))

function row(user: string): fc.Arbitrary<CredentialRow> {
  return fc
    .record({ passwordEnabled: maybe, passwordLastUsed: use, passwordLastChanged: days, mfaActive: maybe, keys })
    .map((found) => buildRow({ user, createdAt: daysAgo(CREATED), ...found }))
}

const users = fc
  .integer({ min: 0, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => row(`user ${index}`))))
const reports: fc.Arbitrary<CredentialReport> = fc.record({ root: fc.option(row('<root_account>')), users })

const documents = fc.constantFrom<PolicyDocument>(
  null,
  buildDocument({ Action: '*' }),
  buildDocument({ Action: 's3:Get*' }),
  buildDocument({ Action: ['ec2:*'] }, { Action: 'sqs:*', Effect: 'Deny' }),
  buildDocument({ NotAction: 'iam:*' }),
)
const trusts = fc.constantFrom<PolicyDocument>(
  null,
  buildTrust('*'),
  buildTrust({ Service: 'ec2.amazonaws.com' }),
  buildTrust({ AWS: '999988887777' }),
  buildTrust({ AWS: '999988887777' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
)
const attached = fc.subarray([
  { name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  { name: 'AWSSupportAccess', arn: 'arn:aws:iam::aws:policy/AWSSupportAccess' },
])
const inline = fc
  .array(documents, { maxLength: 2 })
  .map((all) => all.map((document, index) => ({ name: `inline ${index}`, document })))
const authorizations: fc.Arbitrary<AuthorizationFacts> = fc.record({
  users: many(fc.record({ attached, inline }), (found, index) => buildUser({ name: `user ${index}`, ...found })),
  groups: many(fc.record({ attached, inline }), (found, index) => buildGroup({ name: `group ${index}`, ...found })),
  roles: many(fc.record({ attached, inline, trust: trusts }), (found, index) =>
    buildRole({ name: `role ${index}`, ...found }),
  ),
  policies: many(fc.record({ document: documents, attachments: fc.nat(2) }), (found, index) =>
    buildPolicy({ name: `policy ${index}`, ...found }),
  ),
})

const findings = fc
  .array(fc.constantFrom('UnusedPermission', 'UnusedIAMUserPassword', 'ExternalAccess'), { maxLength: 3 })
  .map((types) => ({
    total: types.length,
    rows: types.map((type, index) => ({
      id: `f-${index}`,
      type,
      resource: `r-${index}`,
      resourceType: null,
      status: 'ACTIVE',
      updatedAt: null,
    })),
  }))
const analyzers: fc.Arbitrary<FactBodies['access-analyzer']> = fc.record({
  regions: fc.tuple(
    ...['us-east-1', 'eu-west-1'].map((region) =>
      fc.record({
        region: fc.constant(region),
        analyzers: fc.subarray([buildAnalyzer(), buildAnalyzer({ type: 'ACCOUNT_UNUSED_ACCESS' })]),
        external: findings,
        unused: findings,
      }),
    ),
  ),
})
const summaries = fc.record({
  AccountMFAEnabled: fc.nat(1),
  AccountAccessKeysPresent: fc.nat(1),
  AccountPasswordPresent: fc.nat(1),
})

const accounts: fc.Arbitrary<Partial<FactBodies>> = fc.record({
  'credential-report': reports,
  'account-summary': summaries,
  'authorization-details': authorizations,
  'access-analyzer': analyzers,
  'virtual-mfa': fc.constant({ devices: [] }),
  'password-policy': fc.constantFrom({ policy: null }, { policy: { minimumLength: 14, reusePrevention: 24 } }),
  'identity-providers': fc.constant({ saml: [], oidc: [] }),
  'identity-center': fc.constant({ instances: [] }),
})

const CONTEXT = buildContext({ regions: ['us-east-1', 'eu-west-1'], isReader: true })

function many<T, R>(arbitrary: fc.Arbitrary<T>, build: (found: T, index: number) => R): fc.Arbitrary<R[]> {
  return fc.array(arbitrary, { maxLength: 4 }).map((all) => all.map(build))
}

function judgeAll(bodies: Partial<FactBodies>, checks: readonly Check[] = IDENTITY_CHECKS): Judgement[] {
  const judgements = checks.map((check) => judge(check, buildFacts(bodies), [], CONTEXT))
  expect(judgements.filter(({ fault }) => fault !== null)).toEqual([])
  return judgements
}

function checksNamed(...ids: string[]): Check[] {
  return IDENTITY_CHECKS.filter(({ id }) => ids.includes(id))
}

/** The same, with every list turned round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned).reverse() as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turned(each)])) as T
}

it('is the same in whatever order AWS lists things', () => {
  fc.assert(
    fc.property(accounts, (bodies) => {
      expect(judgeAll(turned(bodies))).toEqual(judgeAll(bodies))
    }),
  )
})

it('fails once somebody bad joins, whoever else is there', () => {
  const bad = buildRow({
    user: 'bad',
    passwordEnabled: true,
    passwordLastUsed: daysAgo(60),
    passwordLastChanged: daysAgo(300),
    keys: [1, 2].map((number) => buildKey({ number, lastRotated: daysAgo(200), lastUsed: 'never' })),
  })
  fc.assert(
    fc.property(reports, fc.nat(5), ({ root, users: others }, place) => {
      const report = { root, users: others.toSpliced(place, 0, bad) }
      const verdicts = judgeAll({ 'credential-report': report }, checksNamed('C6', 'E1', 'E2', 'E3'))
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'fail', 'fail'])
      expect(verdicts.every(({ rows }) => rows.some(({ subject, isBad }) => isBad && subject.startsWith('bad')))).toBe(
        true,
      )
    }),
  )
})

it('fails once somebody may do everything, whoever else is there', () => {
  const document = buildDocument({ Action: '*' })
  const bad = buildUser({ name: 'bad', inline: [{ name: 'all', document }] })
  const open = buildRole({ name: 'open', trust: buildTrust('*') })
  fc.assert(
    fc.property(authorizations, (facts) => {
      const joined = { ...facts, users: [bad, ...facts.users], roles: [...facts.roles, open] }
      const verdicts = judgeAll({ 'authorization-details': joined }, checksNamed('D1', 'D2', 'D3', 'D9'))
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'fail', 'fail'])
    }),
  )
})

it('does not pass for knowing less of a user', () => {
  const fields = ['passwordEnabled', 'passwordLastUsed', 'passwordLastChanged', 'mfaActive', 'keys'] as const
  const checks = checksNamed('C6', 'E1', 'E2', 'E3')
  fc.assert(
    fc.property(reports, fc.constantFrom(...fields), fc.nat(4), (report, field, place) => {
      const before = judgeAll({ 'credential-report': report }, checks)
      const less = report.users.map((user, index) =>
        index === place ? { ...user, [field]: field === 'keys' ? [] : null } : user,
      )
      const after = judgeAll({ 'credential-report': { ...report, users: less } }, checks)
      const turnedGreen = after.filter(({ verdict }, index) => verdict === 'pass' && before[index]?.verdict !== 'pass')
      expect(turnedGreen).toEqual([])
    }),
  )
})

it('does not pass for knowing less of root', () => {
  const flags = ['AccountMFAEnabled', 'AccountAccessKeysPresent', 'AccountPasswordPresent']
  const checks = checksNamed('C1', 'C3')
  fc.assert(
    fc.property(summaries, fc.subarray(flags), (summary, gone) => {
      const less = Object.fromEntries(Object.entries(summary).filter(([name]) => !gone.includes(name)))
      const [before, after] = [summary, less].map((each) => judgeAll({ 'account-summary': each }, checks))
      const turnedGreen = after?.filter(
        ({ verdict }, index) => verdict === 'pass' && before?.[index]?.verdict !== 'pass',
      )
      expect(turnedGreen).toEqual([])
    }),
  )
})

it('does not pass for a policy that cannot be read', () => {
  fc.assert(
    fc.property(authorizations, (facts) => {
      const policies = [...facts.policies, buildPolicy({ name: 'odd', document: null })]
      const roles = [...facts.roles, buildRole({ name: 'odd', trust: null })]
      const verdicts = judgeAll(
        { 'authorization-details': { ...facts, policies, roles } },
        checksNamed('D1', 'D2', 'D9'),
      )
      expect(verdicts.filter(({ verdict }) => verdict === 'pass')).toEqual([])
    }),
  )
})

it('counts root among users nowhere', () => {
  const roots = fc.option(row('<root_account>').map((found) => buildRoot(found)))
  const checks = checksNamed('C6', 'E1', 'E2', 'E3', 'E4', 'E5')
  const rest = {
    'identity-providers': { saml: [], oidc: [] },
    'identity-center': { instances: [] },
    'password-policy': { policy: null },
  }
  fc.assert(
    fc.property(users, roots, roots, (all, one, other) => {
      const [first, second] = [one, other].map((root) =>
        judgeAll({ ...rest, 'credential-report': buildReport({ root, users: all }) }, checks),
      )
      expect(first).toEqual(second)
    }),
  )
})
