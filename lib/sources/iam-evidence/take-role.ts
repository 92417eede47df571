/** Takes the evidence role of an account with the credentials of its connection. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { ask } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { kept, type Provider } from '@/lib/sources/aws/credentials'
import { UnreadError } from './unread'

/** The SDK repeats a throttled request; these rounds come on top of it, because without the role nothing can be read. */
const WAITS_MS = [1_000, 3_000, 8_000]

/** The ARN of a role whose name may hold its path, as in `team/FaultlineEvidence`. */
export function evidenceRoleArn({ partition, role }: { partition: string; role: string }, account: string): string {
  return `arn:${partition}:iam::${account}:role/${role.replace(/^\/+/, '')}`
}

/**
 * Credentials of the role, renewed before they end. All accounts of a connection share one client of STS, which asks less
 * often for all of them once AWS throttles.
 * @throws {UnreadError} role-missing where STS refuses {AwsError} for anything else
 */
export function roleCredentials(connection: AwsConnection, account: string, roleArn: string, calls: Calls): Provider {
  return kept(async () => {
    for (const wait of WAITS_MS) {
      try {
        return await takeRole(connection, account, roleArn, calls)
      } catch (error) {
        if (!(error instanceof AwsError && error.reason === 'throttled')) throw error
        await sleep(wait)
      }
    }
    return takeRole(connection, account, roleArn, calls)
  })
}

async function takeRole(
  connection: AwsConnection,
  account: string,
  roleArn: string,
  calls: Calls,
): ReturnType<Provider> {
  const { externalId } = connection.evidence
  const client = await clientsOf(connection).sts()
  const request = {
    RoleArn: roleArn,
    RoleSessionName: 'faultline-evidence',
    ...(externalId === null ? {} : { ExternalId: externalId }),
  }
  const { output } = await ask(connection, calls, () => client.assumeRole(request)).catch((error: unknown) => {
    const isRefused = error instanceof AwsError && error.reason === 'denied'
    throw isRefused ? roleMissing(connection, account, roleArn, error) : error
  })
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = output.Credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken)
    throw new UnreadError('unreadable', `Connection ${connection.name}: AWS STS gave no credentials for ${roleArn}.`)
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration === undefined ? {} : { expiration: Expiration }),
  }
}

function roleMissing(
  { name, evidence }: AwsConnection,
  account: string,
  roleArn: string,
  cause: AwsError,
): UnreadError {
  const externalId = evidence.externalId === null ? '' : ', with the external id of this connection'
  return new UnreadError(
    'role-missing',
    `Connection ${name}: the role ${roleArn} cannot be taken in account ${account}: it is not there, or does not trust ` +
      `the identity of this connection${externalId}, or that identity may not call sts:AssumeRole on it. Evidence of other ` +
      'accounts is still collected. Roll the role out in this account.',
    cause,
  )
}
