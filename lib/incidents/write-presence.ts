/** Keeps who has an incident open, in which tab, with few writes however many look at it. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { GONE_AFTER } from './read-presence'

/** A tab in which somebody has an incident open. */
export interface OpenTab {
  incidentId: string
  /** UUID that the tab made up. */
  tab: string
  personId: string
}

/** Where in it somebody is: `postmortem`, `postmortem/summary`; null: on the incident itself. */
export interface PlacedTab extends OpenTab {
  place: string | null
}

/** A sign of life that comes sooner than this after the last writes nothing, in seconds. */
const FRESH_FOR = 10
/** Where so many are, nobody counts: who joins or leaves is told with the next call of each tab, 20 s later at most. */
const MOST_TOLD = 20

/** A tab is open, or still is. Whoever comes, or goes to another place of it, is told to the others at once. */
export async function noteOpenTab({ incidentId, tab, personId, place }: PlacedTab): Promise<void> {
  const { rows } = await pool().query<{ came: boolean }>(
    `WITH there AS (
       SELECT DISTINCT person_id FROM incident_presence
       WHERE incident_id = $1 AND seen_at > now() - $4 * interval '1 second'
     ), was AS (
       SELECT place FROM incident_presence WHERE incident_id = $1 AND tab_id = $2
     ), kept AS (
       INSERT INTO incident_presence AS p (incident_id, tab_id, person_id, seen_at, place) VALUES ($1, $2, $3, now(), $7)
       ON CONFLICT (incident_id, tab_id) DO UPDATE SET seen_at = now(), place = EXCLUDED.place
       WHERE p.person_id = EXCLUDED.person_id
         AND (p.seen_at < now() - $5 * interval '1 second' OR p.place IS DISTINCT FROM EXCLUDED.place)
       RETURNING 1
     )
     SELECT (NOT EXISTS (SELECT FROM there WHERE person_id = $3) OR (SELECT place FROM was) IS DISTINCT FROM $7::text)
       AND (SELECT count(*) FROM there) < $6 AS came FROM kept`,
    [incidentId, tab, personId, GONE_AFTER, FRESH_FOR, MOST_TOLD, place],
  )
  if (rows[0]?.came !== true) return
  await sweep()
  await announce(pool(), { topic: 'presence', ids: [incidentId] })
}

/** A tab was closed, or shows something else. Whoever thereby left is told to the others at once. */
export async function noteClosedTab({ incidentId, tab, personId }: OpenTab): Promise<void> {
  const { rows } = await pool().query<{ left: boolean }>(
    `WITH gone AS (
       DELETE FROM incident_presence WHERE incident_id = $1 AND tab_id = $2 AND person_id = $3 RETURNING 1
     ), there AS (
       SELECT DISTINCT person_id FROM incident_presence
       WHERE incident_id = $1 AND tab_id <> $2 AND seen_at > now() - $4 * interval '1 second'
     )
     SELECT NOT EXISTS (SELECT FROM there WHERE person_id = $3) AND (SELECT count(*) FROM there) < $5 AS left FROM gone`,
    [incidentId, tab, personId, GONE_AFTER, MOST_TOLD],
  )
  if (rows[0]?.left === true) await announce(pool(), { topic: 'presence', ids: [incidentId] })
}

/** Forgets tabs that vanished without a word, on all incidents: the table holds little more than who is there. */
async function sweep(): Promise<void> {
  await pool().query(
    `DELETE FROM incident_presence WHERE (incident_id, tab_id) IN (
       SELECT incident_id, tab_id FROM incident_presence WHERE seen_at < now() - $1 * interval '1 second'
       FOR UPDATE SKIP LOCKED)`,
    [GONE_AFTER],
  )
}
