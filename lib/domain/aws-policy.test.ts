/** The least policy: what the live check asks for, on the connection's own queues. */
import { describe, expect, it } from 'vitest'
import { AWS_PERMISSIONS, permissionsOf } from './aws-permissions'
import { policyOf, takingRolePolicy } from './aws-policy'
import { buildConnection } from './aws-templates/test-connection'

const QUEUE = 'https://sqs.us-gov-west-1.amazonaws.com/111122223333/faultline-health'

describe.each(['organization', 'account'] as const)('of an %s', (kind) => {
  it('holds each permission once, and no other', () => {
    const { Statement } = policyOf(buildConnection({ kind, queueUrls: [QUEUE] }))
    const actions = Statement.flatMap(({ Action }) => Action)
    expect(actions.toSorted()).toEqual(
      permissionsOf(kind, true)
        .map(({ action }) => action)
        .toSorted(),
    )
    expect(Statement.map(({ Effect }) => Effect)).not.toContain('Deny')
    expect(Statement.map(({ Sid }) => Sid)).toEqual([...new Set(Statement.map(({ Sid }) => Sid))])
  })

  it('allows nothing at queues where there are none', () => {
    const actions = policyOf(buildConnection({ kind })).Statement.flatMap(({ Action }) => Action)
    expect(actions.filter((action) => action.startsWith('sqs:'))).toEqual([])
  })
})

it('holds no wildcard among its actions, and writes nothing but deletions of messages', () => {
  const writing = AWS_PERMISSIONS.map(({ action }) => action).filter(
    (action) => action.includes('*') || !/:(Describe|List|Get|Receive|Search|Select)/.test(action),
  )
  expect(writing).toEqual(['sqs:DeleteMessage'])
})

it('names the queues by their ARN in the partition', () => {
  const queueUrls = [QUEUE, QUEUE, 'http://127.0.0.1:9324/111122223333/other', 'not a queue']
  const { Statement } = policyOf(buildConnection({ partition: 'aws-us-gov', queueUrls }))
  expect(Statement.at(-1)?.Resource).toEqual([
    'arn:aws-us-gov:sqs:us-gov-west-1:111122223333:faultline-health',
    'arn:aws-us-gov:sqs:*:111122223333:other',
  ])
})

it('says what taking a role needs', () => {
  expect(takingRolePolicy(buildConnection({ credentials: { from: 'default' } }))).toBeNull()
  expect(takingRolePolicy(buildConnection())?.Statement).toMatchObject([
    { Action: ['sts:AssumeRole'], Resource: 'arn:aws:iam::111122223333:role/tools/reader' },
  ])
})
