/** AWS on this machine: the services that the product reads, over their own wire, from a truth that tests change. */
import type http from 'node:http'
import type { AddressInfo } from 'node:net'
import { StandInClock } from './clock'
import { Faults } from './faults'
import { startNameServer } from './name-server'
import type { Queue } from './queues'
import { RateLimits } from './rate-limit'
import { type Backstage, buildServer } from './server'
import { Tally } from './tally'
import { MANAGEMENT_KEY, Truth } from './truth'

export interface StandIn extends Backstage {
  clock: StandInClock
  /** http://127.0.0.1:<port> */
  origin: string
  /** The variables that point the SDK and the product here. */
  env: Record<string, string>
  /** Where AWS Health is active, by domain; another value flips it. */
  activeRegions: Record<string, string>
  /** The address of a queue, for a connection. */
  urlOf: (queue: Queue) => string
  /** Starts from another truth at the same address, without faults and with nothing asked. */
  reset: (truth?: Truth) => void
  stop: () => Promise<void>
}

/**
 * Starts server and name server.
 * @param truth an organization of one account unless one is given
 * @param port any free one unless one is given
 * @param standIn becomes the answer
 */
export async function startAws(truth: Truth = emptyTruth(), port = 0, standIn = {} as StandIn): Promise<StandIn> {
  Object.assign(standIn, beginning(truth))
  const server = buildServer(standIn)
  await listen(server, port)
  const names = await startNameServer(() => standIn.activeRegions)
  standIn.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  standIn.env = environment(standIn.origin, names.address)
  standIn.urlOf = ({ account, name }) => `${standIn.origin}/${account}/${name}`
  standIn.reset = (next = emptyTruth()) => void Object.assign(standIn, beginning(next))
  standIn.stop = async () => {
    server.closeAllConnections()
    await Promise.all([new Promise((resolve) => server.close(resolve)), names.stop()])
  }
  return standIn
}

function emptyTruth(): Truth {
  return new Truth(new StandInClock())
}

function beginning(truth: Truth) {
  return {
    truth,
    clock: truth.clock,
    faults: new Faults(),
    limits: new RateLimits(),
    calls: new Tally(),
    activeRegions: {
      'amazonaws.com': 'us-east-1',
      'amazonaws.com.cn': 'cn-northwest-1',
      'us-gov.amazonaws.com': 'us-gov-west-1',
    },
  }
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function environment(origin: string, resolver: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: origin,
    AWS_ACCESS_KEY_ID: MANAGEMENT_KEY,
    AWS_SECRET_ACCESS_KEY: 'invented',
    AWS_REGION: 'us-east-1',
    // Nothing of this machine's own set-up.
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_EC2_METADATA_DISABLED: 'true',
    FAULTLINE_DNS_SERVER: resolver,
  }
}
