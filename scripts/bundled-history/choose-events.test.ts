import { describe, expect, it } from 'vitest'
import { isBundled, isIdentityKey, isLarge } from './choose-events'

function payload(status: string, minutes: number | null, updates = 2) {
  const date = 1_900_000_000
  return {
    arn: 'arn',
    date: String(date),
    status,
    event_log: Array.from({ length: updates }, (_, index) => ({ timestamp: date + index })),
    ...(minutes === null ? {} : { end_time: String(date + minutes * 60) }),
  }
}

describe('isIdentityKey', () => {
  it.each([
    'iam',
    'iam-us-east-1',
    'iam-us-gov-west-1',
    'sts-eu-west-1',
    'sso-us-east-1',
    'management-console-us-gov-east-1',
  ])('knows %s', (key) => expect(isIdentityKey(key)).toBe(true))
  it.each(['iamazing', 'accounting', 'billingconsole', 'ec2-us-east-1', 'secretsmanager-us-west-2'])(
    'does not take %s for one',
    (key) => expect(isIdentityKey(key)).toBe(false),
  )
})

describe('isLarge', () => {
  it.each([
    ['a short disruption', payload('3', 1), true],
    ['a degradation of 45 minutes', payload('2', 45), true],
    ['a degradation of 44 minutes', payload('2', 44), false],
    ['five hours at the lowest level', payload('1', 300), true],
    ['less than that', payload('1', 299), false],
    ['a short one told in six updates', payload('1', 20, 6), true],
    ['one without a status, however long', payload('0', 600), false],
    ['one without an end', payload('3', null, 9), false],
    ['one that ends before it starts', payload('3', -1, 9), false],
    ['one that ends when it starts', payload('3', 0, 9), false],
  ])('%s', (_what, event, large) => expect(isLarge(event)).toBe(large))
})

describe('isBundled', () => {
  it('takes every identity event and the large ones of the others', () => {
    expect(isBundled('iam', payload('1', null, 1))).toBe(true)
    expect(isBundled('ec2-us-east-1', payload('1', 10))).toBe(false)
    expect(isBundled('ec2-us-east-1', payload('3', 10))).toBe(true)
  })
})
