/** iam:GetAccountAuthorizationDetails: users, groups, roles and the account's own policies, with what each may do. */
import { z } from 'zod'
import type { AuthorizationFacts, CustomerPolicy } from '@/lib/domain/evidence/facts-authorization'
import { AUTHORIZATION_PAGE, type AuthorizationPage } from '../authorization-payload'
import type { AccountReading, Collector } from '../collector'
import { listAll, markerAfter, tokenAs } from '../listing'
import { MARKED, tags } from '../payload'
import { unreadReasonOf } from '../unread'

/** Tags of a policy cost a request each. */
const MOST_TAGGED = 300

export const authorizationDetails: Collector<'authorization-details'> = {
  kind: 'authorization-details',
  read: async (reading) => {
    const body: AuthorizationFacts = { users: [], groups: [], roles: [], policies: [] }
    await listAll(reading.session.sentence('the listing of users, groups, roles and policies'), async (token) => {
      const page = await reading.session.read('iam', reading.controlRegion, AUTHORIZATION_PAGE, (iam) =>
        iam.getAccountAuthorizationDetails({
          // AWS's own policies are known by their ARN, and there are thousands of them.
          Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'],
          MaxItems: 1_000,
          ...tokenAs('Marker', token),
        }),
      )
      addPage(body, page)
      return { items: [], next: markerAfter(page) }
    })
    await addPolicyTags(reading, body.policies)
    return { body }
  },
}

function addPage(body: AuthorizationFacts, page: AuthorizationPage): void {
  for (const user of page.UserDetailList)
    body.users.push({
      name: user.UserName,
      arn: user.Arn,
      groups: user.GroupList,
      attached: user.AttachedManagedPolicies,
      inline: user.UserPolicyList,
      tags: user.Tags,
    })
  for (const group of page.GroupDetailList)
    body.groups.push({
      name: group.GroupName,
      arn: group.Arn,
      attached: group.AttachedManagedPolicies,
      inline: group.GroupPolicyList,
    })
  for (const role of page.RoleDetailList)
    body.roles.push({
      name: role.RoleName,
      arn: role.Arn,
      path: role.Path ?? '/',
      trust: role.AssumeRolePolicyDocument,
      attached: role.AttachedManagedPolicies,
      inline: role.RolePolicyList,
      tags: role.Tags,
      lastUsedAt: role.RoleLastUsed?.LastUsedDate ?? null,
    })
  for (const policy of page.Policies) if (!isAwsPolicy(policy.Arn)) body.policies.push(customerPolicy(policy))
}

function isAwsPolicy(arn: string): boolean {
  return /^arn:[^:]*:iam::aws:/.test(arn)
}

function customerPolicy(policy: AuthorizationPage['Policies'][number]): CustomerPolicy {
  const { DefaultVersionId, PolicyVersionList } = policy
  const version =
    PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion === true) ??
    PolicyVersionList.find(({ VersionId }) => VersionId === DefaultVersionId)
  return {
    name: policy.PolicyName ?? policy.Arn.split('/').at(-1) ?? policy.Arn,
    arn: policy.Arn,
    path: policy.Path ?? '/',
    attachments: policy.AttachmentCount ?? 0,
    document: version?.Document ?? null,
    tags: null,
  }
}

const TAGS_PAGE = z.object({ Tags: tags, ...MARKED })

/** Where tags are refused the rest still counts: what a policy comes from stays unknown then. */
async function addPolicyTags(reading: AccountReading, policies: CustomerPolicy[]): Promise<void> {
  for (const policy of policies.slice(0, MOST_TAGGED)) {
    try {
      policy.tags = await readPolicyTags(reading, policy.arn)
    } catch (error) {
      if (unreadReasonOf(error) === null) throw error
      return
    }
  }
}

async function readPolicyTags(
  { session, controlRegion }: AccountReading,
  arn: string,
): Promise<Record<string, string>> {
  const pages = await listAll(session.sentence(`the tags of ${arn}`), async (token) => {
    const page = await session.read('iam', controlRegion, TAGS_PAGE, (iam) =>
      iam.listPolicyTags({ PolicyArn: arn, ...tokenAs('Marker', token) }),
    )
    return { items: [page.Tags], next: markerAfter(page) }
  })
  return Object.assign({}, ...pages)
}
