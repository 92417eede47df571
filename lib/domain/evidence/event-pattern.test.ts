import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesEventPattern } from './event-pattern'

const EVENT = {
  source: 'aws.iam',
  'detail-type': 'AWS API Call via CloudTrail',
  resources: ['arn:a', 'arn:b'],
  detail: { eventName: 'PutRolePolicy', eventSource: 'iam.amazonaws.com', count: 5, readOnly: false, errorCode: null },
}

describe('matchesEventPattern', () => {
  it.each<[unknown, boolean]>([
    [{ source: ['aws.iam'] }, true],
    [{ source: ['aws.sts', 'aws.iam'] }, true],
    [{ source: 'aws.iam' }, false],
    [{ source: [] }, false],
    [{ source: ['aws.iam'], 'detail-type': ['Other'] }, false],
    [{ resources: ['arn:b'] }, true],
    [{ detail: { eventName: [{ prefix: 'Put' }] } }, true],
    [{ detail: { eventName: [{ prefix: { 'equals-ignore-case': 'put' } }] } }, true],
    [{ detail: { eventName: [{ suffix: 'Policy' }] } }, true],
    [{ detail: { eventName: [{ suffix: 'Role' }] } }, false],
    [{ detail: { eventName: [{ wildcard: '*Role*' }] } }, true],
    [{ detail: { eventName: [{ 'equals-ignore-case': 'putrolepolicy' }] } }, true],
    [{ detail: { eventName: [{ 'anything-but': ['CreateUser'] }] } }, true],
    [{ detail: { eventName: [{ 'anything-but': 'PutRolePolicy' }] } }, false],
    [{ detail: { eventName: [{ 'anything-but': { prefix: 'Get' } }] } }, true],
    [{ detail: { eventName: [{ 'anything-but': { prefix: 'Put' } }] } }, false],
    [{ detail: { eventName: [{ 'anything-but': { wildcard: ['Get*', 'P*y'] } }] } }, false],
    [{ detail: { missing: [{ 'anything-but': 'x' }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { eventName: [{ exists: true }] } }, true],
    [{ detail: { eventName: [{ exists: false }] } }, false],
    [{ detail: { errorCode: [null] } }, true],
    [{ detail: { readOnly: [false] } }, true],
    [{ detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }, true],
    [{ detail: { count: [{ numeric: ['>', 5] }] } }, false],
    [{ detail: { count: [{ numeric: ['>'] }] } }, false],
    [{ detail: { eventName: [{ cidr: '10.0.0.0/8' }] } }, false],
    [{ $or: [{ source: ['aws.s3'] }, { detail: { eventName: ['PutRolePolicy'] } }] }, true],
    [{ source: ['aws.iam'], $or: [{ source: ['aws.s3'] }] }, false],
    [null, false],
    [['aws.iam'], false],
  ])('%j: %s', (pattern, wanted) => {
    expect(matchesEventPattern(pattern, EVENT)).toBe(wanted)
  })

  it('matches no more by asking for more', () => {
    const matcher = fc.constantFrom<unknown>('x', 'y', { prefix: 'x' }, { 'anything-but': 'x' }, { exists: true })
    const pattern = fc.dictionary(fc.constantFrom('a', 'b'), fc.array(matcher, { minLength: 1, maxLength: 2 }))
    fc.assert(
      fc.property(pattern, fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y')), (asked, event) => {
        const more = { ...asked, c: ['z'] }
        expect(matchesEventPattern(more, event)).toBe(false)
        for (const key of Object.keys(asked)) {
          const { [key]: _, ...less } = asked
          if (matchesEventPattern(asked, event)) expect(matchesEventPattern(less, event)).toBe(true)
        }
      }),
    )
  })

  it('takes what is no pattern at all', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => typeof matchesEventPattern(a, b) === 'boolean'))
  })
})
