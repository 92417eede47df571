/** Why something could not be read, out of errors. */
import { expect, test } from 'vitest'
import { SourceError } from '@/lib/errors'
import { AwsError, type AwsReason } from '@/lib/sources/aws/aws-error'
import { UnreadError, unreadFact, unreadReasonOf } from './unread'

test.each<[AwsReason, string, string]>([
  ['denied', 'AccessDenied', 'denied'],
  ['wrong-credentials', 'InvalidClientTokenId', 'denied'],
  ['role-refused', 'AccessDenied', 'role-missing'],
  ['throttled', 'Throttling', 'throttled'],
  ['timeout', 'TimeoutError', 'unreachable'],
  ['server', 'InternalFailure', 'unreachable'],
  ['unreadable', 'SyntaxError', 'unreadable'],
  ['refused', 'ValidationError', 'unreadable'],
  ['refused', 'UnknownOperationException', 'unsupported'],
  ['no-organization', 'AWSOrganizationsNotInUseException', 'unsupported'],
])('an error of AWS that is %s (%s) is told as %s', (reason, awsName, expected) => {
  expect(unreadReasonOf(new AwsError(reason, 'x', awsName, {}))).toBe(expected)
})

test('an error of ours has its own reason, or that of an answer that cannot be read', () => {
  expect(unreadFact('trails', new UnreadError('still-made', 'Wait.'), 5)).toEqual({
    ...{ kind: 'trails', reason: 'still-made', sentence: 'Wait.', at: 5 },
  })
  expect(unreadReasonOf(new SourceError('parse', 'It does not end.'))).toBe('unreadable')
})

test('a fault of the program is none of them', () => {
  const fault = new TypeError('x is not a function')
  expect(() => unreadFact('trails', fault, 0)).toThrow(fault)
})
