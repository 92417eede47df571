/** Ways into an account: credentials, and whether they are good. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { Calls } from '@/lib/sources/aws/calls'
import { credentialsOf, type Provider } from '@/lib/sources/aws/credentials'
import { readOwnAccount } from '@/lib/sources/aws/own-account'
import { evidenceRoleArn, roleCredentials } from './take-role'
import { UnreadError } from './unread'

/** A way into an account. */
export interface Access {
  /**
   * As whom errors speak: the account, and the role where one was taken. With an id of its own: what fails in one account
   * must not make the connection forget its clients.
   */
  identity: AwsConnection
  credentials: () => Promise<Provider>
  enter: () => Promise<void>
}

/** Own credentials for the connection's account, the evidence role for every other. Asks AWS nothing by itself. */
export function accessTo(connection: AwsConnection, account: string, calls: Calls): Access {
  return account === connection.accountId
    ? ownAccess(connection, account, calls)
    : roleAccess(connection, account, calls)
}

function ownAccess(connection: AwsConnection, account: string, calls: Calls): Access {
  const own = credentialsOf(connection)
  return {
    identity: { ...connection, id: `${connection.id} ${account}` },
    credentials: () => own,
    enter: async () => {
      // Keys may have been changed for those of another account since the connection learned whose they are.
      const actual = await readOwnAccount(connection, calls)
      if (actual === account) return
      throw new UnreadError(
        'denied',
        `Connection ${connection.name}: its credentials are of account ${actual} now, not of ${account}; nothing was ` +
          'read with them. Check the connection.',
      )
    },
  }
}

function roleAccess(connection: AwsConnection, account: string, calls: Calls): Access {
  const { evidence, partition } = connection
  if (evidence.role === null) {
    const refused = async () => {
      throw new UnreadError('role-missing', `Connection ${connection.name}: no role for evidence is set.`)
    }
    return { identity: connection, credentials: refused, enter: refused }
  }
  const roleArn = evidenceRoleArn({ partition, role: evidence.role }, account)
  const provider = roleCredentials(connection, account, roleArn, calls)
  return {
    identity: {
      ...connection,
      id: `${connection.id} ${account}`,
      accountId: account,
      credentials: { from: 'assume-role', roleArn, externalId: evidence.externalId },
    },
    credentials: async () => provider,
    enter: async () => {
      await provider()
    },
  }
}
