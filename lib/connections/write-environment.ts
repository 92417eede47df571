/** Keeps the connection that FAULTLINE_AWS asks for: made at a start, switched off when it is no longer asked for. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import {
  type AwsConnection,
  type ConnectionKind,
  type EvidenceSettings,
  partitionOfRegion,
} from '@/lib/domain/aws-connection'
import { auditedEvidence, movedFields } from './audited-settings'
import { findConnection } from './read'
import { beginAnew } from './write-anew'

/** Stable, so that a container which is made anew goes on where the last one was. */
const ENVIRONMENT = 'environment'

const NAME = 'AWS (environment)'

/** What the environment says: lib/env.mjs. */
export interface EnvironmentConnection {
  connection: ConnectionKind | null
  queueUrls: readonly string[]
  region: string | null
  evidence: Pick<EvidenceSettings, 'role' | 'externalId' | 'watchesChanges'>
}

/**
 * Makes, changes or switches off the connection of the environment. What was read through it stays; where it becomes a
 * connection of another kind or partition, all is read from the start.
 */
export function keepEnvironmentConnection(asked: EnvironmentConnection): Promise<void> {
  return inTransaction(async (client) => {
    await client.query('SELECT FROM aws_connection WHERE id = $1 FOR NO KEY UPDATE', [ENVIRONMENT])
    const before = await findConnection(ENVIRONMENT, client)
    if (asked.connection === null) {
      if (before?.enabled) await switchTo(client, false)
      return
    }
    const after = {
      kind: asked.connection,
      partition: partitionOfRegion(asked.region),
      queueUrls: [...asked.queueUrls],
      evidence: asked.evidence,
    }
    if (before === null) await create(client, after)
    else {
      if (!before.enabled) await switchTo(client, true)
      await change(client, before, after)
    }
  })
}

type Settings = Pick<AwsConnection, 'kind' | 'partition' | 'queueUrls'> & Pick<EnvironmentConnection, 'evidence'>

async function create(client: pg.PoolClient, { kind, partition, queueUrls, evidence }: Settings): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO aws_connection (id, name, kind, partition, origin, enabled, queue_urls, evidence_role, evidence_external_id,
       watches_changes)
     VALUES ($1, $2, $3, $4, 'environment', true, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    [ENVIRONMENT, NAME, kind, partition, queueUrls, evidence.role, evidence.externalId, evidence.watchesChanges],
  )
  // Another worker that starts too has made it.
  if (rowCount === 0) return
  await record(client, {
    action: 'connection.created',
    after: { name: NAME, kind, partition, queueUrls, ...auditedEvidence(evidence) },
  })
}

async function switchTo(client: pg.PoolClient, enabled: boolean): Promise<void> {
  await client.query('UPDATE aws_connection SET enabled = $2, updated_at = now() WHERE id = $1', [ENVIRONMENT, enabled])
  await record(client, { action: enabled ? 'connection.switched-on' : 'connection.switched-off' })
}

async function change(client: pg.PoolClient, before: AwsConnection, after: Settings): Promise<void> {
  const { kind, partition, queueUrls } = before
  const { evidence, ...settings } = after
  const moved = movedFields(
    { kind, partition, queueUrls, ...auditedEvidence(before.evidence) },
    { ...settings, ...auditedEvidence(evidence) },
  )
  // What differs in what the audit keeps as three dots only differs too.
  if (moved === null && before.evidence.externalId === evidence.externalId) return
  await client.query(
    `UPDATE aws_connection SET kind = $2, partition = $3, queue_urls = $4, evidence_role = $5, evidence_external_id = $6,
       watches_changes = $7, updated_at = now() WHERE id = $1`,
    [
      ...[ENVIRONMENT, after.kind, after.partition, after.queueUrls],
      ...[evidence.role, evidence.externalId, evidence.watchesChanges],
    ],
  )
  await record(client, { action: 'connection.changed', ...(moved ?? {}) })
  if (kind === after.kind && partition === after.partition) return
  // Whose credentials these are is asked anew: of another partition they are others, and of one account it must be known.
  await client.query('UPDATE aws_connection SET account_id = NULL, organization_id = NULL WHERE id = $1', [ENVIRONMENT])
  await beginAnew(client, ENVIRONMENT)
}

async function record(client: pg.PoolClient, moved: Omit<AuditedChange, 'subject'>): Promise<void> {
  await recordChange(client, SYSTEM, { ...moved, subject: { kind: 'connection', id: ENVIRONMENT, name: NAME } })
  await announce(client, { topic: 'connections' })
}
