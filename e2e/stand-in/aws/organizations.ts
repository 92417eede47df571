/** AWS Organizations' operations. */
import type { Call } from './call'
import type { Operations } from './operation'
import { requireInUse, requireOrganization } from './organizations-access'
import { GUARDRAILS } from './organizations-guardrails'
import { listing, type Subject } from './organizations-listing'
import { accountShape, delegateShape, organizationShape, rootShape, unitShape } from './organizations-shapes'
import { ServiceError } from './service-error'
import type { TruthAccount, TruthDirectory, TruthUnit } from './truth-directory'
import { requiredText } from './validation'

const idOf = ({ id }: { id: string }) => id

function requireParent(call: Call, directory: TruthDirectory): string {
  const parent = requiredText(call.input, 'ParentId')
  if (parent !== directory.rootId && !directory.units.has(parent))
    throw new ServiceError('ParentNotFoundException', `There is no ${parent}.`)
  return parent
}

function getAccount(directory: TruthDirectory, id: string): TruthAccount {
  const account = directory.accounts.get(id)
  if (account === undefined) throw new ServiceError('AccountNotFoundException', `There is no account ${id}.`)
  return account
}

function getUnit(directory: TruthDirectory, id: string): TruthUnit {
  const unit = directory.units.get(id)
  if (unit === undefined) throw new ServiceError('OrganizationalUnitNotFoundException', `There is no unit ${id}.`)
  return unit
}

function accountsIn(directory: TruthDirectory, parent: string): TruthAccount[] {
  return Array.from(directory.accounts.values()).filter((each) => each.parent === parent)
}

function unitsIn(directory: TruthDirectory, parent: string): TruthUnit[] {
  return Array.from(directory.units.values()).filter((each) => each.parent === parent)
}

const CHILDREN: Subject<{ id: string; type: string }> = {
  member: 'Children',
  members: ['ParentId', 'ChildType'],
  read: (call, directory) => {
    const parent = requireParent(call, directory)
    const type = requiredText(call.input, 'ChildType')
    const found = type === 'ACCOUNT' ? accountsIn(directory, parent) : unitsIn(directory, parent)
    return found.map(({ id }) => ({ id, type }))
  },
  idOf,
  shape: (_, { id, type }) => ({ Id: id, Type: type }),
}

const PARENTS: Subject<string> = {
  member: 'Parents',
  members: ['ChildId'],
  read: (call, directory) => {
    const id = requiredText(call.input, 'ChildId')
    const child = directory.accounts.get(id) ?? directory.units.get(id)
    if (child === undefined) throw new ServiceError('ChildNotFoundException', `There is no ${id}.`)
    return [child.parent]
  },
  idOf: (id) => id,
  shape: ({ rootId }, id) => ({ Id: id, Type: id === rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }),
}

const TAGS: Subject<[key: string, value: string]> = {
  member: 'Tags',
  members: ['ResourceId'],
  read: (call, directory) => {
    const id = requiredText(call.input, 'ResourceId')
    const isKnown = directory.accounts.has(id) || directory.units.has(id) || id === directory.rootId
    if (!isKnown) throw new ServiceError('TargetNotFoundException', `There is no ${id}.`)
    return Object.entries(directory.accounts.get(id)?.tags ?? {})
  },
  idOf: ([key]) => key,
  shape: (_, [Key, Value]) => ({ Key, Value }),
}

const ACCOUNTS = { member: 'Accounts', idOf, shape: accountShape }

export const ORGANIZATIONS: Operations = {
  // Any account of an organization may ask this one.
  DescribeOrganization: (_, world) => ({ Organization: organizationShape(requireInUse(world)) }),
  DescribeAccount: (call, world) => {
    const directory = requireOrganization(call, world)
    return { Account: accountShape(directory, getAccount(directory, requiredText(call.input, 'AccountId'))) }
  },
  DescribeOrganizationalUnit: (call, world) => {
    const directory = requireOrganization(call, world)
    const unit = getUnit(directory, requiredText(call.input, 'OrganizationalUnitId'))
    return { OrganizationalUnit: unitShape(directory, unit) }
  },
  ListAccounts: listing({ ...ACCOUNTS, members: [], read: (_, { accounts }) => [...accounts.values()] }),
  ListAccountsForParent: listing({
    ...ACCOUNTS,
    members: ['ParentId'],
    read: (call, directory) => accountsIn(directory, requireParent(call, directory)),
  }),
  ListChildren: listing(CHILDREN),
  ListDelegatedAdministrators: listing({
    member: 'DelegatedAdministrators',
    members: ['ServicePrincipal'],
    read: (_, directory) => Array.from(directory.delegates, (id) => getAccount(directory, id)),
    idOf,
    shape: delegateShape,
  }),
  ListOrganizationalUnitsForParent: listing({
    member: 'OrganizationalUnits',
    members: ['ParentId'],
    read: (call, directory) => unitsIn(directory, requireParent(call, directory)),
    idOf,
    shape: unitShape,
  }),
  ListParents: listing(PARENTS),
  ListRoots: listing({
    member: 'Roots',
    members: [],
    read: (_, { rootId }) => [rootId],
    idOf: (id) => id,
    shape: rootShape,
  }),
  ListTagsForResource: listing(TAGS),
  ...GUARDRAILS,
}
