/** D1 to D3, D9, E7: what users, groups and roles may do, and who may take roles. */
import { describe, expect, it } from 'vitest'
import type { AuthorizationFacts } from '../facts-authorization'
import {
  buildAuthorization,
  buildDocument,
  buildGroup,
  buildPolicy,
  buildRole,
  buildTrust,
  buildUser,
} from './testing/build-facts'
import { badRows, judgeOn, otherRows } from './testing/judge-on'

const EVERYTHING = buildDocument({ Action: '*' })
const ADMINISTRATOR = { name: 'AdministratorAccess', arn: 'arn:aws-us-gov:iam::aws:policy/AdministratorAccess' }
const SUPPORT = { name: 'AWSSupportAccess', arn: 'arn:aws:iam::aws:policy/AWSSupportAccess' }
const OWN_SUPPORT = { name: 'AWSSupportAccess', arn: 'arn:aws:iam::111122223333:policy/AWSSupportAccess' }

function on(id: string, overrides: Partial<AuthorizationFacts>) {
  return judgeOn(id, { 'authorization-details': buildAuthorization(overrides) })
}

describe('D1, policies that allow everything', () => {
  it.each([
    ['little', { policies: [buildPolicy()] }, 'pass'],
    ['everything', { policies: [buildPolicy({ document: EVERYTHING })] }, 'fail'],
    ['everything to nobody', { policies: [buildPolicy({ document: EVERYTHING, attachments: 0 })] }, 'pass'],
    ['inline of a user', { users: [buildUser({ inline: [{ name: 'all', document: EVERYTHING }] })] }, 'fail'],
    ['inline of a group', { groups: [buildGroup({ inline: [{ name: 'all', document: EVERYTHING }] })] }, 'fail'],
    ['inline of a role', { roles: [buildRole({ inline: [{ name: 'all', document: EVERYTHING }] })] }, 'fail'],
    ['all but some', { policies: [buildPolicy({ document: buildDocument({ NotAction: 'iam:*' }) })] }, 'pass'],
    ['not known', { policies: [buildPolicy({ document: null })] }, 'not-checked'],
    [
      'not known, and everything',
      { policies: [buildPolicy({ document: null }), buildPolicy({ name: 'all', document: EVERYTHING })] },
      'fail',
    ],
    ['not known, attached to nobody', { policies: [buildPolicy({ document: null, attachments: 0 })] }, 'pass'],
    ["AWS's own alone", { roles: [buildRole({ attached: [ADMINISTRATOR] })] }, 'not-applicable'],
    ["AWS's own and little", { policies: [buildPolicy()], roles: [buildRole({ attached: [ADMINISTRATOR] })] }, 'pass'],
  ])('%s', (_, facts, verdict) => {
    expect(on('D1', facts).verdict).toBe(verdict)
  })

  it("tells of AWS's own without failing for it", () => {
    const judged = on('D1', {
      users: [buildUser({ attached: [ADMINISTRATOR] })],
      policies: [buildPolicy(), buildPolicy({ name: 'spare', attachments: 0, document: EVERYTHING })],
    })
    expect(judged.explanation).toContain("AWS's own AdministratorAccess is attached to 1.")
    expect(otherRows(judged)).toEqual([
      'policy spare: allows * on *, attached to nobody',
      "user mira: AWS's AdministratorAccess is attached",
    ])
  })

  it('tells of conditions', () => {
    const document = buildDocument({ Action: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })
    expect(badRows(on('D1', { policies: [buildPolicy({ document })] }))).toEqual([
      'policy read-objects: allows * on *, under a condition',
    ])
  })
})

describe('D2, whole services', () => {
  const allowing = (statement: Record<string, unknown>) => ({
    policies: [buildPolicy({ document: buildDocument(statement) })],
  })
  it.each([
    ['some calls', allowing({ Action: ['ec2:Describe*', 's3:Get*'] }), 'pass'],
    ['a service', allowing({ Action: ['ec2:*'] }), 'fail'],
    ['everything', allowing({ Action: '*' }), 'fail'],
    ['all but some', allowing({ NotAction: 'iam:*' }), 'fail'],
    ['a service on one resource', allowing({ Action: 's3:*', Resource: 'arn:aws:s3:::x' }), 'pass'],
    [
      'inline',
      { roles: [buildRole({ inline: [{ name: 'x', document: buildDocument({ Action: 'sqs:*' }) }] })] },
      'fail',
    ],
    ['not known', { policies: [buildPolicy({ document: null })] }, 'not-checked'],
    ['no policies', {}, 'not-applicable'],
  ])('%s', (_, facts, verdict) => {
    expect(on('D2', facts).verdict).toBe(verdict)
  })

  it('names services', () => {
    expect(badRows(on('D2', allowing({ Action: ['s3:*', 'ec2:*'] })))).toEqual([
      'policy read-objects: allows ec2:*, s3:*',
    ])
  })
})

describe('D3, policies of users', () => {
  const inline = [{ name: 'own', document: buildDocument({ Action: 's3:GetObject' }) }]
  it.each([
    ['no users', { roles: [buildRole({ inline })] }, 'not-applicable'],
    ['none', { users: [buildUser({ groups: ['operators'] })] }, 'pass'],
    ['attached', { users: [buildUser(), buildUser({ name: 'noor', attached: [SUPPORT] })] }, 'fail'],
    ['inline', { users: [buildUser({ inline })] }, 'fail'],
  ])('%s', (_, facts, verdict) => {
    expect(on('D3', facts).verdict).toBe(verdict)
  })

  it('says it in whole sentences', () => {
    expect(on('D3', { users: [buildUser()] }).explanation).toBe('The one user has no policies of their own.')
    expect(on('D3', { users: [buildUser(), buildUser({ name: 'noor' })] }).explanation).toBe(
      'None of 2 users has policies of their own.',
    )
    const judged = on('D3', { users: [buildUser({ attached: [SUPPORT], inline })] })
    expect(judged.explanation).toBe('The one user has policies of their own.')
    expect(badRows(judged)).toEqual(['user mira: AWSSupportAccess, own (inline)'])
  })
})

describe('D9, trust of roles', () => {
  const trusting = (principal: unknown, condition?: Record<string, unknown>) => ({
    roles: [buildRole(), buildRole({ name: 'guest', trust: buildTrust(principal, condition) })],
  })
  it.each([
    ['no roles', {}, 'not-applicable'],
    ['services', { roles: [buildRole()] }, 'pass'],
    ['everybody', trusting('*'), 'fail'],
    ['another account', trusting({ AWS: 'arn:aws:iam::999988887777:root' }), 'fail'],
    [
      'another account that must say a word',
      trusting({ AWS: '999988887777' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
      'pass',
    ],
    ['its own account', trusting({ AWS: 'arn:aws:iam::111122223333:root' }), 'pass'],
    ['not known', { roles: [buildRole({ trust: null })] }, 'not-checked'],
    ['not known, and everybody', { roles: [...trusting('*').roles, buildRole({ name: 'odd', trust: null })] }, 'fail'],
  ])('%s', (_, facts, verdict) => {
    expect(on('D9', facts).verdict).toBe(verdict)
  })

  it('names whom it lets in', () => {
    expect(badRows(on('D9', trusting({ AWS: ['*', '999988887777'] })))).toEqual([
      'role guest: trusts 999988887777, everybody (*)',
    ])
  })
})

describe('E7, who may open support cases', () => {
  it.each([
    ['a role', { roles: [buildRole({ attached: [SUPPORT] })] }, 'pass'],
    ['a group', { groups: [buildGroup({ attached: [SUPPORT] })] }, 'pass'],
    ['nobody', { roles: [buildRole()] }, 'fail'],
    ['a policy of the same name', { roles: [buildRole({ attached: [OWN_SUPPORT] })] }, 'fail'],
  ])('%s', (_, facts, verdict) => {
    expect(on('E7', facts).verdict).toBe(verdict)
  })
})
