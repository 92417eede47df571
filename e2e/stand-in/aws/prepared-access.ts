/** Prepared accounts for least privilege: section D of the catalogue. */
import { asItIs, denied, noDetails, type Prepared, prepared } from './prepared'
import { buildRole, DAY_MS, statementOf, trustOf } from './truth-principals'
import type { TruthFinding } from './truth-watching'

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess'
const VENDOR = { AWS: 'arn:aws:iam::999999999999:root' }
const noAnalyzers = denied('access-analyzer:ListAnalyzers')
const noUsage = denied('access-analyzer:ListAnalyzers', 'iam:GenerateServiceLastAccessedDetails')

/** A policy of the account's own, and whether a role has it. */
function ownPolicy(statement: Record<string, unknown>, isAttached = true): Prepared['prepare'] {
  return ({ policies, roles }, { account }) => {
    policies.push({ name: 'wide', path: '/', document: statementOf(statement), tags: {} })
    const worker = roles.find(({ name }) => name === 'worker')
    if (isAttached) worker?.attached.push(`arn:aws:iam::${account}:policy/wide`)
  }
}

/** A role that lets in whom it should not, or should. */
function trusting(principal: unknown, condition?: Record<string, unknown>): Prepared['prepare'] {
  return ({ roles }, { now }) => void roles.push(buildRole('partner', now, { trust: trustOf(principal, condition) }))
}

function finding(type: string, status: TruthFinding['status'] = 'ACTIVE'): Prepared['prepare'] {
  return ({ analyzers: [outside, unused] }, { account, now }) => {
    const resource = { resource: `arn:aws:iam::${account}:role/worker`, resourceType: 'AWS::IAM::Role' }
    const analyzer = type === 'ExternalAccess' ? outside : unused
    analyzer?.findings.push({ id: `${type}-1`, type, status, ...resource, updatedAt: now - DAY_MS })
  }
}

/** No policies of its own, attached or written into something. */
const noOwnPolicies: Prepared['prepare'] = ({ policies, users, groups, roles }) => {
  policies.splice(0)
  for (const each of [...users, ...groups, ...roles])
    each.attached = each.attached.filter((arn) => arn.startsWith('arn:aws:iam::aws:'))
}

export const PREPARED_ACCESS: readonly Prepared[] = [
  ...prepared(
    'D1',
    ['pass', 'narrow policies', asItIs],
    ['pass', 'everything, but attached to nothing', ownPolicy({ Action: '*', Resource: '*' }, false)],
    ['pass', "AWS's own administrator policy", ({ roles: [first] }) => void first?.attached.push(ADMINISTRATOR)],
    ['pass', 'everything is denied', ownPolicy({ Effect: 'Deny', Action: '*', Resource: '*' })],
    ['pass', 'everything on one bucket', ownPolicy({ Action: '*', Resource: 'arn:aws:s3:::one/*' })],
    ['fail', 'everything on everything', ownPolicy({ Action: '*', Resource: '*' })],
    ['fail', 'everything in lists', ownPolicy({ Action: ['s3:GetObject', '*:*'], Resource: ['*'] })],
    [
      'fail',
      'written into a user',
      ({ users: [first] }) =>
        void Object.assign(first?.inline ?? {}, { all: statementOf({ Action: '*', Resource: '*' }) }),
    ],
    ['not-applicable', 'no policies of its own', noOwnPolicies],
    ['not-checked', 'details are denied', noDetails],
  ),
  ...prepared(
    'D2',
    ['pass', 'named actions', asItIs],
    ['fail', 'a whole service', ownPolicy({ Action: 's3:*', Resource: '*' })],
    [
      'fail',
      'a whole service in capitals, in lists',
      ownPolicy({ Action: ['s3:GetObject', 'EC2:*'], Resource: ['*'] }),
    ],
    ['not-applicable', 'no policies of its own', noOwnPolicies],
    ['not-checked', 'details are denied', noDetails],
  ),
  ...prepared(
    'D3',
    ['pass', 'by groups alone', asItIs],
    ['fail', 'attached to a user', ({ users: [first] }) => void first?.attached.push(ADMINISTRATOR)],
    [
      'fail',
      'written into a user',
      ({ users: [first] }) =>
        void Object.assign(first?.inline ?? {}, { own: statementOf({ Action: 's3:Get*', Resource: '*' }) }),
    ],
    ['not-applicable', 'no users', ({ users }) => void users.splice(0)],
    ['not-checked', 'details are denied', noDetails],
  ),
  ...prepared(
    'D4',
    ['pass', 'one in each Region', asItIs],
    ['fail', 'none', ({ analyzers }) => void analyzers.splice(0)],
    [
      'fail',
      'in one Region of two',
      ({ analyzers: [first] }) => void Object.assign(first ?? {}, { region: 'us-east-1' }),
    ],
    ['fail', 'switched off', ({ analyzers: [first] }) => void Object.assign(first ?? {}, { status: 'DISABLED' })],
    ['not-checked', 'analyzers are denied', noAnalyzers],
  ),
  ...prepared(
    'D5',
    ['pass', 'no findings', asItIs],
    ['pass', 'archived', finding('ExternalAccess', 'ARCHIVED')],
    ['fail', 'an open finding', finding('ExternalAccess')],
    ['not-checked', 'no analyzer', ({ analyzers }) => void analyzers.splice(0)],
    ['not-checked', 'findings are denied', denied('access-analyzer:ListFindingsV2')],
    ['not-checked', 'analyzers are denied', noAnalyzers],
  ),
  ...prepared(
    'D6',
    ['pass', 'no findings', asItIs],
    ['fail', 'an unused role', finding('UnusedIAMRole')],
    ['fail', 'an unused password', finding('UnusedIAMUserPassword')],
    ['pass', 'no analyzer, all services in use', ({ analyzers }) => void analyzers.splice(1)],
    ['not-checked', 'analyzers and usage are denied', noUsage],
  ),
  ...prepared(
    'D7',
    ['pass', 'all services in use, no analyzer', ({ analyzers }) => void analyzers.splice(1)],
    [
      'fail',
      'a service unused for 200 days, no analyzer',
      ({ analyzers, roles }, { now }) => {
        analyzers.splice(1)
        roles.find(({ name }) => name === 'worker')?.services.push(['dynamodb', now - 200 * DAY_MS])
      },
    ],
    ['not-checked', 'analyzers and usage are denied', noUsage],
  ),
  ...prepared(
    'D8',
    ['pass', 'a guardrail on the unit', asItIs],
    [
      'fail',
      'outside the unit',
      (_, { aws, account }) => void aws.truth.directory.change(account, { parent: aws.truth.directory.rootId }),
    ],
  ),
  ...prepared(
    'D9',
    ['pass', 'the organization alone', asItIs],
    ['pass', 'a vendor with an external id', trusting(VENDOR, { StringEquals: { 'sts:ExternalId': 'invented' } })],
    ['pass', 'a service of AWS', trusting({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] })],
    ['fail', 'a vendor without condition', trusting(VENDOR)],
    ['fail', 'a condition that narrows nobody', trusting(VENDOR, { Bool: { 'aws:SecureTransport': 'true' } })],
    ['fail', 'everybody', trusting('*')],
    ['fail', 'everybody, in a list', trusting({ AWS: ['*'] })],
    ['not-applicable', 'no roles', ({ roles }) => void roles.splice(0)],
    ['not-checked', 'details are denied', noDetails],
  ),
]
