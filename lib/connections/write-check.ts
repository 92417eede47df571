/** Keeps what the live check of a connection found out. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { insertRows, timestamp } from '@/lib/db/bulk'
import { inTransaction } from '@/lib/db/transaction'
import type { PermissionCheck } from '@/lib/domain/aws-permissions'
import { findConnection } from './read'

/** What one check found out; ids are null where it did not learn them. */
export interface FoundOut {
  checks: readonly PermissionCheck[]
  accountId: string | null
  organizationId: string | null
}

/**
 * Replaces the results of the last check. Where the credentials now belong to another account or organization, what was
 * read so far counts for nothing: the next poll begins from the start. A connection that is gone is left alone.
 */
export function recordCheck(id: string, found: FoundOut, checkedAt: Date): Promise<void> {
  return inTransaction(async (client) => {
    await client.query('SELECT FROM aws_connection WHERE id = $1 FOR UPDATE', [id])
    const connection = await findConnection(id, client)
    if (connection === null) return
    const before = { accountId: connection.accountId, organizationId: connection.organizationId }
    const after = {
      accountId: found.accountId ?? before.accountId,
      organizationId: found.organizationId ?? before.organizationId,
    }
    if (before.accountId !== after.accountId || before.organizationId !== after.organizationId) {
      await client.query('UPDATE aws_connection SET account_id = $2, organization_id = $3 WHERE id = $1', [
        id,
        after.accountId,
        after.organizationId,
      ])
      const subject = { kind: 'connection', id, name: connection.name }
      await recordChange(client, SYSTEM, { action: 'connection.identified', subject, before, after })
    }
    const owner = connection.kind === 'organization' ? 'organizationId' : 'accountId'
    if (before[owner] !== null && before[owner] !== after[owner]) await beginAnew(client, id)
    await replaceChecks(client, id, found.checks, checkedAt)
    await announce(client, { topic: 'connections' })
  })
}

async function beginAnew(client: pg.PoolClient, id: string): Promise<void> {
  await client.query('DELETE FROM event_reading WHERE connection_id = $1', [id])
  await client.query(
    `UPDATE source_listing SET cursor = '{}', first_complete_at = NULL, last_complete_at = NULL
     WHERE source_id IN (SELECT id FROM source WHERE connection_id = $1)`,
    [id],
  )
  await announce(client, { topic: 'sources' })
}

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
