/** Stores why events were grouped: only what changed is written. */
import 'server-only'
import { type BulkColumn, insertRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { EventLink } from '@/lib/domain/correlation/facts'

type LinkRow = EventLink & { incidentId: string }

const COLUMNS: readonly BulkColumn<LinkRow>[] = [
  { name: 'incident_id', type: 'bigint', value: ({ incidentId }) => incidentId },
  { name: 'event_id', type: 'bigint', value: ({ eventId }) => eventId },
  { name: 'other_id', type: 'bigint', value: ({ otherId }) => otherId },
  { name: 'rule', type: 'text', value: ({ rule }) => rule },
  { name: 'confidence', type: 'confidence', value: ({ confidence }) => confidence },
  { name: 'detail', type: 'jsonb', value: ({ detail }) => JSON.stringify(detail) },
]

/**
 * Makes these the links of incidents: `links` by incident. `incidentIds` are those that may have some; all are removed of
 * those that `links` does not name.
 */
export async function storeLinks(
  client: Queryable,
  incidentIds: readonly string[],
  links: ReadonlyMap<string, readonly EventLink[]>,
): Promise<void> {
  const wanted = [...links].flatMap(([incidentId, list]) => list.map((link) => ({ ...link, incidentId })))
  const stored = await listStored(client, incidentIds)
  const keys = new Set(wanted.map(keyOf))
  const known = new Set(stored.map(keyOf))
  const stale = stored.filter((link) => !keys.has(keyOf(link)))
  if (stale.length > 0) await removeLinks(client, stale)
  const fresh = wanted.filter((link) => !known.has(keyOf(link)))
  await insertRows(client, 'incident_link', COLUMNS, fresh, 'ON CONFLICT DO NOTHING')
}

async function listStored(client: Queryable, incidentIds: readonly string[]): Promise<LinkRow[]> {
  if (incidentIds.length === 0) return []
  const { rows } = await client.query<LinkRow>(
    `SELECT incident_id::text AS "incidentId", event_id::text AS "eventId", other_id::text AS "otherId", rule, confidence, detail
     FROM incident_link WHERE incident_id = ANY($1)`,
    [incidentIds],
  )
  return rows
}

/** All that a link says, details in an order of its own: PostgreSQL keeps another. Incidents may have 10,000. */
function keyOf({ incidentId, eventId, otherId, rule, confidence, detail }: LinkRow): string {
  const { apartMs, by, limitMs, services, place, name } = detail
  return [incidentId, eventId, otherId, rule, confidence, apartMs, by, limitMs, services, place, name].join('\n')
}

async function removeLinks(client: Queryable, links: readonly LinkRow[]): Promise<void> {
  await client.query(
    `DELETE FROM incident_link l USING unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS given(incident_id, event_id, other_id)
     WHERE l.incident_id = given.incident_id AND l.event_id = given.event_id AND l.other_id = given.other_id`,
    [
      links.map(({ incidentId }) => incidentId),
      links.map(({ eventId }) => eventId),
      links.map(({ otherId }) => otherId),
    ],
  )
}
