/** Loads what correlation knows of stored events, and which incident each belongs to. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import type { EventFacts } from '@/lib/domain/correlation/facts'
import type { Instant } from '@/lib/domain/health-event'

/** The facts of an event, and where it is kept. */
export interface StoredFacts extends EventFacts {
  /** The incident that it belongs to, merges followed; null where it belongs to none yet. */
  incidentId: string | null
  /** The row it stands in, which may be of an incident that was merged since. */
  rowIncidentId: string | null
  byHand: boolean
  /** What incident_event says: as it was when the incident was last computed. */
  wasOpen: boolean
  listsUntil: Instant | null
}

const [EARLIEST, LATEST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59Z')]

/** A moment that was reckoned from an event's for PostgreSQL, within the years that ISO 8601 writes with four digits. */
export function storable(instant: Instant): string {
  return new Date(Math.min(Math.max(instant, EARLIEST), LATEST)).toISOString()
}

const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

/** Its own name, or the catalogue's; never another event's, so that what is known of others makes no difference. */
const NAME = `coalesce(e.service_name, (SELECT c.name FROM service_catalog c WHERE c.service = e.service
  ORDER BY c.upstream_service <> e.upstream_service, c.upstream_service LIMIT 1), e.service)`

const SELECT = `SELECT e.id::text, e.arn, e.service, ${NAME} AS "serviceName", e.region, e.type_code AS "typeCode",
    e.category, e.scope, e.status, e.summary, ${ms('e.started_at')} AS "startedAt", ${ms('e.ended_at')} AS "endedAt",
    ${ms('e.said_at')} AS "saidAt", e.time_precision AS "timePrecision",
    (SELECT coalesce(json_agg(json_build_object('service', s.service, 'region', s.region)), '[]')
     FROM impacted_service s WHERE s.event_id = e.id) AS "impactedServices",
    ie.incident_id::text AS "incidentId", ie.incident_id::text AS "rowIncidentId", coalesce(ie.by_hand, false) AS "byHand",
    coalesce(ie.is_open, false) AS "wasOpen", ${ms('ie.lists_until')} AS "listsUntil", i.merged_into IS NOT NULL AS merged
  FROM health_event e LEFT JOIN incident_event ie ON ie.event_id = e.id LEFT JOIN incident i ON i.id = ie.incident_id`

/** The facts of these events; those that are gone are left out. */
export async function listFacts(client: Queryable, eventIds: readonly string[]): Promise<StoredFacts[]> {
  if (eventIds.length === 0) return []
  return readFacts(client, 'e.id = ANY($1)', [eventIds])
}

const EVENTS_OF_INCIDENTS = `WITH RECURSIVE family AS (SELECT unnest($1::bigint[]) AS id
    UNION SELECT m.id FROM incident m JOIN family f ON m.merged_into = f.id)
  SELECT o.event_id::text AS id FROM family f JOIN incident_event o ON o.incident_id = f.id`

/** The ids of all events of these incidents and of those that were merged into them. */
export async function listEventIdsOfIncidents(client: Queryable, incidentIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(EVENTS_OF_INCIDENTS, [incidentIds])
  return rows.map(({ id }) => id)
}

/** The facts of all events of these incidents and of those that were merged into them. */
export async function listFactsOfIncidents(client: Queryable, incidentIds: readonly string[]): Promise<StoredFacts[]> {
  return listFacts(client, await listEventIdsOfIncidents(client, incidentIds))
}

/** The facts of the events that meet a condition over health_event e. */
async function readFacts(client: Queryable, condition: string, values: readonly unknown[]): Promise<StoredFacts[]> {
  const { rows } = await client.query<StoredFacts & { merged: boolean }>(`${SELECT} WHERE ${condition}`, [...values])
  const merged = rows.flatMap(({ merged, incidentId }) => (merged && incidentId !== null ? [incidentId] : []))
  const roots = await readRoots(client, merged)
  return rows.map(({ merged: _, ...facts }) => ({
    ...facts,
    incidentId: roots.get(facts.incidentId ?? '') ?? facts.incidentId,
  }))
}

/** Where each of these incidents went in the end, for those that were merged into another. */
export async function readRoots(client: Queryable, incidentIds: readonly string[]): Promise<Map<string, string>> {
  if (incidentIds.length === 0) return new Map()
  const { rows } = await client.query<{ id: string; root: string }>(
    `WITH RECURSIVE way AS (SELECT id, id AS at, merged_into FROM incident WHERE id = ANY($1)
       UNION SELECT w.id, i.id, i.merged_into FROM way w JOIN incident i ON i.id = w.merged_into)
     SELECT id::text, at::text AS root FROM way WHERE merged_into IS NULL AND id <> at`,
    [[...new Set(incidentIds)]],
  )
  return new Map(rows.map(({ id, root }) => [id, root]))
}
