/** Makes one event of two rows: a part that was stored while only an RSS feed could be read joins the whole. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'

/**
 * Moves everything that is known of `part` to `whole`, and removes the row that is empty then. Returns the incidents that
 * lost one of the two: where both belonged to one, the whole goes where people put either, else stays.
 */
export async function absorbPart(client: Queryable, whole: string, part: string): Promise<string[]> {
  for (const statement of MOVES) await client.query(statement, [whole, part])
  const before = await listIncidentIds(client, [whole, part])
  for (const statement of MOVES_OF_INCIDENTS) await client.query(statement, [whole, part])
  await client.query('DELETE FROM health_event WHERE id = $1', [part])
  const after = await listIncidentIds(client, [whole])
  return before.filter((id) => !after.includes(id))
}

async function listIncidentIds(client: Queryable, eventIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT DISTINCT incident_id::text AS id FROM incident_event WHERE event_id = ANY($1)',
    [eventIds],
  )
  return rows.map(({ id }) => id)
}

const MOVES_OF_INCIDENTS = [
  `UPDATE incident_event w SET incident_id = p.incident_id, by_hand = true, is_open = false
   FROM incident_event p WHERE w.event_id = $1 AND NOT w.by_hand AND p.event_id = $2 AND p.by_hand`,
  `UPDATE incident_event SET event_id = $1 WHERE event_id = $2
     AND NOT EXISTS (SELECT FROM incident_event WHERE event_id = $1)`,
]

const MOVES = [
  `INSERT INTO event_update (event_id, observed_at, digest, text, severity, account_id, is_whole, recorded_at)
   SELECT $1, observed_at, digest, text, severity, account_id, is_whole, recorded_at
   FROM event_update WHERE event_id = $2 ON CONFLICT DO NOTHING`,
  `INSERT INTO event_payload SELECT $1, source, digest, body, fetched_at
   FROM event_payload WHERE event_id = $2 ON CONFLICT DO NOTHING`,
  `UPDATE sighting w SET first_seen_at = least(w.first_seen_at, p.first_seen_at),
     last_seen_at = greatest(w.last_seen_at, p.last_seen_at)
   FROM sighting p WHERE w.event_id = $1 AND p.event_id = $2 AND p.source = w.source`,
  `UPDATE sighting p SET event_id = $1 WHERE p.event_id = $2
     AND NOT EXISTS (SELECT FROM sighting w WHERE w.event_id = $1 AND w.source = p.source)`,
  `INSERT INTO impact_window SELECT $1, ordinal, clock, from_at, to_at, service, sentence, confidence, superseded, bundled
   FROM impact_window WHERE event_id = $2 AND bundled ON CONFLICT DO NOTHING`,
  `UPDATE health_event w SET words = w.words || p.words, peak_severity = greatest(w.peak_severity, p.peak_severity),
     reference_url = coalesce(w.reference_url, p.reference_url)
   FROM health_event p WHERE w.id = $1 AND p.id = $2`,
]
