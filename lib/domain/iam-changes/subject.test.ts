import { describe, expect, it } from 'vitest'
import { subjectOf } from './subject'
import { buildCall, ROOT } from './testing/build-call'

describe('subjectOf', () => {
  it.each<[string, Record<string, unknown> | null, string]>([
    ['CreateRole', { roleName: 'deploy' }, 'role deploy'],
    [
      'AttachUserPolicy',
      { userName: 'mira', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      'policy AdministratorAccess on user mira',
    ],
    ['PutGroupPolicy', { groupName: 'ops', policyName: 'all' }, 'policy all on group ops'],
    ['CreateAccessKey', { userName: 'mira' }, 'user mira'],
    ['DeleteAccessKey', { userName: 'mira', accessKeyId: 'AKIAEXAMPLE' }, 'access key AKIAEXAMPLE on user mira'],
    [
      'DeactivateMFADevice',
      { userName: 'mira', serialNumber: 'arn:aws:iam::111122223333:mfa/mira-phone' },
      'MFA device mira-phone on user mira',
    ],
    ['DeleteSAMLProvider', { sAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/idp' }, 'SAML provider idp'],
    ['CreateSAMLProvider', { name: 'idp' }, 'SAML provider idp'],
    ['CreateOpenIDConnectProvider', { url: 'https://gitlab.com' }, 'OIDC provider https://gitlab.com'],
    ['StopLogging', { name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main' }, 'trail main'],
    ['PutEventSelectors', { trailName: 'main' }, 'trail main'],
    ['AttachPolicy', { policyId: 'p-1', targetId: 'ou-1' }, 'policy p-1 on target ou-1'],
    ['UpdateAccountPasswordPolicy', null, 'mira'],
    ['CreateRole', { roleName: 7 }, 'mira'],
  ])('%s %j: %s', (eventName, requestParameters, wanted) => {
    expect(subjectOf(buildCall({ eventName, requestParameters }))).toBe(wanted)
  })

  it('is root where root concerns itself', () => {
    expect(subjectOf(buildCall({ eventName: 'ConsoleLogin', userIdentity: ROOT, requestParameters: null }))).toBe(
      'root',
    )
  })
})
