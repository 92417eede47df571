/** Everything that is true behind the stand-in, for its operations to answer and for tests to change and compare. */
import type { StandInClock } from './clock'
import { Queues } from './queues'
import { TruthDirectory } from './truth-directory'
import { TruthEvents } from './truth-events'
import { TruthIdentities } from './truth-identity'
import { TruthOrganization } from './truth-organization'

/** A role that can be taken. */
export interface TruthRole {
  /** Asked for when it is taken; null for none. */
  externalId: string | null
}

export class Truth {
  readonly clock: StandInClock
  readonly events: TruthEvents
  readonly directory = new TruthDirectory()
  readonly queues: Queues
  /** Accounts of access keys; others are refused. */
  readonly keys = new Map<string, string>()
  /** ARNs of the roles that were taken, by the access key of the session. */
  readonly sessions = new Map<string, string>()
  /** Roles by ARN, before those that are everywhere. */
  readonly roles = new Map<string, TruthRole>()
  /** Roles that every account has, by name with path; others are refused. */
  readonly everywhere = new Map<string, TruthRole>([['FaultlineEvidence', { externalId: null }]])
  /** Accounts that lack them. */
  readonly withoutRoles = new Set<string>()
  /** Identity in every account. */
  readonly identities: TruthIdentities
  /** What holds for identity in the organization as a whole. */
  readonly organization: TruthOrganization
  /** The most that a page of any listing has; null: as the service has it. */
  mostPerPage: number | null = null
  /** Days that AWS Health's view of the organization keeps what is over; null: for ever. */
  keepDays: number | null = 90
  /** Accounts without the support plan that AWS Health's API asks for. */
  readonly withoutSupport = new Set<string>()
  /** Name of the organization's aggregator of AWS Config; null: there is none. */
  aggregator: string | null = 'organization'
  /** Region of Resource Explorer's aggregator index; null: there is none. */
  explorerRegion: string | null = 'us-east-1'

  constructor(clock: StandInClock) {
    this.clock = clock
    this.events = new TruthEvents(clock)
    this.queues = new Queues(clock)
    this.organization = new TruthOrganization(this.directory.rootId)
    this.identities = new TruthIdentities(clock.now(), this.directory.managementAccount)
    this.keys.set(MANAGEMENT_KEY, this.directory.managementAccount)
  }

  /** The role that an ARN names; null where the account has none of that name. */
  findRole(arn: string): TruthRole | null {
    const [, account = '', name = ''] = /^arn:aws[\w-]*:iam::(\d{12}):role\/(.+)$/.exec(arn) ?? []
    const own = this.roles.get(arn)
    if (own !== undefined) return own
    return this.directory.accounts.get(account)?.state === 'ACTIVE' && !this.withoutRoles.has(account)
      ? (this.everywhere.get(name) ?? null)
      : null
  }

  /** Credentials of an account, for another connection: its access key. */
  addKey(account: string): string {
    const key = `AKIAINVENTED${account}`.slice(0, 24)
    this.keys.set(key, account)
    return key
  }
}

/** Access key of the management account. */
export const MANAGEMENT_KEY = 'AKIAINVENTED0MANAGER'
