/** Reads how long what AWS says takes to get here. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import type { LagView } from './contract'

const MOST_EVENTS = 20
/** Of the events of a kind that came last, so many are looked through for those of one connection. */
const MOST_LOOKED_AT = 200

/**
 * Source → how long it took, where it told of an event since it was first read whole. What AWS had said before that came
 * with the record, and tells nothing. The times are AWS's first word about an event, and this source's.
 */
export function readLags(): Promise<Map<string, LagView>> {
  return cachedRead('sources', 'lag', async () => {
    const { rows } = await pool().query<LagView & { id: string }>(
      `SELECT src.id, told.ms, told.events
       FROM source src
         JOIN LATERAL (SELECT min(first_complete_at) AS at FROM source_listing WHERE source_id = src.id) whole ON true
         CROSS JOIN LATERAL (
           SELECT count(*)::int AS events, (percentile_cont(0.5) WITHIN GROUP (ORDER BY taken) * 1000)::float8 AS ms
           FROM (
             SELECT extract(epoch FROM greatest(seen.first_seen_at - said.at, interval '0')) AS taken
             FROM (SELECT g.event_id, g.first_seen_at FROM sighting g
                   WHERE g.source = CASE WHEN src.connection_id IS NULL THEN src.id ELSE src.kind END
                   ORDER BY g.event_id DESC LIMIT $2) seen
               CROSS JOIN LATERAL (SELECT min(u.observed_at) AS at FROM event_update u WHERE u.event_id = seen.event_id) said
             WHERE said.at > whole.at AND (src.kind <> 'aws-health' OR EXISTS (SELECT FROM event_reading r
               WHERE r.connection_id = src.connection_id AND r.event_id = seen.event_id))
             ORDER BY seen.event_id DESC LIMIT $1) latest
         ) told
       WHERE told.events > 0`,
      [MOST_EVENTS, MOST_LOOKED_AT],
    )
    return new Map(rows.map(({ id, ...lag }) => [id, lag]))
  })
}
