/** An account in which nothing is amiss: what tests begin with, and what invented accounts differ from. */
import type { AccountIdentity } from './account-identity'
import { buildKey, buildRole, buildUser, DAY_MS, statementOf, trustOf } from './truth-principals'
import { watching } from './well-watched'

/** Roles and policies of the well-kept account that CloudFormation made are tagged with this. */
export function stackId(account: string, name: string, region = 'us-east-1'): string {
  return `arn:aws:cloudformation:${region}:${account}:stack/${name}/${account.padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}

/** Such an account as of a moment, in milliseconds; its readers are trusted as parts of one organization alone. */
export function wellKept(account: string, now: number, managementAccount: string): AccountIdentity {
  const stack = { 'aws:cloudformation:stack-id': stackId(account, 'identity') }
  const readers = { StringEquals: { 'aws:PrincipalOrgID': 'o-invented0001' } }
  return {
    root: {
      createdAt: now - 900 * DAY_MS,
      hasPassword: true,
      passwordLastUsedAt: now - 300 * DAY_MS,
      mfa: 'hardware',
      keys: [],
    },
    users: [
      buildUser('mara', now),
      buildUser('deploy', now, { password: null, mfa: 'none', groups: ['machines'], keys: [buildKey(now)] }),
    ],
    groups: [
      { name: 'people', path: '/', attached: ['arn:aws:iam::aws:policy/ReadOnlyAccess'], inline: {} },
      { name: 'machines', path: '/', attached: [`arn:aws:iam::${account}:policy/deploy`], inline: {} },
    ],
    roles: [
      buildRole('FaultlineEvidence', now, {
        trust: trustOf({ AWS: `arn:aws:iam::${managementAccount}:root` }, readers),
        tags: stack,
        attached: ['arn:aws:iam::aws:policy/SecurityAudit'],
        services: [['iam', now - DAY_MS]],
      }),
      buildRole('support', now, {
        trust: trustOf({ AWS: `arn:aws:iam::${account}:root` }),
        tags: stack,
        attached: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
        services: [['support', now - 9 * DAY_MS]],
      }),
      buildRole('worker', now, { tags: stack, attached: [`arn:aws:iam::${account}:policy/deploy`] }),
      buildRole('AWSServiceRoleForSupport', now, {
        path: '/aws-service-role/support.amazonaws.com/',
        trust: trustOf({ Service: 'support.amazonaws.com' }),
        attached: ['arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy'],
      }),
    ],
    policies: [
      {
        name: 'deploy',
        path: '/',
        document: statementOf({
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: `arn:aws:s3:::artifacts-${account}/*`,
        }),
        tags: stack,
      },
    ],
    passwordPolicy: { minimumLength: 16, reusePrevention: 24 },
    certificates: [{ name: 'intranet', expiresAt: now + 200 * DAY_MS }],
    saml: [],
    oidc: [],
    tokenVersion: 2,
    contacts: ['SECURITY', 'OPERATIONS', 'BILLING'],
    ...watching(account, now),
    calls: [],
  }
}
