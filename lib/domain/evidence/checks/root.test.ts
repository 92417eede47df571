/** C1 to C5: what root can sign in with, and whether anybody does. */
import { describe, expect, it } from 'vitest'
import { judge } from '../judge'
import { ROOT_MFA } from './c1-root-mfa'
import {
  buildContext,
  buildFact,
  buildKey,
  buildOrganization,
  buildReport,
  buildRoot,
  buildSummary,
  buildUnread,
  daysAgo,
  HOUR,
  NOW,
} from './testing/build-facts'
import { badRows, judgeOn } from './testing/judge-on'

const NO_KEYS = [buildKey({ active: false, lastRotated: null, lastUsed: null })]
const BARE_ROOT = buildRoot({ passwordEnabled: false, passwordLastUsed: null, mfaActive: false, keys: NO_KEYS })
const BARE_SUMMARY = buildSummary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0 })

describe('C1, MFA of root', () => {
  it.each([
    ['the summary says so', { 'account-summary': buildSummary() }, 'pass'],
    ['the report says so', { 'credential-report': buildReport() }, 'pass'],
    ['a password and no MFA', { 'account-summary': buildSummary({ AccountMFAEnabled: 0 }) }, 'fail'],
    ['a key and no MFA', { 'account-summary': { ...BARE_SUMMARY, AccountAccessKeysPresent: 1 } }, 'fail'],
    ['no credentials by the summary', { 'account-summary': BARE_SUMMARY }, 'pass'],
    ['no credentials by the report', { 'credential-report': buildReport({ root: BARE_ROOT }) }, 'pass'],
    [
      'a summary of few words and a report without root',
      {
        'account-summary': { AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 },
        'credential-report': buildReport({ root: null }),
      },
      'fail',
    ],
    [
      'a summary of few words that says yes',
      { 'account-summary': { AccountMFAEnabled: 1 }, 'credential-report': buildReport({ root: null }) },
      'pass',
    ],
    ['a report without root alone', { 'credential-report': buildReport({ root: null }) }, 'not-checked'],
    ['an empty summary', { 'account-summary': {} }, 'not-checked'],
    [
      'no MFA, and whether there is a password is not read',
      { 'account-summary': { AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 } },
      'not-checked',
    ],
    [
      'a password that the report does not support, and the summary denies',
      {
        'account-summary': BARE_SUMMARY,
        'credential-report': buildReport({ root: { ...BARE_ROOT, passwordEnabled: null } }),
      },
      'pass',
    ],
    ['nothing read', {}, 'not-checked'],
  ])('%s', (_, facts, verdict) => {
    expect(judgeOn('C1', facts).verdict).toBe(verdict)
  })

  it.each([
    ['summary', NOW, NOW - 4 * HOUR, 'pass'],
    ['credential report', NOW - HOUR, NOW, 'fail'],
  ] as const)('takes the newer source, here the %s, and says so', (newer, summaryAt, reportAt, verdict) => {
    const facts = [
      buildFact('account-summary', buildSummary({ AccountMFAEnabled: 1 }), summaryAt),
      buildFact('credential-report', buildReport({ root: buildRoot({ mfaActive: false }) }), reportAt),
    ]
    const judged = judge(ROOT_MFA, facts, [], buildContext())
    expect(judged.verdict).toBe(verdict)
    expect(judged.explanation).toContain(`the ${newer} is newer`)
  })

  it('passes a root whose only key is switched off', () => {
    const root = { ...BARE_ROOT, keys: [buildKey({ active: false })] }
    const facts = {
      'account-summary': { ...BARE_SUMMARY, AccountAccessKeysPresent: 1 },
      'credential-report': buildReport({ root }),
    }
    expect(judgeOn('C1', facts).verdict).toBe('pass')
    expect(judgeOn('C3', facts).verdict).toBe('fail')
  })

  it('names why neither source was read', () => {
    const unread = [buildUnread('account-summary', { sentence: 'The role is not there.' })]
    const { explanation } = judgeOn('C1', {}, {}, unread)
    expect(explanation).toBe('The role is not there. The credential report has not been read yet.')
  })
})

describe('C2, the device of root', () => {
  const device = (serial: string, user: string | null) => ({ 'virtual-mfa': { devices: [{ serial, user }] } })
  it.each([
    ['no virtual device', { 'virtual-mfa': { devices: [] } }, buildSummary(), 'pass'],
    [
      "a user's device",
      device('arn:aws:iam::111122223333:mfa/mira', 'arn:aws:iam::111122223333:user/mira'),
      buildSummary(),
      'pass',
    ],
    [
      "root's device of any name",
      device('arn:aws:iam::111122223333:mfa/phone', 'arn:aws:iam::111122223333:root'),
      buildSummary(),
      'fail',
    ],
    ['the old name', device('arn:aws-cn:iam::111122223333:mfa/root-account-mfa-device', null), buildSummary(), 'fail'],
    ['no MFA', { 'virtual-mfa': { devices: [] } }, buildSummary({ AccountMFAEnabled: 0 }), 'not-applicable'],
    ['no credentials', { 'virtual-mfa': { devices: [] } }, BARE_SUMMARY, 'not-applicable'],
    ['MFA not known', { 'virtual-mfa': { devices: [] } }, {}, 'not-checked'],
    ['devices not read', {}, buildSummary(), 'not-checked'],
  ])('%s', (_, facts, summary, verdict) => {
    expect(judgeOn('C2', { ...facts, 'account-summary': summary }).verdict).toBe(verdict)
  })
})

describe('C3, keys of root', () => {
  const keyed = buildReport({ root: buildRoot({ keys: [buildKey()] }) })
  it.each([
    ['none by the summary', { 'account-summary': buildSummary() }, 'pass'],
    ['one by the summary', { 'account-summary': buildSummary({ AccountAccessKeysPresent: 1 }) }, 'fail'],
    ['one by the report', { 'credential-report': keyed }, 'fail'],
    ['none by the report', { 'credential-report': buildReport({ root: buildRoot({ keys: NO_KEYS }) }) }, 'pass'],
    [
      'a report without its columns',
      { 'credential-report': buildReport({ root: buildRoot({ keys: [] }) }) },
      'not-checked',
    ],
    ['a report without root', { 'credential-report': buildReport({ root: null }) }, 'not-checked'],
    [
      "a user's key alone",
      {
        'account-summary': buildSummary(),
        'credential-report': buildReport({ users: [buildRoot({ user: 'mira', keys: [buildKey()] })] }),
      },
      'pass',
    ],
  ])('%s', (_, facts, verdict) => {
    expect(judgeOn('C3', facts).verdict).toBe(verdict)
  })
})

describe('C4, use of root', () => {
  const used = (overrides: Parameters<typeof buildRoot>[0]) => ({
    'credential-report': buildReport({ root: buildRoot(overrides) }),
  })
  it.each([
    ['never', used({}), 'pass'],
    ['long ago', used({ passwordLastUsed: daysAgo(91) }), 'pass'],
    ['by password', used({ passwordLastUsed: daysAgo(3) }), 'fail'],
    ['by key', used({ keys: [buildKey({ lastUsed: daysAgo(89) })] }), 'fail'],
    ['by a key that is off by now', used({ keys: [buildKey({ active: false, lastUsed: daysAgo(2) })] }), 'fail'],
    ['not told of the password', used({ passwordLastUsed: 'unknown' }), 'not-checked'],
    ['no column for the password', used({ passwordLastUsed: null }), 'not-checked'],
    ['no column for an active key', used({ keys: [buildKey({ lastUsed: null })] }), 'not-checked'],
    ['not told of the password, but of a key', used({ passwordLastUsed: 'unknown', keys: [buildKey()] }), 'fail'],
    ['no credentials', used({ passwordEnabled: false, passwordLastUsed: null, keys: NO_KEYS }), 'pass'],
    ['no row', { 'credential-report': buildReport({ root: null }), 'account-summary': buildSummary() }, 'not-checked'],
    [
      'no row and no credentials',
      { 'credential-report': buildReport({ root: null }), 'account-summary': BARE_SUMMARY },
      'pass',
    ],
  ])('%s', (_, facts, verdict) => {
    expect(judgeOn('C4', facts).verdict).toBe(verdict)
  })

  it('says when', () => {
    const judged = judgeOn(
      'C4',
      used({ passwordLastUsed: Date.UTC(2026, 10, 20), keys: [buildKey({ lastUsed: Date.UTC(2026, 8, 30) })] }),
    )
    expect(judged.explanation).toBe('Root was used on 20 Nov 2026 and 30 Sep 2026.')
    expect(badRows(judged)).toHaveLength(2)
  })
})

describe('C5, central root management', () => {
  const READER = { isReader: true }
  it.each([
    ['on', { organization: buildOrganization() }, READER, 'pass'],
    [
      'on without sessions',
      { organization: buildOrganization({ features: ['RootCredentialsManagement'] }) },
      READER,
      'pass',
    ],
    ['off', { organization: buildOrganization({ features: ['RootSessions'] }) }, READER, 'fail'],
    [
      'not told',
      { organization: buildOrganization({ features: null, featuresUnread: 'Denied.' }) },
      READER,
      'not-checked',
    ],
    ['not read', {}, READER, 'not-checked'],
    ['one account alone', {}, { isReader: true, isOrganization: false }, 'not-applicable'],
    ['a member', { organization: buildOrganization() }, {}, 'not-applicable'],
  ])('%s', (_, facts, context, verdict) => {
    expect(judgeOn('C5', facts, context).verdict).toBe(verdict)
  })
})
