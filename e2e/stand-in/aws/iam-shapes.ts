/** Principals and policies as IAM writes them. */

import type { AccountIdentity } from './account-identity'
import { hexOf } from './randomness'
import type {
  Document,
  Moment,
  Permissions,
  TruthGroup,
  TruthIamRole,
  TruthPolicy,
  TruthUser,
} from './truth-principals'

type Shape = Record<string, unknown>

/** A moment as query services write it; undefined for never. */
export function isoOf(at: Moment): string | undefined {
  return at === null ? undefined : new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** The ARN of something in IAM. */
export function iamArn(account: string, kind: string, path: string, name: string): string {
  return `arn:aws:iam::${account}:${kind}${path}${name}`
}

/** Key and value pairs. */
export function tagsShape(tags: Readonly<Record<string, string>>): Shape[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** A policy document: percent-encoded, as IAM sends it. */
export function documentText(document: Document): string {
  return encodeURIComponent(JSON.stringify(document))
}

function idOf(prefix: string, arn: string): string {
  return `${prefix}${hexOf(arn, 17).toUpperCase()}`
}

function permissionsShape({ attached, inline }: Permissions, inlineMember: string): Shape {
  return {
    [inlineMember]: Object.entries(inline).map(([PolicyName, document]) => ({
      PolicyName,
      PolicyDocument: documentText(document),
    })),
    AttachedManagedPolicies: attached.map(attachedShape),
  }
}

/** A policy that is attached somewhere. */
export function attachedShape(PolicyArn: string): Shape {
  return { PolicyName: PolicyArn.split('/').at(-1), PolicyArn }
}

/** What every operation tells of a user. */
export function userShape(account: string, { name, path, createdAt, password, tags }: TruthUser): Shape {
  const Arn = iamArn(account, 'user', path, name)
  return {
    Path: path,
    UserName: name,
    UserId: idOf('AIDA', Arn),
    Arn,
    CreateDate: isoOf(createdAt),
    PasswordLastUsed: password ? isoOf(password.lastUsedAt) : undefined,
    Tags: tagsShape(tags),
  }
}

/** A user among the authorization details. */
export function userDetail(account: string, user: TruthUser): Shape {
  const { PasswordLastUsed: _, ...shape } = userShape(account, user)
  return { ...shape, GroupList: user.groups, ...permissionsShape(user, 'UserPolicyList') }
}

/** A group among the authorization details. */
export function groupDetail(account: string, group: TruthGroup): Shape {
  const Arn = iamArn(account, 'group', group.path, group.name)
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: idOf('AGPA', Arn),
    Arn,
    CreateDate: MADE,
    ...permissionsShape(group, 'GroupPolicyList'),
  }
}

/** A role among the authorization details. */
export function roleDetail(account: string, role: TruthIamRole): Shape {
  const Arn = iamArn(account, 'role', role.path, role.name)
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: idOf('AROA', Arn),
    Arn,
    CreateDate: MADE,
    AssumeRolePolicyDocument: documentText(role.trust),
    InstanceProfileList: [],
    ...permissionsShape(role, 'RolePolicyList'),
    Tags: tagsShape(role.tags),
    RoleLastUsed: role.lastUsedAt === null ? {} : { LastUsedDate: isoOf(role.lastUsedAt), Region: 'us-east-1' },
  }
}

/** A customer's policy among the authorization details: an older version stands before the one in force. */
export function policyDetail(account: string, identity: AccountIdentity, policy: TruthPolicy): Shape {
  const Arn = iamArn(account, 'policy', policy.path, policy.name)
  return {
    PolicyName: policy.name,
    PolicyId: idOf('ANPA', Arn),
    Arn,
    Path: policy.path,
    DefaultVersionId: 'v2',
    AttachmentCount: attachments(identity, Arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: MADE,
    UpdateDate: MADE,
    PolicyVersionList: [
      versionShape('v2', true, policy.document),
      versionShape('v1', false, { Version: '2012-10-17', Statement: [] }),
    ],
  }
}

/** One of AWS's policies, where somebody asks for them too. */
export function awsPolicyDetail(identity: AccountIdentity, arn: string): Shape {
  const name = arn.split('/').at(-1)
  const isAdministrator = name === 'AdministratorAccess'
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: isAdministrator ? '*' : ['s3:Get*'], Resource: '*' }],
  }
  return {
    PolicyName: name,
    PolicyId: idOf('ANPA', arn),
    Arn: arn,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: attachments(identity, arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: MADE,
    UpdateDate: MADE,
    PolicyVersionList: [versionShape('v1', true, document)],
  }
}

/** How many users, groups and roles a policy is attached to. */
function attachments({ users, groups, roles }: AccountIdentity, arn: string): number {
  return [...users, ...groups, ...roles].filter(({ attached }) => attached.includes(arn)).length
}

function versionShape(VersionId: string, IsDefaultVersion: boolean, document: Document): Shape {
  return { VersionId, IsDefaultVersion, CreateDate: MADE, Document: documentText(document) }
}

const MADE = '2024-01-01T00:00:00Z'
