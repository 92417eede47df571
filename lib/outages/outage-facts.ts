/** Reads what the rows of outages are computed from. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { shownUpdates } from '@/lib/events/text-sql'
import { family } from '@/lib/incidents/incident-sql'
import { OWN_END } from '@/lib/incidents/seen-sql'
import type { EventFacts, ToldFacts } from './outage-rows'

const ms = (moment: string) => `round(date_part('epoch', ${moment}) * 1000)`

/** Whatever is shown to those who see everything. */
const TO_ALL = { all: true, sees: () => 'true', looksUp: () => 'true' }

/** Windows of e that count: computed ones; bundled ones only while there are no computed described ones. */
const WINDOWS = `impact_window w WHERE w.event_id = e.id AND NOT w.superseded AND (NOT w.bundled OR NOT EXISTS (
  SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))`

/** The facts of these events; `homes` says to which incident each belongs. Those that are gone are left out. */
export async function listEventFacts(client: Queryable, homes: ReadonlyMap<string, string>): Promise<EventFacts[]> {
  if (homes.size === 0) return []
  const { rows } = await client.query<Omit<EventFacts, 'incidentId'>>(
    `SELECT e.id::text, e.arn, e.service, e.region, e.scope, e.type_code AS "typeCode", e.status, e.peak_severity AS "peakSeverity",
       ${ms('e.started_at')} AS "startedAt", ${ms('e.ended_at')} AS "endedAt", ${ms('e.said_at')} AS "saidAt",
       e.time_precision AS "timePrecision",
       (SELECT coalesce(json_agg(json_build_object('clock', w.clock, 'from', ${ms('w.from_at')}, 'to', ${ms('w.to_at')},
          'service', w.service)), '[]') FROM ${WINDOWS}) AS windows,
       (SELECT coalesce(json_agg(json_build_object('service', n.service, 'region', n.region, 'peakSeverity', n.peak_severity)
          ORDER BY n.upstream_service), '[]') FROM impacted_service n WHERE n.event_id = e.id) AS impacted,
       ${ms('f.observed_at')} AS "firstSaidAt", f.is_whole AS "firstIsWhole", ${ms('u.last_at')} AS "lastSaidAt",
       coalesce(u.for_all, true) AS "wordsForAll",
       (SELECT ${ms('min(s.first_seen_at)')} FROM sighting s WHERE s.event_id = e.id) AS "firstSeenAt"
     FROM health_event e
       LEFT JOIN LATERAL (SELECT u.observed_at, u.is_whole FROM ${shownUpdates(TO_ALL)} ORDER BY u.observed_at, u.is_whole LIMIT 1) f ON true
       LEFT JOIN LATERAL (SELECT max(u.observed_at) AS last_at, bool_and(u.account_id IS NULL) AS for_all
         FROM event_update u WHERE u.event_id = e.id) u ON true
     WHERE e.id = ANY($1)`,
    [[...homes.keys()]],
  )
  return rows.map((row) => ({ ...row, incidentId: homes.get(row.id) ?? '' }))
}

/** What people told of these incidents, of which none was merged into another. */
export async function listToldFacts(client: Queryable, incidentIds: readonly string[]): Promise<ToldFacts[]> {
  if (incidentIds.length === 0) return []
  const { rows } = await client.query<ToldFacts>(
    `SELECT i.id::text, i.partition, ${ms('i.started_at')} AS "startedAt", ${ms(OWN_END)} AS "endedAt", i.services, i.regions,
       i.event_count = 0 AND i.origin IN ('manual', 'alert') AND w.observed IS NULL AS "isToldOnly", i.origin = 'alert' AS "isAlert",
       coalesce(w.observed, '[]') AS observed
     FROM incident i CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object('id', w.id::text, 'from', ${ms('w.from_at')}, 'to', ${ms('w.to_at')}, 'service', w.service,
         'region', w.region)) AS observed
       FROM observed_window w WHERE w.incident_id IN ${family('i.id')}) w
     WHERE i.id = ANY($1) AND i.merged_into IS NULL`,
    [incidentIds],
  )
  return rows
}
