/** What one failure in one place would take down together; claimed only of what is known. */
import { homeRegion, partitionOf } from '../partition'
import { GLOBAL_REGION } from '../region'

/** An account as far as single points go. */
export interface ExposedAccount {
  /** 12 digits. */
  id: string
  partition: string
  isProduction: boolean
  /** Regions in which it is known to use something, by whatever looked for all that it uses; `global` counts as none. */
  regions: readonly string[]
  /** Nothing but AWS Health ever told what it uses. */
  usageUnknown: boolean
}

/** Who owns accounts, and all that they own. */
export interface ExposedOwner {
  id: string
  name: string
  accounts: readonly ExposedAccount[]
}

/** Identity Center is used in the Region, by accounts of an organization. */
export interface IdentityCenterUse {
  /** The connection through which the organization is read. */
  connectionId: string
  connectionName: string
  region: string
  /** How many of the accounts that it is about belong to the organization. */
  accounts: number
}

/** One place on which all of something rests. */
export interface SinglePoint {
  /** region: all that is known to run. production: all production of `owner`. The others: identity. */
  kind: 'region' | 'production' | 'iam-control-plane' | 'identity-center'
  region: string
  partition: string
  /** Of kind production. */
  owner: { id: string; name: string } | null
  /** Of kind identity-center. */
  connectionName: string | null
  /** How many accounts rest on it. */
  accounts: number
  /** Accounts that may run elsewhere: nothing is known of what they use. */
  unknown: number
}

interface Exposed {
  /** The account, or all accounts of the team, that it is about. */
  accounts: readonly ExposedAccount[]
  /** Teams of which all accounts are known to the reader. */
  owners: readonly ExposedOwner[]
  identityCenters: readonly IdentityCenterUse[]
}

/** Where all of something rests on one Region: what runs first, then identity. Nothing where nothing is known. */
export function singlePointsOf({ accounts, owners, identityCenters }: Exposed): SinglePoint[] {
  const whole = regionPoint(accounts)
  const own = new Set(accounts.map(({ id }) => id))
  const production = owners.flatMap((owner) => {
    const productive = owner.accounts.filter(({ isProduction }) => isProduction)
    const point = regionPoint(productive)
    const isSaid = whole !== null && productive.every(({ id }) => own.has(id))
    return point === null || isSaid
      ? []
      : [{ ...point, kind: 'production' as const, owner: { id: owner.id, name: owner.name } }]
  })
  return [...(whole === null ? [] : [whole]), ...production, ...controlPlanes(accounts), ...centers(identityCenters)]
}

/** The one Region in which all of the accounts that are known run; null where there are several, or none is known. */
function regionPoint(accounts: readonly ExposedAccount[]): SinglePoint | null {
  const running = accounts
    .filter(({ usageUnknown }) => !usageUnknown)
    .map((account) => ({ ...account, regions: account.regions.filter((region) => region !== GLOBAL_REGION) }))
    .filter(({ regions }) => regions.length > 0)
  const [region, ...others] = new Set(running.flatMap(({ regions }) => regions))
  const [first] = running
  if (region === undefined || first === undefined || others.length > 0) return null
  return {
    ...{ kind: 'region', region, partition: first.partition, owner: null, connectionName: null },
    accounts: running.length,
    unknown: accounts.filter(({ usageUnknown }) => usageUnknown).length,
  }
}

/** Every change to IAM of a partition goes through one Region: lib/domain/partition. */
function controlPlanes(accounts: readonly ExposedAccount[]): SinglePoint[] {
  const partitions = [...new Set(accounts.map(({ partition }) => partition))].sort()
  return partitions.map((partition) => ({
    ...{ kind: 'iam-control-plane', region: homeRegion(partition), partition, owner: null, connectionName: null },
    ...{ accounts: accounts.filter((account) => account.partition === partition).length, unknown: 0 },
  }))
}

/** Organizations that are known to use Identity Center in one Region alone. */
function centers(uses: readonly IdentityCenterUse[]): SinglePoint[] {
  const organizations = new Map(uses.map(({ connectionId, connectionName }) => [connectionId, connectionName]))
  return [...organizations].flatMap(([connectionId, connectionName]) => {
    const own = uses.filter((use) => use.connectionId === connectionId)
    const [use, ...others] = own.filter(
      ({ region }, index) => own.findIndex((each) => each.region === region) === index,
    )
    if (use === undefined || others.length > 0) return []
    const { region, accounts } = use
    const partition = partitionOf({ arn: null, region })
    return [{ kind: 'identity-center', region, partition, owner: null, connectionName, accounts, unknown: 0 }]
  })
}
