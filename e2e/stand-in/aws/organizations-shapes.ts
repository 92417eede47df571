/** Accounts, units and roots as AWS Organizations writes them. */
import { seconds } from './health-shapes'
import type { TruthAccount, TruthDirectory, TruthUnit } from './truth-directory'

/** Status is the older member: it has fewer words than State. */
const STATUS: Record<string, string> = { PENDING_ACTIVATION: 'SUSPENDED', CLOSED: 'SUSPENDED' }

function arn(directory: TruthDirectory, kind: string, id: string): string {
  return `arn:aws:organizations::${directory.managementAccount}:${kind}/${directory.organizationId}/${id}`
}

export function accountShape(directory: TruthDirectory, account: TruthAccount): Record<string, unknown> {
  const { id, name, email, state, joinedMethod, joinedAt, parent } = account
  return {
    Id: id,
    Arn: arn(directory, 'account', id),
    Email: email,
    Name: name,
    Status: STATUS[state] ?? state,
    ...(directory.tellsPaths ? { State: state, Paths: [`${directory.pathOf(parent)}${id}/`] } : {}),
    JoinedMethod: joinedMethod,
    JoinedTimestamp: seconds(joinedAt),
  }
}

/** An account that may speak for the organization. */
export function delegateShape(directory: TruthDirectory, account: TruthAccount): Record<string, unknown> {
  return { ...accountShape(directory, account), DelegationEnabledDate: seconds(account.joinedAt) }
}

export function unitShape(directory: TruthDirectory, { id, name }: TruthUnit): Record<string, unknown> {
  const path = directory.tellsPaths ? { Path: directory.pathOf(id) } : {}
  return { Id: id, Arn: arn(directory, 'ou', id), Name: name, ...path }
}

export function rootShape(directory: TruthDirectory): Record<string, unknown> {
  return { Id: directory.rootId, Arn: arn(directory, 'root', directory.rootId), Name: 'Root', PolicyTypes: [] }
}

export function organizationShape(directory: TruthDirectory): Record<string, unknown> {
  const { organizationId, managementAccount, accounts } = directory
  return {
    Id: organizationId,
    Arn: `arn:aws:organizations::${managementAccount}:organization/${organizationId}`,
    FeatureSet: 'ALL',
    MasterAccountId: managementAccount,
    MasterAccountArn: arn(directory, 'account', managementAccount),
    MasterAccountEmail: accounts.get(managementAccount)?.email,
    AvailablePolicyTypes: [],
  }
}
