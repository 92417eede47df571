/** The SQL that reads HealthEvents in the shapes of the contract. Times come as text that PostgreSQL writes in ISO 8601 UTC. */

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

/** A timestamptz as ISO 8601 text in UTC. */
export function iso(moment: string): string {
  return `to_char(${moment} AT TIME ZONE 'UTC', ${ISO})`
}

/** When the list of current events was last read whole; before it ever was, now. */
const READ_AT = "coalesce((SELECT last_complete_at FROM source_listing WHERE id = 'current'), now())"

/**
 * True where AWS never said that the event ended, the list of current events has not held it for 24 hours, and AWS has
 * said nothing about it for as long.
 */
export const END_UNKNOWN = `(e.status = 'open' AND e.scope = 'PUBLIC' AND greatest(e.said_at, e.started_at) + interval '24 hours' <= ${READ_AT}
  AND NOT EXISTS (SELECT FROM sighting s WHERE s.event_id = e.id
    AND (s.listed OR s.last_listed_at + interval '24 hours' > ${READ_AT})))`

/** Computed windows count; bundled ones only while there are none. */
const CURRENT_WINDOWS = `impact_window w WHERE w.event_id = e.id AND NOT w.superseded AND w.clock = 'described'
  AND (NOT w.bundled OR NOT EXISTS (SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))`

/** A source that gives no display name is helped out by the catalogue. */
const SERVICE_NAME = `coalesce(e.service_name,
  (SELECT c.name FROM service_catalog c WHERE c.service = e.service ORDER BY c.upstream_service <> e.upstream_service LIMIT 1),
  (SELECT o.service_name FROM health_event o WHERE o.service = e.service AND o.service_name IS NOT NULL LIMIT 1), e.service)`

const COMMON = `e.id, e.arn, e.service, e.upstream_service AS "upstreamService",
  ${SERVICE_NAME} AS "serviceName", e.region, e.type_code AS "typeCode", e.category, e.scope,
  e.status, e.severity, e.peak_severity AS "peakSeverity", e.summary, ${iso('e.started_at')} AS "startedAt",
  ${iso('e.ended_at')} AS "endedAt", e.time_precision AS "timePrecision", ${END_UNKNOWN} AS "endUnknown",
  e.reference_url AS "referenceUrl"`

/** Columns of an EventSummaryView. */
export const SUMMARY_COLUMNS = `${COMMON},
  (SELECT json_build_object('clock', 'described', 'from', ${iso('min(w.from_at)')},
     'to', CASE WHEN bool_or(w.to_at IS NULL) THEN NULL ELSE ${iso('max(w.to_at)')} END)
   FROM ${CURRENT_WINDOWS} HAVING count(*) > 0) AS impact,
  (SELECT count(*)::int FROM impacted_service i WHERE i.event_id = e.id) AS "impactedServiceCount",
  (SELECT count(*)::int FROM event_update u WHERE u.event_id = e.id) AS "updateCount",
  ARRAY(SELECT s.source FROM sighting s WHERE s.event_id = e.id ORDER BY s.first_seen_at, s.source) AS sources`

/** Columns of an EventView; the declared window is added by its presenter. */
export const DETAIL_COLUMNS = `${COMMON},
  (SELECT coalesce(json_agg(json_build_object('observedAt', ${iso('u.observed_at')}, 'recordedAt', ${iso('u.recorded_at')},
     'text', u.text, 'severity', u.severity) ORDER BY u.observed_at, u.recorded_at, u.digest), '[]')
   FROM event_update u WHERE u.event_id = e.id) AS updates,
  (SELECT coalesce(json_agg(json_build_object('service', i.service, 'upstreamService', i.upstream_service, 'region', i.region,
     'name', i.name, 'severity', i.severity, 'peakSeverity', i.peak_severity)
     ORDER BY i.peak_severity DESC NULLS LAST, i.upstream_service), '[]')
   FROM impacted_service i WHERE i.event_id = e.id) AS "impactedServices",
  (SELECT coalesce(json_agg(json_build_object('clock', w.clock, 'from', ${iso('w.from_at')}, 'to', ${iso('w.to_at')},
     'service', w.service, 'sentence', w.sentence, 'confidence', w.confidence, 'superseded', w.superseded)
     ORDER BY w.superseded, w.from_at, w.ordinal), '[]')
   FROM impact_window w WHERE w.event_id = e.id AND (NOT w.bundled OR NOT EXISTS (
     SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))) AS "impactWindows",
  (SELECT coalesce(json_agg(json_build_object('source', s.source, 'firstSeenAt', ${iso('s.first_seen_at')},
     'lastSeenAt', ${iso(`CASE WHEN s.listed THEN greatest(s.last_seen_at,
        (SELECT last_complete_at FROM source_listing WHERE id = 'current')) ELSE s.last_seen_at END`)})
     ORDER BY s.first_seen_at, s.source), '[]')
   FROM sighting s WHERE s.event_id = e.id) AS sightings`
