/** ARNs of IAM roles. */
import { expect, it } from 'vitest'
import { parseRoleArn } from './role-arn'

it('is read into its parts', () => {
  expect(parseRoleArn('arn:aws-cn:iam::111122223333:role/reader')).toEqual({
    partition: 'aws-cn',
    account: '111122223333',
    path: '/',
    name: 'reader',
  })
  expect(parseRoleArn('arn:aws:iam::111122223333:role/a/b/reader')).toMatchObject({ path: '/a/b/', name: 'reader' })
})

it.each([
  '',
  'reader',
  'arn:aws:iam::1111:role/reader',
  'arn:aws:iam::111122223333:user/reader',
  'arn:aws:sts::111122223333:assumed-role/reader/session',
  'arn:aws:iam:us-east-1:111122223333:role/reader',
  'arn:aws:iam::111122223333:role/',
  'arn:aws:iam::111122223333:role/reader extra',
  `arn:aws:iam::111122223333:role/${'x'.repeat(65)}`,
])('"%s" is none', (text) => expect(parseRoleArn(text)).toBeNull())
