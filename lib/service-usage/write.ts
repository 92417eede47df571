/** Stores which services accounts use. A complete reading takes the place of the one before; one that fails changes nothing. */
import 'server-only'
import type pg from 'pg'
import { announce } from '@/lib/db/announce'
import { type BulkColumn, copyRows } from '@/lib/db/bulk'
import { pool } from '@/lib/db/pool'
import type { UsageCount } from '@/lib/domain/usage-count'
import type { UsageSource } from './contract'

/** Whose reading it is, of which source, and as of when. */
export interface UsageReading {
  connectionId: string
  source: UsageSource
  asOf: Date
}

const COLUMNS: readonly BulkColumn<UsageCount>[] = [
  { name: 'account_id', type: 'text', value: ({ account }) => account },
  { name: 'service', type: 'text', value: ({ service }) => service },
  { name: 'region', type: 'text', value: ({ region }) => region },
  { name: 'resources', type: 'bigint', value: ({ resources }) => resources },
]

/**
 * Runs `read`, which hands over counts as they come; what belongs together is added up. Kept aside by PostgreSQL until
 * `read` is through. Returns how many rows there are then.
 */
export async function replaceUsage(
  reading: UsageReading,
  read: (add: (counts: readonly UsageCount[]) => Promise<void>) => Promise<void>,
): Promise<number> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('CREATE TEMP TABLE usage_reading (account_id text, service text, region text, resources bigint)')
    await read((counts) => copyRows(client, 'usage_reading', COLUMNS, counts))
    return await replaceRows(client, reading)
  } finally {
    await client.query('DROP TABLE IF EXISTS usage_reading').catch((error: Error) => {
      broken = error
    })
    client.release(broken)
  }
}

async function replaceRows(client: pg.PoolClient, { connectionId, source, asOf }: UsageReading): Promise<number> {
  try {
    await client.query('BEGIN')
    await client.query('DELETE FROM service_usage WHERE connection_id = $1 AND source = $2', [connectionId, source])
    const { rowCount } = await client.query(
      `INSERT INTO service_usage (account_id, service, region, source, connection_id, resources, as_of)
       SELECT account_id, service, region, $2, $1, least(sum(resources), 2147483647)::int, $3 FROM usage_reading
       GROUP BY account_id, service, region
       ON CONFLICT (account_id, service, region, source) DO UPDATE SET connection_id = excluded.connection_id,
         resources = excluded.resources, as_of = excluded.as_of`,
      [connectionId, source, asOf],
    )
    await announce(client, { topic: 'accounts' })
    await client.query('COMMIT')
    return rowCount ?? 0
  } catch (error) {
    // Whether it succeeds or the connection is gone: nothing was changed.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/**
 * Notes every service and Region that AWS Health ever named an account for: as of the last time it said so. It stays when
 * the event is long over.
 */
export async function noteHealthUsage(): Promise<void> {
  await pool().query(
    `INSERT INTO service_usage (account_id, service, region, source, as_of)
     SELECT n.account_id, e.service, e.region, 'health', max(e.said_at)
     FROM affected_account n JOIN health_event e ON e.id = n.event_id GROUP BY n.account_id, e.service, e.region
     ON CONFLICT (account_id, service, region, source) DO UPDATE SET as_of = excluded.as_of
     WHERE service_usage.as_of < excluded.as_of`,
  )
}
