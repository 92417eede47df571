/** Keeps what the live check of a connection found out. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { insertRows, timestamp } from '@/lib/db/bulk'
import { enqueue } from '@/lib/db/enqueue'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { PermissionCheck } from '@/lib/domain/aws-permissions'
import { findConnection } from './read'
import { beginAnew } from './write-anew'

/** What one check found out; ids are null where it did not learn them. */
export interface FoundOut {
  checks: readonly PermissionCheck[]
  accountId: string | null
  organizationId: string | null
}

/**
 * Replaces the results of the last check. Where the credentials now belong to another account or organization, what was
 * read so far counts for nothing, and all is read from the start. A connection that is gone is left alone.
 */
export function recordCheck(id: string, found: FoundOut, checkedAt: Date): Promise<void> {
  return withConnection(id, async (client, connection) => {
    await identify(client, connection, found)
    await replaceChecks(client, id, found.checks, checkedAt)
    await announce(client, { topic: 'connections' })
  })
}

/** Keeps the account that AWS names as the owner of the credentials, with the same consequences. */
export function recordOwner(id: string, accountId: string): Promise<void> {
  return withConnection(id, async (client, connection) => {
    const { organizationId } = connection
    if (await identify(client, connection, { accountId, organizationId })) {
      await announce(client, { topic: 'connections' })
    }
  })
}

/** Runs `work` on the connection, locked so that what is being stored through it goes on; does nothing where it is gone. */
function withConnection(
  id: string,
  work: (client: pg.PoolClient, connection: AwsConnection) => Promise<void>,
): Promise<void> {
  return inTransaction(async (client) => {
    await client.query('SELECT FROM aws_connection WHERE id = $1 FOR NO KEY UPDATE', [id])
    const connection = await findConnection(id, client)
    if (connection !== null) await work(client, connection)
  })
}

/** Whether the connection is now known to be another's than before. */
async function identify(
  client: pg.PoolClient,
  { id, name, kind, ...known }: AwsConnection,
  found: Pick<FoundOut, 'accountId' | 'organizationId'>,
): Promise<boolean> {
  const before = { accountId: known.accountId, organizationId: known.organizationId }
  const after = {
    accountId: found.accountId ?? before.accountId,
    organizationId: found.organizationId ?? before.organizationId,
  }
  if (before.accountId === after.accountId && before.organizationId === after.organizationId) return false
  await client.query('UPDATE aws_connection SET account_id = $2, organization_id = $3 WHERE id = $1', [
    id,
    after.accountId,
    after.organizationId,
  ])
  const subject = { kind: 'connection', id, name }
  await recordChange(client, SYSTEM, { action: 'connection.identified', subject, before, after })
  const owner = kind === 'organization' ? 'organizationId' : 'accountId'
  if (before[owner] !== null && before[owner] !== after[owner]) {
    await beginAnew(client, id)
    for (const task of READ_ANEW) await enqueue(client, task, { connection: id }, `${task}:${id}`)
  }
  return true
}

/** Jobs of lib/worker/connection-polls.ts: what is read daily would show the other's accounts until tomorrow. */
const READ_ANEW = ['poll-health', 'read-directory', 'read-inventory']

async function replaceChecks(
  client: pg.PoolClient,
  id: string,
  checks: readonly PermissionCheck[],
  checkedAt: Date,
): Promise<void> {
  await client.query('DELETE FROM connection_check WHERE connection_id = $1', [id])
  await insertRows(
    client,
    'connection_check',
    [
      { name: 'connection_id', type: 'text', value: () => id },
      { name: 'permission', type: 'text', value: ({ action }) => action },
      { name: 'outcome', type: 'text', value: ({ outcome }) => outcome },
      { name: 'sentence', type: 'text', value: ({ sentence }) => sentence },
      { name: 'checked_at', type: 'timestamptz', value: () => timestamp(checkedAt.getTime()) },
    ],
    checks,
  )
}
