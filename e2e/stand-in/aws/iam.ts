/** AWS IAM's operations. */

import type { AccountIdentity } from './account-identity'
import type { Call } from './call'
import { AUTHORIZATION, noSuchEntity } from './iam-authorization'
import { LAST_ACCESSED } from './iam-last-accessed'
import { pageOf } from './iam-listing'
import { CREDENTIAL_REPORT } from './iam-report'
import { iamArn, isoOf, userShape } from './iam-shapes'
import type { Operation, Operations, World } from './operation'
import { entriesOf } from './query-xml'
import { ServiceError } from './service-error'
import { textIn } from './validation'

function identityOf({ account }: Call, { truth }: World): AccountIdentity {
  return truth.identities.get(account)
}

const getAccountSummary: Operation = (call, world) => {
  const { root, users, groups, roles, policies, certificates, saml, oidc, tokenVersion } = identityOf(call, world)
  const virtual = users.filter(({ mfa }) => mfa === 'virtual').length
  return {
    SummaryMap: entriesOf({
      Users: users.length,
      UsersQuota: 5000,
      Groups: groups.length,
      Roles: roles.length,
      Policies: policies.length,
      ServerCertificates: certificates.length,
      Providers: saml.length + oidc.length,
      MFADevices: virtual + (root.mfa === 'virtual' ? 1 : 0),
      MFADevicesInUse: virtual + (root.mfa === 'virtual' ? 1 : 0),
      AccountMFAEnabled: root.mfa === 'none' ? 0 : 1,
      AccountAccessKeysPresent: root.keys.some(({ active }) => active) ? 1 : 0,
      AccountSigningCertificatesPresent: 0,
      AccountPasswordPresent: root.hasPassword ? 1 : 0,
      GlobalEndpointTokenVersion: tokenVersion,
    }),
  }
}

const listVirtualMfaDevices: Operation = (call, world) => {
  const { root, users } = identityOf(call, world)
  const status = textIn(call.input, 'AssignmentStatus') ?? 'Any'
  const ofRoot = {
    SerialNumber: iamArn(call.account, 'mfa', '/', 'root-account-mfa-device'),
    EnableDate: isoOf(root.createdAt),
    User: { UserId: call.account, Arn: `arn:aws:iam::${call.account}:root`, CreateDate: isoOf(root.createdAt) },
  }
  const ofUsers = users
    .filter(({ mfa }) => mfa === 'virtual')
    .map((user) => ({
      SerialNumber: iamArn(call.account, 'mfa', '/', user.name),
      EnableDate: isoOf(user.createdAt),
      User: userShape(call.account, user),
    }))
  const all = [...(root.mfa === 'virtual' ? [ofRoot] : []), ...ofUsers]
  const { items, rest } = pageOf(call, world, status === 'Unassigned' ? [] : all)
  return { VirtualMFADevices: items, ...rest }
}

const getAccountPasswordPolicy: Operation = (call, world) => {
  const { passwordPolicy } = identityOf(call, world)
  if (passwordPolicy === null) throw noSuchEntity(`password policy in account ${call.account}`)
  const { minimumLength, reusePrevention } = passwordPolicy
  return {
    PasswordPolicy: {
      MinimumPasswordLength: minimumLength,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: false,
      PasswordReusePrevention: reusePrevention,
    },
  }
}

const listServerCertificates: Operation = (call, world) => {
  const { items, rest } = pageOf(call, world, identityOf(call, world).certificates)
  return {
    ServerCertificateMetadataList: items.map(({ name, expiresAt }) => ({
      Path: '/',
      ServerCertificateName: name,
      ServerCertificateId: `ASCA${name}`,
      Arn: iamArn(call.account, 'server-certificate', '/', name),
      UploadDate: '2024-01-01T00:00:00Z',
      Expiration: isoOf(expiresAt),
    })),
    ...rest,
  }
}

const listOrganizationsFeatures: Operation = ({ account }, { truth }) => {
  const { directory, organization } = truth
  if (!directory.inUse || account !== directory.managementAccount)
    throw new ServiceError(
      'AccountNotManagementOrDelegatedAdministratorException',
      `Account ${account} may not ask this.`,
      403,
    )
  return { OrganizationId: directory.organizationId, EnabledFeatures: organization.features }
}

export const IAM: Operations = {
  ...AUTHORIZATION,
  ...CREDENTIAL_REPORT,
  ...LAST_ACCESSED,
  GetAccountPasswordPolicy: getAccountPasswordPolicy,
  GetAccountSummary: getAccountSummary,
  ListOpenIDConnectProviders: (call, world) => ({
    OpenIDConnectProviderList: identityOf(call, world).oidc.map((url) => ({
      Arn: iamArn(call.account, 'oidc-provider', '/', url),
    })),
  }),
  ListOrganizationsFeatures: listOrganizationsFeatures,
  ListSAMLProviders: (call, world) => ({
    SAMLProviderList: identityOf(call, world).saml.map(({ name, validUntil }) => ({
      Arn: iamArn(call.account, 'saml-provider', '/', name),
      ValidUntil: isoOf(validUntil),
      CreateDate: '2024-01-01T00:00:00Z',
    })),
  }),
  ListServerCertificates: listServerCertificates,
  ListVirtualMFADevices: listVirtualMfaDevices,
}
