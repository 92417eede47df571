import { describe, expect, it } from 'vitest'
import { ALERT_RULES } from './alert-rules'
import { buildCall, ROOT } from './testing/build-call'

function alerts(overrides: Record<string, unknown>): string[] {
  const call = buildCall(overrides)
  return ALERT_RULES.flatMap((rule) => {
    const subject = rule.matches(call)
    return subject === null ? [] : [`${rule.id}: ${subject}`]
  })
}

function call(
  eventName: string,
  requestParameters: Record<string, unknown> | null,
  more: Record<string, unknown> = {},
) {
  return { eventName, requestParameters, ...more }
}

const policy = (action: unknown, resource: unknown = '*') =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: resource } })
const trust = (principal: unknown, condition?: unknown) =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: principal,
        Action: 'sts:AssumeRole',
        ...(condition ? { Condition: condition } : {}),
      },
    ],
  })
const trail = { eventSource: 'cloudtrail.amazonaws.com' }
const signIn = { eventSource: 'signin.amazonaws.com', userIdentity: ROOT }
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess'
const MFA = 'arn:aws:iam::111122223333:mfa/mira'
const management = (readWriteType: string, more = {}) => ({
  eventSelectors: [{ includeManagementEvents: true, readWriteType, ...more }],
})
const advanced = (...fieldSelectors: unknown[]) => ({
  advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }, ...fieldSelectors] }],
})

describe('ALERT_RULES', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [call('ConsoleLogin', null, { ...signIn, responseElements: { ConsoleLogin: 'Success' } }), ['root-sign-in: root']],
    [call('CreateUser', { userName: 'x' }, { userIdentity: ROOT }), ['root-change: root']],
    [call('CreateAccessKey', null, { userIdentity: ROOT }), ['root-access-key: root']],
    [call('CreateAccessKey', { userName: 'x' }, { userIdentity: ROOT }), ['root-change: root']],
    [call('DeactivateMFADevice', { userName: 'mira', serialNumber: MFA }), ['mfa-deactivated: MFA device mira']],
    [call('DeleteVirtualMFADevice', { serialNumber: MFA }), ['mfa-deactivated: MFA device mira']],
    [call('StopLogging', { name: 'main' }, trail), ['trail-changed: trail main']],
    [
      call('DeleteTrail', { name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main' }, trail),
      ['trail-changed: trail main'],
    ],
    [call('UpdateTrail', { name: 'main' }, trail), ['trail-changed: trail main']],
    [call('PutEventSelectors', { trailName: 'main', ...management('ReadOnly') }, trail), ['trail-changed: trail main']],
    [
      call('PutEventSelectors', { trailName: 'main', ...management('All', { includeManagementEvents: false }) }, trail),
      ['trail-changed: trail main'],
    ],
    [
      call('PutEventSelectors', { trailName: 'main', ...advanced({ field: 'readOnly', equals: ['true'] }) }, trail),
      ['trail-changed: trail main'],
    ],
    [
      call(
        'PutEventSelectors',
        { trailName: 'main', ...advanced({ field: 'eventSource', notEquals: ['iam.amazonaws.com'] }) },
        trail,
      ),
      ['trail-changed: trail main'],
    ],
    [call('StopEventDataStoreIngestion', { eventDataStore: 'lake' }, trail), ['trail-changed: event data store lake']],
    [call('AttachUserPolicy', { userName: 'mira', policyArn: ADMIN }), ['admin-attached: user mira']],
    [
      call('AttachRolePolicy', { roleName: 'r', policyArn: ADMIN.replace('aws:iam', 'aws-us-gov:iam') }),
      ['admin-attached: role r'],
    ],
    [call('PutRolePolicy', { roleName: 'r', policyDocument: policy('*') }), ['admin-attached: role r']],
    [
      call('PutGroupPolicy', { groupName: 'g', policyDocument: encodeURIComponent(policy(['s3:*', '*:*'])) }),
      ['admin-attached: group g'],
    ],
    [
      call('CreatePolicyVersion', {
        policyArn: 'arn:aws:iam::111122223333:policy/p',
        setAsDefault: true,
        policyDocument: policy('*'),
      }),
      ['admin-attached: policy p'],
    ],
    [call('CreatePolicy', { policyName: 'p', policyDocument: policy('*') }), ['admin-attached: policy p']],
    [call('UpdateAssumeRolePolicy', { roleName: 'r', policyDocument: trust('*') }), ['trust-opened: role r']],
    [
      call('CreateRole', { roleName: 'r', assumeRolePolicyDocument: trust({ AWS: '444455556666' }) }),
      ['trust-opened: role r'],
    ],
    [
      call('UpdateSAMLProvider', { sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/idp' }),
      ['provider-changed: SAML provider idp'],
    ],
    [
      call('CreateOpenIDConnectProvider', { url: 'https://gitlab.com/a' }),
      ['provider-changed: OIDC provider gitlab.com/a'],
    ],
    [
      call('DeleteOpenIDConnectProvider', {
        openIDConnectProviderArn: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com/a',
      }),
      ['provider-changed: OIDC provider gitlab.com/a'],
    ],
  ])('alerts: %j', (overrides, wanted) => {
    expect(alerts(overrides)).toEqual(wanted)
    expect(alerts({ ...overrides, errorCode: 'AccessDenied' })).toEqual([])
  })

  it.each<Record<string, unknown>>([
    call('ConsoleLogin', null, { ...signIn, responseElements: { ConsoleLogin: 'Failure' } }),
    call('ConsoleLogin', null, { eventSource: 'signin.amazonaws.com', responseElements: { ConsoleLogin: 'Success' } }),
    call('GetAccountSummary', null, { userIdentity: ROOT, readOnly: true }),
    call('RotateKey', null, {
      userIdentity: { ...ROOT, invokedBy: 'kms.amazonaws.com' },
      eventSource: 'kms.amazonaws.com',
    }),
    call('CreateAccessKey', { userName: 'mira' }),
    call(
      'PutEventSelectors',
      { trailName: 'main', ...management('All', { excludeManagementEventSources: ['kms.amazonaws.com'] }) },
      trail,
    ),
    call('PutEventSelectors', { trailName: 'main', ...management('WriteOnly') }, trail),
    call('PutEventSelectors', { trailName: 'main', ...advanced() }, trail),
    call('StartLogging', { name: 'main' }, trail),
    call('StopLogging', { name: 'main' }, { eventSource: 'other.amazonaws.com' }),
    call('AttachUserPolicy', { userName: 'mira', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
    call('AttachUserPolicy', { userName: 'mira', policyArn: 'arn:aws:iam::111122223333:policy/AdministratorAccess' }),
    call('PutRolePolicy', { roleName: 'r', policyDocument: policy('s3:*') }),
    call('PutRolePolicy', { roleName: 'r', policyDocument: policy('*', 'arn:aws:s3:::a') }),
    call('PutRolePolicy', { roleName: 'r', policyDocument: '{"Statement":' }),
    call('PutRolePolicy', { roleName: 'r', policyDocument: '%7' }),
    call('CreatePolicyVersion', { policyArn: 'p', setAsDefault: false, policyDocument: policy('*') }),
    call('UpdateAssumeRolePolicy', { roleName: 'r', policyDocument: trust({ Service: 'lambda.amazonaws.com' }) }),
    call('UpdateAssumeRolePolicy', { roleName: 'r', policyDocument: trust({ AWS: 'arn:aws:iam::111122223333:root' }) }),
    call('UpdateAssumeRolePolicy', {
      roleName: 'r',
      policyDocument: trust({ AWS: '444455556666' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
    }),
    call('GetSAMLProvider', { sAMLProviderArn: 'a' }),
    call('TagOpenIDConnectProvider', { openIDConnectProviderArn: 'a' }),
  ])('stays silent: %j', (overrides) => {
    expect(alerts(overrides)).toEqual([])
  })

  it('has rules with names and sentences', () => {
    expect(new Set(ALERT_RULES.map(({ id }) => id)).size).toBe(ALERT_RULES.length)
    for (const { name, sentence } of ALERT_RULES) expect(`${name}. ${sentence}`).toMatch(/^[A-Z].*\.$/)
  })
})
