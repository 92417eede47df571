/** The SDK's clients of one connection: loaded when first used, and kept, because what they learn of AWS's limits lives in them. */
import type { ConfigService } from '@aws-sdk/client-config-service'
import type { Health } from '@aws-sdk/client-health'
import type { Organizations } from '@aws-sdk/client-organizations'
import type { ResourceExplorer2 } from '@aws-sdk/client-resource-explorer-2'
import type { SQS } from '@aws-sdk/client-sqs'
import type { STS } from '@aws-sdk/client-sts'
import { AdaptiveRetryStrategy, DefaultRateLimiter } from '@smithy/core/retry'
import { type AwsConnection, HOME_REGION } from '@/lib/domain/aws-connection'
import { parseQueueUrl } from '@/lib/domain/queue-url'
import { countCalls, type Plugin } from './calls'
import { credentialsOf } from './credentials'

/** One connection's clients. The Region is that which is signed for. */
export interface AwsClients {
  health(region: string): Promise<Health>
  sts(region?: string): Promise<STS>
  /** Organizations answers in the partition's home Region only. */
  organizations(): Promise<Organizations>
  /** The client for one queue, in the Region that the queue's address names. */
  sqs(queueUrl: string): Promise<SQS>
  config(region: string): Promise<ConfigService>
  resourceExplorer(region: string): Promise<ResourceExplorer2>
}

const MAX_ATTEMPTS = 5
/**
 * How fast a client asks again more often after it was throttled, and how seldom it asks at least (per second). With the
 * SDK's own 0.4 and 0.5 a tenth of throttled calls held a backfill to 5 calls a second, with these to 13; at a true limit
 * of 5 calls a second 18 % of calls are throttled instead of 12 %.
 */
const RATE = { scaleConstant: 20, minFillRate: 2 }
const CONNECT_TIMEOUT_MS = 5_000
/** SQS holds a request for up to 20 s. */
const REQUEST_TIMEOUT_MS = 30_000

const nothing = () => undefined
/** The SDK would otherwise write to the console. */
const QUIET = { debug: nothing, error: nothing, info: nothing, trace: nothing, warn: nothing }

interface Kept {
  settings: string
  clients: Map<string, Promise<{ middlewareStack: { use(plugin: Plugin): void } }>>
  credentials: Map<string, ReturnType<typeof credentialsOf>>
}

const keptByConnection = new Map<string, Kept>()

/** The clients of a connection. A change of its credentials makes new ones. */
export function clientsOf(connection: AwsConnection): AwsClients {
  const home = HOME_REGION[connection.partition]
  return {
    health: (region) => keep(connection, 'health', region, async () => (await import('@aws-sdk/client-health')).Health),
    sts: (region = home) => keep(connection, 'sts', region, async () => (await import('@aws-sdk/client-sts')).STS),
    organizations: () =>
      keep(
        connection,
        'organizations',
        home,
        async () => (await import('@aws-sdk/client-organizations')).Organizations,
      ),
    sqs: (queueUrl) =>
      keep(
        connection,
        'sqs',
        parseQueueUrl(queueUrl)?.region ?? home,
        async () => (await import('@aws-sdk/client-sqs')).SQS,
      ),
    config: (region) =>
      keep(connection, 'config', region, async () => (await import('@aws-sdk/client-config-service')).ConfigService),
    resourceExplorer: (region) =>
      keep(
        connection,
        'resource-explorer',
        region,
        async () => (await import('@aws-sdk/client-resource-explorer-2')).ResourceExplorer2,
      ),
  }
}

/** Forgets clients and sessions, so that the next request asks for credentials anew. */
export function forgetClients(connectionId: string): void {
  keptByConnection.delete(connectionId)
}

type Configuration = ReturnType<typeof sdkConfiguration>

function keep<T extends { middlewareStack: { use(plugin: Plugin): void } }>(
  connection: AwsConnection,
  service: string,
  region: string,
  load: () => Promise<new (configuration: Configuration) => T>,
): Promise<T> {
  const { clients } = keptFor(connection)
  const key = `${service} ${region}`
  const known = clients.get(key)
  if (known !== undefined) return known as Promise<T>
  const made = (async () => {
    const [Client, configuration] = await Promise.all([load(), configurationOf(connection, region)])
    const client = new Client(configuration)
    client.middlewareStack.use(countCalls)
    return client
  })()
  clients.set(key, made)
  return made
}

async function configurationOf(connection: AwsConnection, region: string): Promise<Configuration> {
  const { credentials } = keptFor(connection)
  // A role is taken in the Region of whoever asks first, so each Region has its own session and none hangs on another's.
  const provider = credentials.get(region) ?? credentialsOf(connection)
  credentials.set(region, provider)
  return sdkConfiguration(region, await provider)
}

/** How every client of ours is set up; what one client learns of AWS's limits is its own. */
export function sdkConfiguration(region: string, credentials: Awaited<ReturnType<typeof credentialsOf>>) {
  return {
    region,
    credentials,
    retryStrategy: newRetryStrategy(),
    userAgentAppId: 'faultline',
    logger: QUIET,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      socketTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      logger: QUIET,
    },
  }
}

/** Repeats what AWS throttles or fails at, and asks less often after it throttled. */
export function newRetryStrategy(): AdaptiveRetryStrategy {
  return new AdaptiveRetryStrategy(MAX_ATTEMPTS, { rateLimiter: new DefaultRateLimiter(RATE) })
}

function keptFor({ id, credentials, partition }: AwsConnection): Kept {
  const settings = JSON.stringify([credentials, partition])
  const known = keptByConnection.get(id)
  if (known?.settings === settings) return known
  const fresh: Kept = { settings, clients: new Map(), credentials: new Map() }
  keptByConnection.set(id, fresh)
  return fresh
}
