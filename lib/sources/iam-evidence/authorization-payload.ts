/** What iam:GetAccountAuthorizationDetails sends, as far as it is kept. */
import { z } from 'zod'
import type { AttachedPolicy, InlinePolicy } from '@/lib/domain/evidence/facts-authorization'
import { instant, listOf, MARKED, tags } from './payload'
import { parsePolicyText } from './policy-text'

const policyText = z.string().nullish().transform(parsePolicyText)

const inline = listOf(
  z
    .object({ PolicyName: z.string(), PolicyDocument: policyText })
    .transform(({ PolicyName, PolicyDocument }): InlinePolicy => ({ name: PolicyName, document: PolicyDocument })),
)

const attached = listOf(
  z
    .object({ PolicyName: z.string().nullish(), PolicyArn: z.string() })
    .transform(({ PolicyName, PolicyArn }): AttachedPolicy => ({ name: PolicyName ?? PolicyArn, arn: PolicyArn })),
)

const user = z.object({
  UserName: z.string(),
  Arn: z.string(),
  GroupList: listOf(z.string()),
  AttachedManagedPolicies: attached,
  UserPolicyList: inline,
  Tags: tags,
})

const group = z.object({
  GroupName: z.string(),
  Arn: z.string(),
  AttachedManagedPolicies: attached,
  GroupPolicyList: inline,
})

const role = z.object({
  RoleName: z.string(),
  Arn: z.string(),
  Path: z.string().nullish(),
  AssumeRolePolicyDocument: policyText,
  AttachedManagedPolicies: attached,
  RolePolicyList: inline,
  Tags: tags,
  RoleLastUsed: z.object({ LastUsedDate: instant }).nullish(),
})

const policy = z.object({
  PolicyName: z.string().nullish(),
  Arn: z.string(),
  Path: z.string().nullish(),
  AttachmentCount: z.number().nullish(),
  DefaultVersionId: z.string().nullish(),
  PolicyVersionList: listOf(
    z.object({ VersionId: z.string().nullish(), IsDefaultVersion: z.boolean().nullish(), Document: policyText }),
  ),
})

export const AUTHORIZATION_PAGE = z.object({
  UserDetailList: listOf(user),
  GroupDetailList: listOf(group),
  RoleDetailList: listOf(role),
  Policies: listOf(policy),
  ...MARKED,
})

export type AuthorizationPage = z.infer<typeof AUTHORIZATION_PAGE>
