/** E1 to E3, E6: keys, passwords and certificates of users. */
import { describe, expect, it } from 'vitest'
import type { CredentialKey, CredentialRow } from '../facts'
import { buildConsoleUser, buildKey, buildReport, buildRoot, buildRow, daysAgo } from './testing/build-facts'
import { badRows, judgeOn, otherRows } from './testing/judge-on'

function on(id: string, ...users: CredentialRow[]) {
  // Root has what would make each of these fail: it is no user.
  const root = buildRoot({
    keys: [buildKey({ lastRotated: daysAgo(900), lastUsed: 'never' }), buildKey({ number: 2 })],
  })
  return judgeOn(id, { 'credential-report': buildReport({ root, users }) })
}

function keyed(...keys: Partial<CredentialKey>[]): CredentialRow {
  return buildRow({ keys: keys.map((key, index) => buildKey({ number: index + 1, ...key })) })
}

const OLD = { lastRotated: daysAgo(91) }
const OFF = { active: false }

describe('E1, age of keys', () => {
  it.each([
    ['no users', [], 'not-applicable'],
    ['no keys', [buildRow()], 'not-applicable'],
    ['young', [keyed({})], 'pass'],
    ['exactly 90 days', [keyed({ lastRotated: daysAgo(90) })], 'pass'],
    ['old', [keyed({}), keyed({}, OLD)], 'fail'],
    ['old and off', [keyed({ ...OLD, ...OFF })], 'pass'],
    ['of no age', [keyed({ lastRotated: null })], 'not-checked'],
    ['of no age, and an old one', [keyed({ lastRotated: null }, OLD)], 'fail'],
    ['old, and not told whether it works', [keyed({ ...OLD, active: null })], 'not-checked'],
    ['no columns', [keyed()], 'not-checked'],
  ])('%s', (_, users, verdict) => {
    expect(on('E1', ...users).verdict).toBe(verdict)
  })

  it('names keys with the day on which they were made', () => {
    const judged = on('E1', keyed({ lastRotated: Date.UTC(2026, 0, 2) }, { lastRotated: Date.UTC(2026, 10, 2) }))
    expect(judged.explanation).toBe('1 of 2 active access keys is older than 90 days.')
    expect(badRows(judged)).toEqual(['mira, access key 1: active, made 2 Jan 2026'])
    expect(otherRows(judged)).toEqual(['mira, access key 2: active, made 2 Nov 2026'])
  })
})

describe('E2, unused passwords and keys', () => {
  it.each([
    ['no users', [], 'not-applicable'],
    ['nothing to use', [buildRow()], 'not-applicable'],
    ['used', [buildConsoleUser(), keyed({})], 'pass'],
    ['a password unused for 45 days', [buildConsoleUser({ passwordLastUsed: daysAgo(45) })], 'fail'],
    ['a password unused for 44 days', [buildConsoleUser({ passwordLastUsed: daysAgo(44) })], 'pass'],
    ['a password never used', [buildConsoleUser({ passwordLastUsed: 'never' })], 'fail'],
    [
      'a password never used, new',
      [buildConsoleUser({ passwordLastUsed: 'never', passwordLastChanged: daysAgo(3) })],
      'pass',
    ],
    [
      'a password never used, of a new user',
      [buildConsoleUser({ passwordLastUsed: 'never', passwordLastChanged: null, createdAt: daysAgo(3) })],
      'pass',
    ],
    ['a password not told of', [buildConsoleUser({ passwordLastUsed: 'unknown' })], 'not-checked'],
    ['no column', [buildConsoleUser({ passwordLastUsed: null })], 'not-checked'],
    ['whether there is a password', [buildRow({ passwordEnabled: null })], 'not-checked'],
    ['a key never used', [keyed({ lastRotated: daysAgo(60), lastUsed: 'never' })], 'fail'],
    ['a key never used, new', [keyed({ lastUsed: 'never' })], 'pass'],
    ['a key with no column', [keyed({ lastUsed: null })], 'not-checked'],
    ['a key not told of', [keyed({ lastRotated: daysAgo(60), lastUsed: 'unknown' })], 'not-checked'],
    ['a key not told to be off', [keyed({ active: null, lastUsed: daysAgo(300) })], 'not-checked'],
    ['a key that is off', [keyed({ ...OFF, lastUsed: daysAgo(300) })], 'pass'],
    ['no columns for keys', [keyed()], 'not-checked'],
    ['one unused, one not told of', [buildConsoleUser({ passwordLastUsed: daysAgo(60) }), keyed()], 'fail'],
  ])('%s', (_, users, verdict) => {
    expect(on('E2', ...users).verdict).toBe(verdict)
  })

  it('says since when, and of those that are used nothing that moves from day to day', () => {
    const judged = on('E2', buildConsoleUser({ passwordLastUsed: Date.UTC(2026, 1, 3), keys: [buildKey()] }))
    expect(badRows(judged)).toEqual(['mira, password: last used 3 Feb 2026'])
    expect(otherRows(judged)).toEqual(['mira, access key 1: used or made within 45 days'])
  })
})

describe('E3, one active key', () => {
  it.each([
    ['no keys', [buildRow()], 'not-applicable'],
    ['one', [keyed({})], 'pass'],
    ['one of two', [keyed({}, OFF)], 'pass'],
    ['none of one', [keyed(OFF)], 'pass'],
    ['two', [keyed({}), keyed({}, {})], 'fail'],
    ['two, one not told', [keyed({}, { active: null })], 'not-checked'],
    ['one not told', [keyed({ active: null }, OFF)], 'pass'],
    ['no columns', [keyed({}), keyed()], 'not-checked'],
  ])('%s', (_, users, verdict) => {
    expect(on('E3', ...users).verdict).toBe(verdict)
  })
})

describe('E6, certificates', () => {
  const certificate = (name: string, expiresAt: number | null) => ({
    name,
    arn: `arn:aws:iam::111122223333:server-certificate/${name}`,
    expiresAt,
  })
  it.each([
    ['none', [], 'not-applicable'],
    ['valid', [certificate('a', daysAgo(-1))], 'pass'],
    ['expired', [certificate('a', daysAgo(-1)), certificate('b', daysAgo(1))], 'fail'],
    ['no end', [certificate('a', null)], 'not-checked'],
    ['no end, and an expired one', [certificate('a', null), certificate('b', daysAgo(1))], 'fail'],
  ])('%s', (_, certificates, verdict) => {
    expect(judgeOn('E6', { 'server-certificates': { certificates } }).verdict).toBe(verdict)
  })
})
