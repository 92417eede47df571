/** What the live check of a connection's permissions works with: one request at a time, and what was learned by then. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { ask } from './ask'
import type { Calls } from './calls'
import { type AwsClients, clientsOf } from './clients'
import { regionsOf } from './regions'

/** What earlier probes of one check have learned; later ones need something real to ask about. */
export interface Learned {
  accountId: string | null
  organizationId: string | null
  /** An event that AWS Health lists. */
  eventArn: string | null
  /** The top of the organization's tree. */
  rootId: string | null
  aggregator: { name: string; region: string } | null
  view: { arn: string; region: string } | null
}

export interface Probing {
  /** With the account as far as it is known by now: failures name it. */
  readonly connection: AwsConnection
  calls: Calls
  clients: AwsClients
  /** Regions in which resources are looked for. */
  regions: readonly string[]
  /** The Region in which AWS Health is active. */
  healthRegion: string
  learned: Learned
  /** Sends one request; failures become AwsError, in sentences. */
  send<T>(request: () => Promise<T>): Promise<T>
}

/** Asks AWS something harmless that needs one permission. Nothing at AWS is changed by it. */
export type Probe = (probing: Probing) => Promise<void>

/** The permission cannot be tried, because what it is for does not exist; `message` is a sentence that says so. */
export class NotSetUp extends Error {
  override name = 'NotSetUp'
}

/** The permission cannot be tried, because what is to be asked about is not known; `message` is a sentence. */
export class NotTried extends Error {
  override name = 'NotTried'
}

/** The tools of one check. */
export function beginProbing(given: AwsConnection, healthRegion: string): Probing {
  const calls: Calls = { requests: 0, throttles: 0 }
  const learned: Learned = {
    accountId: given.accountId,
    organizationId: given.organizationId,
    eventArn: null,
    rootId: null,
    aggregator: null,
    view: null,
  }
  const connection = () => ({ ...given, accountId: learned.accountId })
  return {
    get connection() {
      return connection()
    },
    calls,
    clients: clientsOf(given),
    regions: regionsOf(given),
    healthRegion,
    learned,
    send: async (request) => (await ask(connection(), calls, request)).output,
  }
}
