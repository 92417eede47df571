/** What some incidents are made of at one moment, so that an arrangement can be shown, and taken back exactly. */
import 'server-only'
import type pg from 'pg'

/** A row as PostgreSQL writes it in JSON. */
export type JsonRow = Record<string, unknown>

/** Rows of incidents, of their events and of the links between those, in order of ids. */
export interface Snapshot {
  incidents: (JsonRow & { id: number; merged_into: number | null })[]
  events: (JsonRow & { event_id: number; incident_id: number })[]
  links: JsonRow[]
}

/** These incidents as they are now, with all of their events. */
export async function takeSnapshot(client: pg.ClientBase, incidentIds: readonly string[]): Promise<Snapshot> {
  const list = (table: string, column: string, order: string) =>
    `(SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY ${order}), '[]') FROM ${table} r WHERE r.${column} = ANY($1::bigint[]))`
  const { rows } = await client.query<Snapshot>(
    `SELECT ${list('incident', 'id', 'r.id')} AS incidents, ${list('incident_event', 'incident_id', 'r.event_id')} AS events,
       ${list('incident_link', 'incident_id', 'r.incident_id, r.event_id, r.other_id')} AS links`,
    [incidentIds],
  )
  return rows[0] ?? { incidents: [], events: [], links: [] }
}

/** Puts links where both of their events are, and drops those whose events are in different incidents now. */
export async function relocateLinks(client: pg.ClientBase, incidentIds: readonly string[]): Promise<void> {
  await client.query(
    `DELETE FROM incident_link l WHERE l.incident_id = ANY($1::bigint[]) AND NOT EXISTS (
       SELECT FROM incident_event a JOIN incident_event b ON b.incident_id = a.incident_id
       WHERE a.event_id = l.event_id AND b.event_id = l.other_id)`,
    [incidentIds],
  )
  await client.query(
    `UPDATE incident_link l SET incident_id = o.incident_id FROM incident_event o
     WHERE l.incident_id = ANY($1::bigint[]) AND o.event_id = l.event_id AND o.incident_id <> l.incident_id`,
    [incidentIds],
  )
}
