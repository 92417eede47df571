/** Reads the AWS organizations and accounts that we read from. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { AwsConnection, ConnectionCredentials, ConnectionKind, Partition } from '@/lib/domain/aws-connection'

interface ConnectionRow {
  id: string
  name: string
  kind: ConnectionKind
  partition: Partition
  origin: AwsConnection['origin']
  enabled: boolean
  credentials: ConnectionCredentials['from']
  profile: string | null
  roleArn: string | null
  externalId: string | null
  regions: string[]
  queueUrls: string[]
  accountId: string | null
  organizationId: string | null
  evidenceRole: string | null
  evidenceExternalId: string | null
  watchesChanges: boolean
  breakGlassUsers: string[]
  codeTags: string[]
}

const COLUMNS = `id, name, kind, partition, origin, enabled, credentials, profile, role_arn AS "roleArn",
  external_id AS "externalId", regions, queue_urls AS "queueUrls", account_id AS "accountId",
  organization_id AS "organizationId", evidence_role AS "evidenceRole", evidence_external_id AS "evidenceExternalId",
  watches_changes AS "watchesChanges", break_glass_users AS "breakGlassUsers", code_tags AS "codeTags"`

/** All connections by name, those that are switched off too. */
export async function listConnections(client: Queryable = pool()): Promise<AwsConnection[]> {
  const { rows } = await client.query<ConnectionRow>(`SELECT ${COLUMNS} FROM aws_connection ORDER BY lower(name), id`)
  return rows.map(connectionOf)
}

/** The connection with this id; null where there is none. */
export async function findConnection(id: string, client: Queryable = pool()): Promise<AwsConnection | null> {
  const { rows } = await client.query<ConnectionRow>(`SELECT ${COLUMNS} FROM aws_connection WHERE id = $1`, [id])
  return rows[0] ? connectionOf(rows[0]) : null
}

/**
 * Ids of connections that are switched on and were never checked, or are the environment's, whose credentials may have
 * changed while nothing ran.
 */
export async function listToCheckAtStart(): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM aws_connection c
     WHERE enabled AND (origin = 'environment'
       OR NOT EXISTS (SELECT FROM connection_check k WHERE k.connection_id = c.id)) ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}

function connectionOf({ credentials, profile, roleArn, externalId, ...rest }: ConnectionRow): AwsConnection {
  const { evidenceRole, evidenceExternalId, watchesChanges, breakGlassUsers, codeTags, ...row } = rest
  return {
    ...row,
    credentials: credentialsOf(credentials, profile, roleArn, externalId),
    evidence: { role: evidenceRole, externalId: evidenceExternalId, watchesChanges, breakGlassUsers, codeTags },
  }
}

function credentialsOf(
  from: ConnectionCredentials['from'],
  profile: string | null,
  roleArn: string | null,
  externalId: string | null,
): ConnectionCredentials {
  if (from === 'profile' && profile !== null) return { from, profile }
  if (from === 'assume-role' && roleArn !== null) return { from, roleArn, externalId }
  return { from: 'default' }
}
