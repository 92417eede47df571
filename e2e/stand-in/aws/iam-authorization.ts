/** iam:GetAccountAuthorizationDetails, and what is asked about single principals and policies. */

import type { AccountIdentity } from './account-identity'
import type { Call } from './call'
import { pageOf } from './iam-listing'
import {
  attachedShape,
  awsPolicyDetail,
  groupDetail,
  iamArn,
  policyDetail,
  roleDetail,
  tagsShape,
  userDetail,
  userShape,
} from './iam-shapes'
import type { Operation, Operations, World } from './operation'
import { ServiceError } from './service-error'
import type { TruthUser } from './truth-principals'
import { requiredText, textIn, textsIn } from './validation'

const AWS_POLICIES = ['AdministratorAccess', 'ReadOnlyAccess', 'SecurityAudit', 'AWSSupportAccess'].map(
  (name) => `arn:aws:iam::aws:policy/${name}`,
)

interface Detail {
  list: string
  /** Written when its page is. */
  write: () => Record<string, unknown>
}

/** @throws {ServiceError} for a name that nothing has */
export function noSuchEntity(what: string): ServiceError {
  return new ServiceError('NoSuchEntity', `There is no ${what}.`, 404)
}

const getAccountAuthorizationDetails: Operation = (call, world) => {
  const wanted = textsIn(call.input, 'Filter', 5) ?? ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy']
  const details = detailsOf(call.account, world.truth.identities.get(call.account), wanted)
  const { items, rest } = pageOf(call, world, details)
  const lists: Record<string, unknown[]> = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  }
  for (const { list, write } of items) lists[list]?.push(write())
  return { ...lists, ...rest }
}

function detailsOf(account: string, identity: AccountIdentity, wanted: readonly string[]): Detail[] {
  const { users, groups, roles, policies } = identity
  const many = <T>(filter: string, list: string, all: readonly T[], shape: (item: T) => Record<string, unknown>) =>
    wanted.includes(filter) ? all.map((item): Detail => ({ list, write: () => shape(item) })) : []
  return [
    ...many('User', 'UserDetailList', users, (each) => userDetail(account, each)),
    ...many('Group', 'GroupDetailList', groups, (each) => groupDetail(account, each)),
    ...many('Role', 'RoleDetailList', roles, (each) => roleDetail(account, each)),
    ...many('LocalManagedPolicy', 'Policies', policies, (each) => policyDetail(account, identity, each)),
    ...many('AWSManagedPolicy', 'Policies', AWS_POLICIES, (arn) => awsPolicyDetail(identity, arn)),
  ]
}

function getUser({ account, input }: Call, { truth }: World): TruthUser {
  const name = requiredText(input, 'UserName')
  const user = truth.identities.get(account).users.find((each) => each.name === name)
  if (user === undefined) throw noSuchEntity(`user ${name}`)
  return user
}

function tagsOf(call: Call, world: World, found: { tags: Record<string, string> } | undefined, name: string) {
  if (found === undefined) throw noSuchEntity(name)
  const { items, rest } = pageOf(call, world, tagsShape(found.tags))
  return { Tags: items, ...rest }
}

const listEntitiesForPolicy: Operation = (call, world) => {
  const arn = requiredText(call.input, 'PolicyArn')
  const { users, groups, roles } = world.truth.identities.get(call.account)
  const has = ({ attached }: { attached: string[] }) => attached.includes(arn)
  return {
    PolicyGroups: groups.filter(has).map(({ name }) => ({ GroupName: name, GroupId: `AGPA${name}` })),
    PolicyUsers: users.filter(has).map(({ name }) => ({ UserName: name, UserId: `AIDA${name}` })),
    PolicyRoles: roles.filter(has).map(({ name }) => ({ RoleName: name, RoleId: `AROA${name}` })),
    IsTruncated: false,
  }
}

export const AUTHORIZATION: Operations = {
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  GetUser: (call, world) => ({ User: userShape(call.account, getUser(call, world)) }),
  ListMFADevices: (call, world) => {
    const { name, mfa } = getUser(call, world)
    const kind = mfa === 'virtual' ? 'mfa' : 'u2f/user'
    const device = { UserName: name, SerialNumber: iamArn(call.account, kind, '/', name), EnableDate: ENABLED }
    return { MFADevices: mfa === 'none' ? [] : [device], IsTruncated: false }
  },
  ListAttachedUserPolicies: (call, world) => {
    const { items, rest } = pageOf(call, world, getUser(call, world).attached)
    return { AttachedPolicies: items.map(attachedShape), ...rest }
  },
  ListUserPolicies: (call, world) => ({
    PolicyNames: Object.keys(getUser(call, world).inline),
    IsTruncated: false,
  }),
  ListGroupsForUser: (call, world) => {
    const { groups } = getUser(call, world)
    const known = world.truth.identities.get(call.account).groups.filter(({ name }) => groups.includes(name))
    return { Groups: known.map((each) => groupDetail(call.account, each)), IsTruncated: false }
  },
  ListUsers: (call, world) => {
    const { items, rest } = pageOf(call, world, world.truth.identities.get(call.account).users)
    return { Users: items.map((user) => userShape(call.account, user)), ...rest }
  },
  ListPolicyTags: (call, world) => {
    const arn = requiredText(call.input, 'PolicyArn')
    const { policies } = world.truth.identities.get(call.account)
    const found = policies.find(({ path, name }) => iamArn(call.account, 'policy', path, name) === arn)
    return tagsOf(call, world, found, arn)
  },
  ListRoleTags: (call, world) => {
    const name = textIn(call.input, 'RoleName') ?? ''
    const found = world.truth.identities.get(call.account).roles.find((each) => each.name === name)
    return tagsOf(call, world, found, name)
  },
  ListEntitiesForPolicy: listEntitiesForPolicy,
}

const ENABLED = '2024-01-01T00:00:00Z'
