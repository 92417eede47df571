/** Makes and keeps the rows of sources and of what each is read from. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { insertRows } from '@/lib/db/bulk'
import { pool, type Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { readConfiguration } from '@/lib/env.mjs'
import { connectionSources, isRead, type ListingId, SOURCES, type SourceDefinition } from './sources'
import { standBy } from './write'

/** The directory and the resources change slowly, in seconds. */
const DAILY = 86_400

/** Makes the rows of sources that need no connection. */
export async function ensureSources(): Promise<void> {
  await insertSources(pool(), SOURCES, null)
}

/** Makes the rows of every connection's sources, with their rhythm; what is not read plans no next poll. */
export async function ensureConnectionSources(
  connections: readonly AwsConnection[],
  rereadSeconds: number,
): Promise<void> {
  await inTransaction(async (client) => {
    for (const connection of connections) {
      const sources = connectionSources(connection)
      await insertSources(client, sources, connection.id)
      for (const { kind, listings } of sources) {
        for (const listing of listings) await keepRhythm(client, listing, rereadSeconds)
        if (!isRead(kind, connection)) await standBy(client, listings)
      }
    }
    await announce(client, { topic: 'sources' })
  })
}

async function insertSources(
  client: Queryable,
  sources: readonly SourceDefinition[],
  connectionId: string | null,
): Promise<void> {
  await insertRows(
    client,
    'source',
    [
      { name: 'id', type: 'text', value: ({ id }) => id },
      { name: 'kind', type: 'text', value: ({ kind }) => kind },
      { name: 'connection_id', type: 'text', value: () => connectionId },
    ],
    sources,
    'ON CONFLICT DO NOTHING',
  )
  await insertRows(
    client,
    'source_listing',
    [
      { name: 'id', type: 'text', value: ({ id }) => id },
      { name: 'source_id', type: 'text', value: ({ sourceId }) => sourceId },
    ],
    sources.flatMap(({ id: sourceId, listings }) => listings.map((id) => ({ id, sourceId }))),
    'ON CONFLICT DO NOTHING',
  )
}

async function keepRhythm(client: Queryable, listing: ListingId, rereadSeconds: number): Promise<void> {
  const seconds = rhythmOf(listing, rereadSeconds)
  await client.query(
    'UPDATE source_listing SET interval_seconds = $2 WHERE id = $1 AND interval_seconds IS DISTINCT FROM $2',
    [listing, seconds],
  )
}

/** CloudTrail tells within a quarter of an hour: changes are looked for every five minutes, more often where polls are. */
function watchSeconds(): number {
  return Math.min(300, readConfiguration().pollSeconds * 5)
}

function rhythmOf(listing: ListingId, rereadSeconds: number): number | null {
  if (listing.startsWith('reread:')) return rereadSeconds
  if (listing.startsWith('iam-changes:')) return watchSeconds()
  if (listing.startsWith('evidence:')) return readConfiguration().evidenceSeconds
  return listing.startsWith('directory:') || listing.startsWith('inventory:') ? DAILY : null
}
