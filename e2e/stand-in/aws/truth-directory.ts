/** The organization as it really is: accounts, units, who may speak for it. */

/** An account as AWS Organizations knows it. */
export interface TruthAccount {
  id: string
  name: string
  email: string
  /** PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED. */
  state: string
  joinedMethod: 'CREATED' | 'INVITED'
  /** Milliseconds. */
  joinedAt: number
  /** Id of a unit or of the root. */
  parent: string
  tags: Record<string, string>
}

/** An organizational unit. */
export interface TruthUnit {
  id: string
  name: string
  /** Id of a unit or of the root. */
  parent: string
}

/** Resources of one type in one account and Region: what Config and Resource Explorer count. */
export interface Usage {
  /** CloudFormation's name, such as AWS::EC2::Instance. */
  configType: string
  /** Resource Explorer's name, such as ec2:instance. */
  explorerType: string
  /** A Region's id, or `global`. */
  region: string
  count: number
  /** Name of the resource with this number, from 0 up to `count`. */
  nameOf: (index: number) => string
}

const MANAGEMENT = '100000000001'

export class TruthDirectory {
  /** Grows with each change of accounts and units. */
  revision = 0
  readonly organizationId = 'o-invented0001'
  readonly rootId = 'r-inv0'
  readonly managementAccount = MANAGEMENT
  /** Accounts that may read for the organization, besides the management account. */
  readonly delegates = new Set<string>()
  /** False: there are only accounts, and no organization. */
  inUse = true
  /** ENABLED, DISABLED or PENDING: AWS Health's view of the organization. */
  healthView = 'ENABLED'
  /** Whether listings of accounts tell their place in the tree and their state, as AWS does only since 2025. */
  tellsPaths = true
  readonly accounts = new Map<string, TruthAccount>()
  readonly units = new Map<string, TruthUnit>()
  /** Worked out when asked for. */
  usageOf: (account: string) => readonly Usage[] = () => []

  constructor() {
    this.join({ id: MANAGEMENT, name: 'management' })
  }

  /** Adds an account, or replaces one. */
  join(account: Partial<TruthAccount> & { id: string }): TruthAccount {
    const { id } = account
    const joined = {
      name: `account-${id}`,
      email: `${account.name ?? id}@example.org`,
      state: 'ACTIVE',
      joinedMethod: 'CREATED' as const,
      joinedAt: Date.UTC(2024, 0, 1),
      parent: this.rootId,
      tags: {},
      ...account,
    }
    this.accounts.set(id, joined)
    this.revision += 1
    return joined
  }

  /** Changes an account: its name, state, tags, place. */
  change(id: string, change: Partial<Omit<TruthAccount, 'id'>>): TruthAccount {
    const account = this.accounts.get(id)
    if (account === undefined) throw new Error(`The stand-in knows no account ${id}.`)
    return this.join({ ...account, ...change })
  }

  /** The account is no longer listed. */
  leave(id: string): void {
    this.accounts.delete(id)
    this.revision += 1
  }

  /** Adds a unit, or replaces one. */
  addUnit(name: string, parent: string = this.rootId, id = unitId(name, parent)): TruthUnit {
    const unit = { id, name, parent }
    this.units.set(id, unit)
    this.revision += 1
    return unit
  }

  /** Whether these credentials may ask for the organization. */
  speaksForAll(account: string): boolean {
    return this.inUse && (account === this.managementAccount || this.delegates.has(account))
  }

  /** "o-…/r-…/ou-…/": AWS's path of a root or unit. */
  pathOf(id: string): string {
    const unit = this.units.get(id)
    return unit === undefined ? `${this.organizationId}/${this.rootId}/` : `${this.pathOf(unit.parent)}${id}/`
  }
}

function unitId(name: string, parent: string): string {
  const letters = `${parent}${name}`.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return `ou-inv0-${letters.slice(-24).padStart(8, '0')}`
}
