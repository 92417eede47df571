/** Asks AWS whose credentials a connection has. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { SourceError } from '@/lib/errors'
import { ask } from './ask'
import type { Calls } from './calls'
import { clientsOf } from './clients'

/**
 * The 12 digits of the account that the connection's credentials belong to. One request, in the given Region or the
 * partition's home.
 * @throws {AwsError} when STS does not answer
 */
export async function readOwnAccount(connection: AwsConnection, calls: Calls, region?: string): Promise<string> {
  const { output } = await ask(connection, calls, async () =>
    (await clientsOf(connection).sts(region)).getCallerIdentity(),
  )
  const account = output.Account?.trim()
  if (account && /^\d{12}$/.test(account)) return account
  throw new SourceError('parse', `Connection ${connection.name}: AWS STS names no account for its credentials`)
}
