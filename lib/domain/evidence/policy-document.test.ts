/** Policy documents in all their forms: what they allow, and whom they let in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDocument, buildTrust } from './checks/testing/build-facts'
import { allowsAllBut, allowsEverything, wholeServices } from './policy-breadth'
import { parsePolicyDocument } from './policy-document'
import { outsidersOf } from './policy-trust'

const OWN = '111122223333'

function statementsOf(document: Record<string, unknown>) {
  const statements = parsePolicyDocument(document)
  if (statements === null) throw new Error('not read')
  return statements
}

describe('reading', () => {
  it('takes one statement or many, text or list', () => {
    const one = { Effect: 'Allow', Action: 'S3:GetObject', Resource: ['a', 'b'] }
    const read = {
      isAllow: true,
      actions: { values: ['s3:getobject'], isAllBut: false },
      resources: { values: ['a', 'b'], isAllBut: false },
      principals: null,
      conditions: [],
    }
    expect(parsePolicyDocument({ Statement: one })).toEqual([read])
    expect(parsePolicyDocument({ Statement: [one, one] })).toEqual([read, read])
    expect(parsePolicyDocument({ Statement: [] })).toEqual([])
  })

  it('takes principals and conditions in every form', () => {
    const [statement] = statementsOf({
      Statement: {
        Effect: 'Deny',
        NotPrincipal: { AWS: [OWN], Service: 'ec2.amazonaws.com' },
        NotAction: ['iam:*'],
        NotResource: '*',
        Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 'aws:Age': [1, '2'] } },
      },
    })
    expect(statement).toEqual({
      isAllow: false,
      actions: { values: ['iam:*'], isAllBut: true },
      resources: { values: ['*'], isAllBut: true },
      principals: {
        byKind: [
          { kind: 'AWS', values: [OWN] },
          { kind: 'Service', values: ['ec2.amazonaws.com'] },
        ],
        isAllBut: true,
      },
      conditions: [
        { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
        { operator: 'NumericLessThan', key: 'aws:Age', values: ['1', '2'] },
      ],
    })
  })

  it.each([
    ['nothing', null],
    ['no statement', { Version: '2012-10-17' }],
    ['another effect', { Statement: { Effect: 'allow', Action: '*', Resource: '*' } }],
    ['a number for an action', { Statement: [{ Effect: 'Allow', Action: 7, Resource: '*' }] }],
    ['a statement that is text', { Statement: ['Allow'] }],
  ])('does not guess at %s', (_, document) => {
    expect(parsePolicyDocument(document)).toBeNull()
  })

  it('never throws', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('*', 'Allow', 'arn:*'))
    const part = fc.oneof(text, fc.array(text), fc.dictionary(text, fc.oneof(text, fc.array(text))), fc.jsonValue())
    const keys = [
      'Effect',
      'Action',
      'NotAction',
      'Resource',
      'NotResource',
      'Principal',
      'NotPrincipal',
      'Condition',
    ] as const
    const statement = fc.dictionary(fc.constantFrom(...keys), part)
    fc.assert(
      fc.property(fc.oneof(statement, fc.array(statement)), (Statement) => {
        for (const each of parsePolicyDocument({ Statement }) ?? []) {
          allowsEverything(each)
          wholeServices(each)
          outsidersOf([each], OWN)
        }
      }),
    )
  })
})

describe('breadth', () => {
  it.each([
    [{ Action: '*' }, true],
    [{ Action: '*:*' }, true],
    [{ Action: ['s3:Get*', '*'], Resource: ['arn:aws:s3:::x', '*'] }, true],
    [{ Action: '*', Resource: 'arn:aws:*:*:*:*' }, true],
    [{ Action: '*', NotResource: 'arn:aws:s3:::x' }, true],
    [{ Action: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }, true],
    [{ Action: '*', Resource: 'arn:aws:s3:::x' }, false],
    [{ Action: '*', Resource: 'arn:aws:iam::111122223333:*' }, false],
    [{ Action: 'ec2:*' }, false],
    [{ Action: '*:Get*' }, false],
    [{ NotAction: 'iam:*' }, false],
    [{ Action: '*', Effect: 'Deny' }, false],
  ])('%j allows everything: %s', (statement, is) => {
    expect(statementsOf(buildDocument(statement)).some(allowsEverything)).toBe(is)
  })

  it.each([
    [{ Action: ['ec2:*', 'S3:*', 's3:GetObject', 'sqs:Send*'] }, ['ec2', 's3']],
    [{ Action: '*' }, ['*']],
    [{ Action: 'ec2:**' }, ['ec2']],
    [{ Action: 'ec2:*', Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*' }, []],
    [{ Action: 'ec2:*', Effect: 'Deny' }, []],
    [{ NotAction: 'ec2:*' }, []],
  ])('%j allows all of %j', (statement, services) => {
    expect(statementsOf(buildDocument(statement)).flatMap(wholeServices)).toEqual(services)
  })

  it('knows what allows all calls but some', () => {
    expect(statementsOf(buildDocument({ NotAction: 'iam:*' })).some(allowsAllBut)).toBe(true)
    expect(statementsOf(buildDocument({ NotAction: 'iam:*', Effect: 'Deny' })).some(allowsAllBut)).toBe(false)
    expect(statementsOf(buildDocument({ NotAction: 'iam:*', Resource: 'arn:aws:s3:::x' })).some(allowsAllBut)).toBe(
      false,
    )
  })
})

describe('trust', () => {
  const other = 'arn:aws:iam::999988887777:root'
  const narrow = (operator: string, key: string, value: unknown) => ({ [operator]: { [key]: value } })
  function letsIn(principal: unknown, condition?: Record<string, unknown>): string[] {
    return outsidersOf(statementsOf(buildTrust(principal, condition)), OWN).map((outsider) => outsider.principal)
  }

  it.each([
    ['everybody', '*', ['*']],
    ['everybody at AWS', { AWS: '*' }, ['*']],
    ['another account', { AWS: other }, [other]],
    ['another account by its number', { AWS: ['999988887777', OWN] }, ['999988887777']],
    ['a role elsewhere', { AWS: 'arn:aws-cn:iam::999988887777:role/x' }, ['arn:aws-cn:iam::999988887777:role/x']],
    ['itself', { AWS: [`arn:aws:iam::${OWN}:root`, OWN] }, []],
    ['a service', { Service: ['ec2.amazonaws.com'] }, []],
    ['an identity provider', { Federated: 'arn:aws:iam::999988887777:saml-provider/x' }, []],
    ['somebody who was deleted', { AWS: 'AIDAEXAMPLE' }, []],
    ['a canonical user', { CanonicalUser: 'abc' }, ['CanonicalUser abc']],
  ])('knows %s', (_, principal, outsiders) => {
    expect(letsIn(principal)).toEqual(outsiders)
  })

  it.each([
    [narrow('StringEquals', 'sts:ExternalId', 'x'), true],
    [narrow('StringEquals', 'STS:externalid', ['x', 'y']), true],
    [narrow('StringEqualsIgnoreCase', 'aws:PrincipalOrgID', 'o-1'), true],
    [narrow('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-1/*'), true],
    [narrow('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::999988887777:role/team-*'), true],
    [narrow('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::bucket'), true],
    [narrow('StringEquals', 'aws:SourceAccount', '999988887777'), true],
    [narrow('StringLike', 'sts:ExternalId', '*'), false],
    [narrow('StringLike', 'aws:PrincipalOrgID', 'o-*'), false],
    [narrow('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/x'), false],
    [narrow('StringLike', 'aws:PrincipalArn', ['arn:aws:iam::999988887777:role/x', '*']), false],
    [narrow('StringEqualsIfExists', 'sts:ExternalId', 'x'), false],
    [narrow('StringNotEquals', 'aws:PrincipalOrgID', 'o-1'), false],
    [narrow('ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-1'), false],
    [narrow('StringEquals', 'sts:ExternalId', []), false],
    [narrow('Bool', 'aws:MultiFactorAuthPresent', 'true'), false],
    [narrow('IpAddress', 'aws:SourceIp', '10.0.0.0/8'), false],
  ])('%j narrows: %s', (condition, is) => {
    expect(letsIn('*', condition)).toEqual(is ? [] : ['*'])
  })

  it('asks for every statement that lets somebody in', () => {
    const allow = (extra: Record<string, unknown>) => ({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      ...extra,
    })
    const open = (...Statement: unknown[]) => outsidersOf(statementsOf({ Statement }), OWN).length > 0
    const narrowed = allow({ Condition: narrow('StringEquals', 'sts:ExternalId', 'x') })
    expect(open(narrowed)).toBe(false)
    expect(open(narrowed, allow({}))).toBe(true)
    expect(open(allow({ Effect: 'Deny' }))).toBe(false)
    expect(open(allow({ Action: 'sts:TagSession' }))).toBe(false)
    expect(open(allow({ Action: ['sts:TagSession', 'sts:*'] }))).toBe(true)
    expect(open(allow({ Action: 'sts:Assume*' }))).toBe(true)
    expect(open({ Effect: 'Allow', NotPrincipal: { AWS: OWN }, Action: 'sts:AssumeRole' })).toBe(true)
  })
})
