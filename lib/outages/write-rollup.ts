/** Keeps outages in step with incidents: whatever moved one calls this in the same transaction. */
import 'server-only'
import type pg from 'pg'
import type { Queryable } from '@/lib/db/pool'
import { listEventFacts, listToldFacts } from './outage-facts'
import { rowsOfEvent, rowsOfTold } from './outage-rows'
import { replaceRowsOfEvents, replaceRowsOfPeople } from './write-rows'

/** Events computed at a time: bounds the memory. */
const CHUNK = 1_000

/**
 * Brings the outages of these incidents, of what they were merged into and of what was merged into them, up to date: those
 * of `moved` events (ids; or all) are computed anew, those of others where they are missing or stand elsewhere, and what
 * people told. The turn `record` must have been taken.
 */
export async function refreshOutages(
  client: pg.ClientBase,
  incidentIds: readonly string[],
  moved: readonly string[] | 'all',
): Promise<void> {
  if (incidentIds.length === 0) return
  const members = await listFamilies(client, incidentIds)
  await forgetHomeless(client, [...members.map(({ id }) => id), ...incidentIds])
  const stale = [...(await listStale(client, members, moved))]
  for (let start = 0; start < stale.length; start += CHUNK) {
    await computeEvents(client, new Map(stale.slice(start, start + CHUNK)))
  }
  await computeTold(client, members)
}

/**
 * Brings what people told of these incidents up to date. The rows of the incidents must be locked, or the turn `record`
 * taken.
 */
export async function refreshTold(client: Queryable, incidentIds: readonly string[]): Promise<void> {
  await computeTold(client, await listFamilies(client, incidentIds))
}

/** An incident, and the one that it was merged into by however many steps; itself where it was not. */
interface Member {
  id: string
  rootId: string
}

/** These incidents with all that they were merged into and that was merged into these. */
async function listFamilies(client: Queryable, incidentIds: readonly string[]): Promise<Member[]> {
  if (incidentIds.length === 0) return []
  const { rows } = await client.query<Member>(
    `WITH RECURSIVE up(id, merged_into) AS (
         SELECT i.id, i.merged_into FROM incident i WHERE i.id = ANY($1)
         UNION SELECT i.id, i.merged_into FROM incident i JOIN up ON i.id = up.merged_into),
       down(id, root) AS (SELECT up.id, up.id FROM up WHERE up.merged_into IS NULL
         UNION SELECT i.id, down.root FROM incident i JOIN down ON i.merged_into = down.id)
     SELECT id::text, root::text AS "rootId" FROM down`,
    [incidentIds],
  )
  return rows
}

/** Outages of these incidents whose events belong to no incident any more go. */
async function forgetHomeless(client: Queryable, incidentIds: readonly string[]): Promise<void> {
  await client.query(
    `DELETE FROM outage o WHERE o.incident_id = ANY($1::bigint[]) AND o.event_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM incident_event m WHERE m.event_id = o.event_id)`,
    [incidentIds],
  )
}

/** Events to be computed, each with its incident. */
async function listStale(
  client: Queryable,
  members: readonly Member[],
  moved: readonly string[] | 'all',
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; rootId: string }>(
    `WITH member AS MATERIALIZED (SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS m(id, root))
     SELECT m.event_id::text AS id, f.root::text AS "rootId" FROM member f JOIN incident_event m ON m.incident_id = f.id
       LEFT JOIN outage o ON o.event_id = m.event_id AND o.via = 'own'
     WHERE $3 OR m.event_id = ANY($4::bigint[]) OR o.incident_id IS DISTINCT FROM f.root`,
    [
      ...[members.map(({ id }) => id), members.map(({ rootId }) => rootId)],
      ...[moved === 'all', moved === 'all' ? [] : moved],
    ],
  )
  return new Map(rows.map(({ id, rootId }) => [id, rootId]))
}

async function computeEvents(client: Queryable, homes: ReadonlyMap<string, string>): Promise<void> {
  const facts = await listEventFacts(client, homes)
  await replaceRowsOfEvents(client, [...homes.keys()], facts.flatMap(rowsOfEvent))
}

async function computeTold(client: Queryable, members: readonly Member[]): Promise<void> {
  const roots = [...new Set(members.map(({ rootId }) => rootId))]
  // Whoever tells something of an incident has its row: that is waited for, or it would be read as missing and then be removed.
  await client.query('SELECT FROM incident WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE', [roots])
  const told = await listToldFacts(client, roots)
  const ids = members.map(({ id }) => id)
  await replaceRowsOfPeople(client, ids, told.flatMap(rowsOfTold))
}
