/** Keeps the connection that FAULTLINE_AWS asks for: made at a start, switched off when it is no longer asked for. */
import 'server-only'
import { SYSTEM } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { type ConnectionKind, partitionOfRegion } from '@/lib/domain/aws-connection'

/** Stable, so that a container which is made anew goes on where the last one was. */
const ENVIRONMENT = 'environment'

const NAME = 'AWS (environment)'

/** What the environment says: lib/env.mjs. */
export interface EnvironmentConnection {
  connection: ConnectionKind | null
  queueUrls: readonly string[]
  region: string | null
}

/** Makes, changes or switches off the connection of the environment; what was read through it stays. */
export function keepEnvironmentConnection({ connection, queueUrls, region }: EnvironmentConnection): Promise<void> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ kind: string; enabled: boolean }>(
      'SELECT kind, enabled FROM aws_connection WHERE id = $1 FOR UPDATE',
      [ENVIRONMENT],
    )
    const [before] = rows
    if (connection === null) {
      if (!before?.enabled) return
      await client.query('UPDATE aws_connection SET enabled = false, updated_at = now() WHERE id = $1', [ENVIRONMENT])
      const change = { before: { enabled: true }, after: { enabled: false } }
      await recordChange(client, SYSTEM, { action: 'connection.switched-off', subject: SUBJECT, ...change })
    } else {
      await client.query(
        `INSERT INTO aws_connection (id, name, kind, partition, origin, enabled, queue_urls)
         VALUES ($1, $2, $3, $4, 'environment', true, $5)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, partition = excluded.partition, enabled = true,
           queue_urls = excluded.queue_urls, updated_at = now()`,
        [ENVIRONMENT, NAME, connection, partitionOfRegion(region), queueUrls],
      )
      if (before?.enabled && before.kind === connection) return
      const after = { name: NAME, kind: connection, enabled: true }
      await recordChange(client, SYSTEM, {
        action: before === undefined ? 'connection.created' : 'connection.switched-on',
        subject: SUBJECT,
        before: before ?? null,
        after,
      })
    }
    await announce(client, { topic: 'connections' })
  })
}

const SUBJECT = { kind: 'connection', id: ENVIRONMENT, name: NAME }
