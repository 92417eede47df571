/** Connections for tests of what the worker reads from AWS Health. */
import { findConnection, listConnections } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import type { AwsConnection, ConnectionKind } from '@/lib/domain/aws-connection'
import { ensureConnectionSources, ensureSources } from '@/lib/source-health/write-sources'

/** Makes a connection with the SDK's own credentials, and the rows of its sources. */
export async function connect(kind: ConnectionKind = 'organization', id: string = kind): Promise<AwsConnection> {
  await pool().query('INSERT INTO aws_connection (id, name, kind) VALUES ($1, $1, $2)', [id, kind])
  await ensureSources()
  await ensureConnectionSources(await listConnections(), 3_600)
  return getConnection(id)
}

/** The connection as it stands now. */
export async function getConnection(id: string): Promise<AwsConnection> {
  const connection = await findConnection(id)
  if (connection === null) throw new Error(`There is no connection ${id}.`)
  return connection
}

/** The latest poll of a listing. */
export async function latestRun(listing: string) {
  const { rows } = await pool().query(
    `SELECT outcome, requests, throttles, events_read AS "eventsRead", events_moved AS "eventsMoved", unreadable, error
     FROM poll_run WHERE listing_id = $1 ORDER BY id DESC LIMIT 1`,
    [listing],
  )
  return rows[0]
}
