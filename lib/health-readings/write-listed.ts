/** Keeps what a page of AWS Health's listing says, and marks what is to be read because of it. */
import 'server-only'
import { insertRows, timestamp } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'

/** An event as a listing shows it. */
export interface Listed {
  arn: string
  /** AWS's lastUpdatedTime. */
  lastUpdatedAt: Instant
  status: string
  /** The item as JSON text. */
  listed: string
}

/**
 * Stores what is new in a page and marks it as to be read; what it repeats, and what it says of an earlier moment than is
 * known, changes nothing. Returns the ARNs that were marked.
 */
export async function storeListed(client: Queryable, connectionId: string, page: readonly Listed[]): Promise<string[]> {
  const items = latestOf(page)
  const { rows } = await client.query<{ arn: string; lastUpdatedAt: Date; listed: string }>(
    'SELECT arn, last_updated_at AS "lastUpdatedAt", listed FROM event_reading WHERE connection_id = $1 AND arn = ANY($2)',
    [connectionId, items.map(({ arn }) => arn)],
  )
  const known = new Map(rows.map((row) => [row.arn, { ...row, lastUpdatedAt: row.lastUpdatedAt.getTime() }]))
  const isRestated = ({ arn, lastUpdatedAt, listed }: Listed) =>
    known.get(arn)?.lastUpdatedAt === lastUpdatedAt && known.get(arn)?.listed !== listed
  const news = items.filter(
    (item) => isRestated(item) || item.lastUpdatedAt > (known.get(item.arn)?.lastUpdatedAt ?? Number.NEGATIVE_INFINITY),
  )
  const written = new Set(await upsert(client, connectionId, news))
  const marked = news.filter(({ arn }) => written.has(arn))
  await forgetReadFor(client, connectionId, marked.filter(isRestated))
  return marked.map(({ arn }) => arn)
}

/** Each event once, in the order of its key, so that two writers never wait for each other. */
function latestOf(page: readonly Listed[]): Listed[] {
  const latest = new Map<string, Listed>()
  for (const item of page) {
    const other = latest.get(item.arn)
    if (other === undefined || item.lastUpdatedAt > other.lastUpdatedAt) latest.set(item.arn, item)
  }
  return [...latest.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1))
}

/** Returns the ARNs of what was written: another listing may have shown the same meanwhile, and it may be read by now. */
async function upsert(client: Queryable, connectionId: string, items: readonly Listed[]): Promise<string[]> {
  const rows = await insertRows<Listed, { arn: string }>(
    client,
    'event_reading',
    [
      { name: 'connection_id', type: 'text', value: () => connectionId },
      { name: 'arn', type: 'text', value: ({ arn }) => arn },
      { name: 'last_updated_at', type: 'timestamptz', value: ({ lastUpdatedAt }) => timestamp(lastUpdatedAt) },
      { name: 'status', type: 'text', value: ({ status }) => status },
      { name: 'listed', type: 'text', value: ({ listed }) => listed },
      { name: 'pending', type: 'boolean', value: () => true },
    ],
    items,
    `ON CONFLICT (connection_id, arn) DO UPDATE SET last_updated_at = excluded.last_updated_at,
       status = excluded.status, listed = excluded.listed, pending = true, refusals = 0
     WHERE event_reading.last_updated_at < excluded.last_updated_at
       OR (event_reading.last_updated_at = excluded.last_updated_at AND event_reading.listed <> excluded.listed)
     RETURNING arn`,
  )
  return rows.map(({ arn }) => arn)
}

/** What AWS says otherwise without a later time: what was read for that time no longer counts. */
async function forgetReadFor(client: Queryable, connectionId: string, restated: readonly Listed[]): Promise<void> {
  if (restated.length === 0) return
  await client.query(
    `UPDATE affected_account a SET read_for = NULL FROM event_reading r JOIN health_event e ON e.arn = r.arn
     WHERE r.connection_id = $1 AND r.arn = ANY($2) AND a.event_id = e.id AND a.read_for = r.last_updated_at`,
    [connectionId, restated.map(({ arn }) => arn)],
  )
}
