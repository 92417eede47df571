/** Opens one account for reading: its own credentials for the connection's account, the evidence role for every other. */
import type { z } from 'zod'
import { type AwsConnection, HOME_REGION, type Partition } from '@/lib/domain/aws-connection'
import { homeRegion } from '@/lib/domain/partition'
import { ask } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { accessTo } from './account-access'
import { asCaller, type Caller } from './caller'
import { type EvidenceClients, type EvidenceService, evidenceClient } from './evidence-clients'
import { RegionOffError, UnreadError } from './unread'

/** One account for as long as it is read. What clients learn of AWS's limits is of this account alone. */
export interface AccountSession {
  readonly account: string
  readonly partition: Partition
  /** What was sent so far. */
  readonly calls: Calls
  /**
   * Makes sure that there are credentials for the account; asks for them once.
   * @throws {SourceError} where they cannot be had
   */
  enter(): Promise<void>
  /**
   * Sends one request and reads of the answer what the schema names.
   * @throws {AwsError} in sentences that name the account, the operation and the role {UnreadError} for another shape
   * {RegionOffError} for a Region that the account has not switched on
   */
  read<Service extends EvidenceService, Part>(
    service: Service,
    region: string,
    schema: z.ZodType<Part>,
    request: (client: EvidenceClients[Service]) => Promise<unknown>,
  ): Promise<Part>
  /** A sentence about this account: "Connection Main: account 1…: what happened". */
  sentence(whatHappened: string): string
}

/** Opens an account; AWS is asked nothing before `enter` or `read`. What is sent counts into `calls`. */
export function openAccount(connection: AwsConnection, account: string, calls: Calls): AccountSession {
  const access = accessTo(connection, account, calls)
  const learned = { keys: new Set<string>(), retries: new Map() } satisfies Omit<Caller, 'credentials'>
  const sentence = (whatHappened: string) => `Connection ${connection.name}: account ${account}: ${whatHappened}`
  const named = <T>(asked: Promise<T>) =>
    asked.catch((error: unknown) => {
      throw error instanceof AwsError ? namingAccount(error, connection, account) : error
    })
  return {
    account,
    partition: connection.partition,
    calls,
    sentence,
    enter: () => named(access.enter()),
    read: async (service, region, schema, request) => {
      const [client, credentials] = await Promise.all([
        evidenceClient(connection.id, service, region),
        access.credentials(),
      ])
      const send = () => asCaller({ credentials, ...learned }, () => request(client))
      const { output } = await named(ask(access.identity, calls, send)).catch((error: unknown) => {
        throw isRegionOff(error, region, connection.partition) ? regionOff(error, region, sentence) : error
      })
      const read = schema.safeParse(output)
      if (read.success) return read.data
      const [issue] = read.error.issues
      throw new UnreadError(
        'unreadable',
        sentence(
          `AWS answered ${service} in ${region} with another shape than it documents (${issue?.path.join('.')}: ` +
            `${issue?.message}). Other evidence is still collected.`,
        ),
      )
    },
  }
}

/** The same error, in a sentence that names the account: some tell of a service and an address only. */
function namingAccount(error: AwsError, { name }: AwsConnection, account: string): AwsError {
  const { reason, message, awsName, received } = error
  if (message.includes(account)) return error
  const start = `Connection ${name}: `
  const told = message.startsWith(start) ? message.slice(start.length) : message
  const kept = received === null ? {} : { received }
  return new AwsError(reason, `${start}account ${account}: ${told}`, awsName, { cause: error, ...kept })
}

/** Credentials that were good a moment ago are not known in Regions that the account has not switched on. */
function isRegionOff(error: unknown, region: string, partition: Partition): boolean {
  const isHome = region === HOME_REGION[partition] || region === homeRegion(partition)
  return !isHome && error instanceof AwsError && error.reason === 'wrong-credentials'
}

function regionOff(cause: unknown, region: string, sentence: (whatHappened: string) => string): RegionOffError {
  return new RegionOffError(
    sentence(
      `AWS does not know its credentials in ${region}, as in a Region that is not switched on. Other Regions are still ` +
        'read. Switch it on, or take it out of the Regions of the connection.',
    ),
    cause,
  )
}
