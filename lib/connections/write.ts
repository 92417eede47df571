/** Makes, changes, switches and deletes connections. Each verb is audited and announced in its transaction. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce, type Topic } from '@/lib/db/announce'
import { enqueue } from '@/lib/db/enqueue'
import { isTaken } from '@/lib/db/is-taken'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection, ConnectionKind, Partition } from '@/lib/domain/aws-connection'
import { AppError } from '@/lib/errors'
import { audited, movedSettings } from './audited-settings'
import { findConnection } from './read'
import type { ConnectionSettings } from './schemas'
import { breakOffPolls } from './write-anew'

/** The new connection's id; its first check is handed to the worker. @throws AppError CONFLICT for a name that is taken */
export function createConnection(
  actor: Actor,
  made: ConnectionSettings & { kind: ConnectionKind; partition: Partition },
): Promise<string> {
  return inTransaction(async (client) => {
    const { rows } = await client
      .query<{ id: string }>(
        `INSERT INTO aws_connection (id, kind, partition, ${COLUMNS.join(', ')})
         VALUES (gen_random_uuid()::text, $1, $2, ${COLUMNS.map((_, index) => `$${index + 3}`).join(', ')}) RETURNING id`,
        [made.kind, made.partition, ...columnsOf(made)],
      )
      .catch((error: unknown) => {
        throw isTaken(error) ? nameTaken(made.name) : error
      })
    const id = rows[0]?.id ?? ''
    const after = { kind: made.kind, partition: made.partition, ...audited(made) }
    await record(client, actor, { id, name: made.name }, { action: 'connection.created', after })
    await requestCheck(client, id)
    return id
  })
}

/** Settings that were judged by the rules of `partition`; the check runs anew. @throws AppError NOT_FOUND, CONFLICT */
export function changeConnection(
  actor: Actor,
  id: string,
  partition: Partition,
  settings: ConnectionSettings,
): Promise<void> {
  return changing(id, async (client, connection) => {
    if (connection.origin === 'environment') throw fromEnvironment()
    if (connection.partition !== partition) throw new AppError('CONFLICT', OTHER_PARTITION)
    const moved = movedSettings(connection, settings)
    if (moved === null) return
    await client
      .query(
        `UPDATE aws_connection SET ${COLUMNS.map((column, index) => `${column} = $${index + 2}`).join(', ')}, updated_at = now()
         WHERE id = $1`,
        [id, ...columnsOf(settings)],
      )
      .catch((error: unknown) => {
        throw isTaken(error) ? nameTaken(settings.name) : error
      })
    await record(client, actor, connection, { action: 'connection.changed', ...moved })
    await requestCheck(client, id)
  })
}

/** Off: nothing is read any more, what was read stays. @throws AppError NOT_FOUND, CONFLICT */
export function switchConnection(actor: Actor, id: string, enabled: boolean): Promise<void> {
  return changing(id, async (client, connection) => {
    if (connection.origin === 'environment') throw fromEnvironment()
    if (connection.enabled === enabled) return
    await client.query('UPDATE aws_connection SET enabled = $2, updated_at = now() WHERE id = $1', [id, enabled])
    const action = enabled ? 'connection.switched-on' : 'connection.switched-off'
    await record(client, actor, connection, { action })
    if (enabled) await requestCheck(client, id)
  })
}

/**
 * Forgets the connection, how far it had read, its polls and the times that they covered, the organization's units and which
 * services its accounts use; events, whom they affected, and the accounts themselves stay.
 * @throws AppError NOT_FOUND, CONFLICT while the environment asks for it
 */
export function deleteConnection(actor: Actor, id: string): Promise<void> {
  return inTransaction(async (client) => {
    await breakOffPolls(client, id, 'The connection was deleted.')
    await onLocked(client, id, async (connection) => {
      if (connection.origin === 'environment' && connection.enabled) throw fromEnvironment()
      await client.query('DELETE FROM aws_connection WHERE id = $1', [id])
      const before = { kind: connection.kind, accountId: connection.accountId, ...audited(connection) }
      await record(client, actor, connection, { action: 'connection.deleted', before }, ['events', 'accounts'])
    })
  })
}

/** Hands a check of every permission to the worker. @throws AppError NOT_FOUND */
export function checkConnectionSoon(id: string): Promise<void> {
  return changing(id, (client) => requestCheck(client, id))
}

/** The job of lib/worker/check-connection.ts. */
function requestCheck(client: pg.PoolClient, connection: string): Promise<void> {
  return enqueue(client, 'check-connection', { connection }, `check-connection:${connection}`)
}

/** Runs `work` on the locked connection, in a transaction. @throws AppError NOT_FOUND */
function changing(
  id: string,
  work: (client: pg.PoolClient, connection: AwsConnection) => Promise<void>,
): Promise<void> {
  return inTransaction((client) => onLocked(client, id, (connection) => work(client, connection)))
}

async function onLocked(
  client: pg.PoolClient,
  id: string,
  work: (connection: AwsConnection) => Promise<void>,
): Promise<void> {
  await client.query('SELECT FROM aws_connection WHERE id = $1 FOR UPDATE', [id])
  const connection = await findConnection(id, client)
  if (connection === null) throw new AppError('NOT_FOUND', 'There is no such connection any more. Nothing was changed.')
  await work(connection)
}

async function record(
  client: pg.PoolClient,
  actor: Actor,
  { id, name }: { id: string; name: string },
  moved: Omit<AuditedChange, 'subject'>,
  topics: readonly Topic[] = [],
): Promise<void> {
  await recordChange(client, actor, { ...moved, subject: { kind: 'connection', id, name } })
  for (const topic of ['connections', 'sources', ...topics] as const) await announce(client, { topic })
}

/** In the order of columnsOf. */
const COLUMNS = [
  ...(['name', 'credentials', 'profile', 'role_arn', 'external_id', 'regions', 'queue_urls'] as const),
  ...(['evidence_role', 'evidence_external_id', 'watches_changes', 'break_glass_users', 'code_tags'] as const),
]

function columnsOf({ name, credentials, regions, queueUrls, evidence }: ConnectionSettings): unknown[] {
  return [
    name,
    credentials.from,
    credentials.from === 'profile' ? credentials.profile : null,
    credentials.from === 'assume-role' ? credentials.roleArn : null,
    credentials.from === 'assume-role' ? credentials.externalId : null,
    regions,
    queueUrls,
    ...[evidence.role, evidence.externalId, evidence.watchesChanges, evidence.breakGlassUsers, evidence.codeTags],
  ]
}

const OTHER_PARTITION =
  'A connection stays in its partition: make another one for another partition. Nothing was changed.'

function nameTaken(name: string): AppError {
  return new AppError('CONFLICT', `There is a connection ${name} already. Nothing was changed.`, {
    name: 'There is a connection of this name already.',
  })
}

function fromEnvironment(): AppError {
  return new AppError(
    'CONFLICT',
    'This connection is made by the environment of the installation (FAULTLINE_AWS): change it there. Nothing was changed.',
  )
}
