/** C6, C7, E4, E5: how people sign in. */
import { describe, expect, it } from 'vitest'
import { buildConsoleUser, buildReport, buildRoot, buildRow, buildUnread, daysAgo, NOW } from './testing/build-facts'
import { badRows, judgeOn, otherRows } from './testing/judge-on'

const SAML = { arn: 'arn:aws:iam::111122223333:saml-provider/people', validUntil: NOW + 1000 }
const CENTER = { arn: 'arn:aws:sso:::instance/ssoins-1', ownerAccount: null, region: 'us-east-1', status: 'ACTIVE' }
const NO_SAML = { 'identity-providers': { saml: [], oidc: [] } }
const NO_CENTER = { 'identity-center': { instances: [] } }
const NOBODY = { ...NO_SAML, ...NO_CENTER }
const mira = buildConsoleUser()
const without = buildConsoleUser({ user: 'noor', mfaActive: false })

describe('C6, MFA of console users', () => {
  const on = (...users: ReturnType<typeof buildRow>[]) => judgeOn('C6', { 'credential-report': buildReport({ users }) })
  it.each([
    ['nobody', [], 'not-applicable'],
    ['users without passwords', [buildRow()], 'not-applicable'],
    ['MFA', [mira], 'pass'],
    ['no MFA', [mira, without], 'fail'],
    ['not told of MFA', [mira, buildConsoleUser({ user: 'ola', mfaActive: null })], 'not-checked'],
    [
      'not told of the password',
      [mira, buildRow({ user: 'ola', passwordEnabled: null, mfaActive: false })],
      'not-checked',
    ],
    [
      'not told of the password, with MFA',
      [mira, buildRow({ user: 'ola', passwordEnabled: null, mfaActive: true })],
      'pass',
    ],
    ['one bad, one not told', [without, buildConsoleUser({ user: 'ola', mfaActive: null })], 'fail'],
  ])('%s', (_, users, verdict) => {
    expect(on(...users).verdict).toBe(verdict)
  })

  it('leaves root out', () => {
    const root = buildRoot({ mfaActive: false })
    expect(judgeOn('C6', { 'credential-report': buildReport({ root, users: [] }) }).verdict).toBe('not-applicable')
    expect(judgeOn('C6', { 'credential-report': buildReport({ root, users: [mira] }) }).verdict).toBe('pass')
  })

  it('names users as they are called, the bad ones first', () => {
    const judged = on(mira, buildConsoleUser({ user: 'Ünal, Zoë', mfaActive: false }))
    expect(judged.explanation).toBe('1 of 2 console users has no MFA.')
    expect(judged.rows).toEqual([
      { subject: 'Ünal, Zoë', detail: 'password, no MFA', isBad: true },
      { subject: 'mira', detail: 'password and MFA', isBad: false },
    ])
  })

  it('keeps the first 200 of 10,000 rows and counts them all', () => {
    const users = Array.from({ length: 10_000 }, (_, index) =>
      buildConsoleUser({ user: `user ${index}`, mfaActive: index % 2 === 0 }),
    )
    const judged = on(...users)
    expect(judged).toMatchObject({
      verdict: 'fail',
      total: 10_000,
      explanation: '5,000 of 10,000 console users have no MFA.',
    })
    expect(judged.rows).toHaveLength(200)
    expect(judged.rows.every(({ isBad }) => isBad)).toBe(true)
  })
})

describe('C7, MFA of federated people', () => {
  it.each([
    ['Identity Center', { ...NO_SAML, 'identity-center': { instances: [CENTER] } }, 'collected'],
    ['SAML', { ...NO_CENTER, 'identity-providers': { saml: [SAML], oidc: [] } }, 'collected'],
    ['nothing', NOBODY, 'not-applicable'],
    ['SAML not read', NO_CENTER, 'not-checked'],
    ['Identity Center not read', NO_SAML, 'not-checked'],
  ])('%s', (_, facts, verdict) => {
    expect(judgeOn('C7', facts).verdict).toBe(verdict)
  })
})

describe('E4, the password policy', () => {
  const policy = (minimumLength: number | null, reusePrevention: number | null) => ({
    'password-policy': { policy: { minimumLength, reusePrevention } },
  })
  const console = { 'credential-report': buildReport({ users: [mira] }) }
  it.each([
    ['as asked', { ...policy(14, 24), ...console }, 'pass'],
    ['short', { ...policy(8, 24), ...console }, 'fail'],
    ['used again', { ...policy(14, null), ...console }, 'fail'],
    ['used again after 5', { ...policy(14, 5), ...console }, 'fail'],
    ['none', { 'password-policy': { policy: null }, ...console }, 'fail'],
    [
      'none, and no console users',
      { 'password-policy': { policy: null }, 'credential-report': buildReport({ users: [buildRow()] }) },
      'not-applicable',
    ],
    ['none, and users not read', { 'password-policy': { policy: null } }, 'not-checked'],
    [
      'weak, and passwords not told',
      { ...policy(8, 24), 'credential-report': buildReport({ users: [buildRow({ passwordEnabled: null })] }) },
      'not-checked',
    ],
    ['as asked, and users not read', policy(20, 24), 'pass'],
    ['of no length', { ...policy(null, 24), ...console }, 'not-checked'],
    ['not read', console, 'not-checked'],
  ])('%s', (_, facts, verdict) => {
    expect(judgeOn('E4', facts).verdict).toBe(verdict)
  })

  it('says what is missing', () => {
    expect(badRows(judgeOn('E4', { ...policy(8, 5), ...console }))).toEqual([
      'password policy: 8 characters suffice, 14 are asked for',
      'password policy: remembers 5 passwords, 24 are asked for',
    ])
  })
})

describe('E5, federation', () => {
  const users = (...names: string[]) => ({
    'credential-report': buildReport({ users: names.map((user) => buildConsoleUser({ user })) }),
  })
  it.each([
    ['SAML', { ...NOBODY, 'identity-providers': { saml: [SAML], oidc: [] } }, 'pass'],
    ['Identity Center', { ...NOBODY, 'identity-center': { instances: [CENTER] } }, 'pass'],
    ['SAML, Identity Center not read', { 'identity-providers': { saml: [SAML], oidc: [] } }, 'pass'],
    [
      'Identity Center that is being made',
      { ...NO_SAML, 'identity-center': { instances: [{ ...CENTER, status: 'CREATE_IN_PROGRESS' }] }, ...users('mira') },
      'fail',
    ],
    [
      'expired SAML',
      {
        ...NO_CENTER,
        'identity-providers': { saml: [{ ...SAML, validUntil: daysAgo(1) }], oidc: [] },
        ...users('mira'),
      },
      'fail',
    ],
    ['OIDC alone', { ...NO_CENTER, 'identity-providers': { saml: [], oidc: ['arn:ci'] }, ...users('mira') }, 'fail'],
    ['passwords', { ...NOBODY, ...users('mira') }, 'fail'],
    ['nobody', { ...NOBODY, ...users() }, 'not-applicable'],
    ['users not read', NOBODY, 'not-checked'],
    [
      'passwords not told',
      { ...NOBODY, 'credential-report': buildReport({ users: [buildRow({ passwordEnabled: null })] }) },
      'not-checked',
    ],
    ['Identity Center not read', { ...NO_SAML, ...users('mira') }, 'not-checked'],
    ['SAML not read', { ...NO_CENTER, ...users('mira') }, 'not-checked'],
  ])('%s', (_, facts, verdict) => {
    expect(judgeOn('E5', facts).verdict).toBe(verdict)
  })

  it('names who is left with a password, and for what', () => {
    const facts = { ...NOBODY, 'identity-center': { instances: [CENTER] }, ...users('glass', 'mira') }
    const judged = judgeOn('E5', facts, { breakGlassUsers: ['glass'] })
    expect(judged.explanation).toBe('People sign in by 1 way of federation. 2 users can still sign in with a password.')
    expect(otherRows(judged)).toEqual([
      'arn:aws:sso:::instance/ssoins-1: IAM Identity Center in us-east-1',
      'glass: has a password, for an emergency',
      'mira: has a password',
    ])
  })

  it('says why Identity Center could not be read', () => {
    const unread = [buildUnread('identity-center', { sentence: 'sso:ListInstances is denied.' })]
    expect(judgeOn('E5', { ...NO_SAML, ...users('mira') }, {}, unread).explanation).toContain(
      'sso:ListInstances is denied.',
    )
  })
})
