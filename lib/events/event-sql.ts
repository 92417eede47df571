/** The SQL that reads HealthEvents in the shapes of the contract. Times come as text that PostgreSQL writes in ISO 8601 UTC. */

import { iso } from '@/lib/db/iso-sql'
import type { Scope } from '@/lib/db/visibility'
import { latenessMs } from '@/lib/domain/source-state'
import { readConfiguration } from '@/lib/env.mjs'
import { accountCount, accountList, entityStatuses, reachChanges } from './reach-sql'
import { descriptionAccountOf, descriptionOf, isShownWindow, shownUpdates, summaryOf } from './text-sql'

/** When the list of current events was last read whole; before it ever was, now. */
const READ_AT = "coalesce((SELECT last_complete_at FROM source_listing WHERE id = 'current'), now())"

/**
 * True where AWS never said that the event ended, the list of current events has not held it for 24 hours, and AWS has
 * said nothing about it for as long. What the AWS Health API lists as open is open. OFFSET: looked up for each event, few
 * of which get that far; PostgreSQL would collect all that is open first.
 */
export const END_UNKNOWN = `(e.status = 'open' AND e.scope = 'PUBLIC' AND greatest(e.said_at, e.started_at) + interval '24 hours' <= ${READ_AT}
  AND NOT EXISTS (SELECT FROM sighting s WHERE s.event_id = e.id
    AND (s.listed OR s.last_listed_at + interval '24 hours' > ${READ_AT}) OFFSET 0)
  AND NOT EXISTS (SELECT FROM event_reading r WHERE r.event_id = e.id AND r.status = 'open' OFFSET 0))`

/** Categories of events that hurt while they are open; all others tell or plan something. */
export const HURTING = `('issue', 'investigation')`

/** FROM and WHERE of the described windows w of event e that count: computed ones; bundled ones only while there are none. */
export const CURRENT_WINDOWS = `impact_window w WHERE w.event_id = e.id AND NOT w.superseded AND w.clock = 'described'
  AND (NOT w.bundled OR NOT EXISTS (SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))`

/** A source that gives no display name is helped out by the catalogue, else by another event: health_event_named_idx. */
export const SERVICE_NAME = `coalesce(e.service_name,
  (SELECT c.name FROM service_catalog c WHERE c.service = e.service ORDER BY c.upstream_service <> e.upstream_service LIMIT 1),
  (SELECT o.service_name FROM health_event o WHERE o.service = e.service AND o.service_name IS NOT NULL
   ORDER BY o.service, o.id LIMIT 1), e.service)`

/**
 * Whether a listing that would have shown the event was read on time when it began: the public feed shows public ones only.
 * The time that is covered ends with the latest poll, and goes on until the next is late.
 */
export function isCovered(): string {
  const lateness = latenessMs(readConfiguration().pollSeconds)
  return `EXISTS (SELECT FROM source_listing l CROSS JOIN LATERAL (SELECT c.to_at FROM coverage c
      WHERE c.listing_id = l.id AND c.from_at <= e.started_at ORDER BY c.from_at DESC LIMIT 1) c
    WHERE (l.id LIKE 'health:%' OR l.id LIKE 'eventbridge:%' OR (l.id = 'current' AND e.scope = 'PUBLIC'))
      AND c.to_at >= least(e.started_at, now() - interval '${lateness} milliseconds'))`
}

/**
 * The incident of event e as IncidentOfEventView. Where its title tells of events that a limited reader may not see, and
 * people did not write it, it goes by this event's own headline.
 */
function incidentOf(scope: Scope): string {
  const isOpenToAll = `i.title_by_hand OR NOT EXISTS (SELECT FROM incident_event o JOIN health_event h ON h.id = o.event_id
    WHERE o.incident_id = i.id AND h.scope <> 'PUBLIC')`
  const title = scope.all ? 'i.title' : `CASE WHEN ${isOpenToAll} THEN i.title ELSE ${summaryOf(scope)} END`
  return `(SELECT json_build_object('id', i.id::text, 'title', ${title}, 'status', i.status, 'severity', 'SEV' || i.severity)
    FROM incident_event m JOIN incident i ON i.id = m.incident_id WHERE m.event_id = e.id)`
}

function commonColumns(scope: Scope): string {
  return `e.id, e.arn, e.service, e.upstream_service AS "upstreamService",
  ${SERVICE_NAME} AS "serviceName", e.region, e.type_code AS "typeCode", e.category, e.scope,
  e.status, e.severity, e.peak_severity AS "peakSeverity", ${summaryOf(scope)} AS summary, ${iso('e.started_at')} AS "startedAt",
  ${iso('e.ended_at')} AS "endedAt", e.time_precision AS "timePrecision", ${END_UNKNOWN} AS "endUnknown",
  e.reference_url AS "referenceUrl", ${isCovered()} AS covered, ${accountCount(scope)} AS "affectedAccountCount",
  ${incidentOf(scope)} AS incident`
}

/** Columns of an EventSummaryView. */
export function summaryColumns(scope: Scope): string {
  return `${commonColumns(scope)},
  (SELECT json_build_object('clock', 'described', 'from', ${iso('min(w.from_at)')},
     'to', CASE WHEN bool_or(w.to_at IS NULL) THEN NULL ELSE ${iso('max(w.to_at)')} END)
   FROM ${CURRENT_WINDOWS} AND ${isShownWindow(scope)} HAVING count(*) > 0) AS impact,
  (SELECT count(*)::int FROM impacted_service i WHERE i.event_id = e.id) AS "impactedServiceCount",
  (SELECT count(*)::int FROM ${shownUpdates(scope)}) AS "updateCount",
  ARRAY(SELECT s.source FROM sighting s WHERE s.event_id = e.id ORDER BY s.first_seen_at, s.source) AS sources`
}

/**
 * Columns of an EventView, with its accounts' own texts as long as they have at most so many bytes in sum; its presenter
 * adds the declared window and the count of entities.
 */
export function detailColumns(scope: Scope, longestTexts: number): string {
  return `${commonColumns(scope)},
  ${descriptionOf(scope)} AS description, ${descriptionAccountOf(scope)} AS "descriptionAccount", e.actionability, e.personas,
  ${accountList(scope, longestTexts)} AS "affectedAccounts", ${entityStatuses(scope)} AS "entityStatuses",
  ${reachChanges(scope)} AS "reachChanges",
  (SELECT coalesce(json_agg(json_build_object('observedAt', ${iso('u.observed_at')}, 'recordedAt', ${iso('u.recorded_at')},
     'text', u.text, 'severity', u.severity) ORDER BY u.observed_at, u.recorded_at, u.digest), '[]')
   FROM ${shownUpdates(scope)}) AS updates,
  (SELECT coalesce(json_agg(json_build_object('service', i.service, 'upstreamService', i.upstream_service, 'region', i.region,
     'name', i.name, 'severity', i.severity, 'peakSeverity', i.peak_severity)
     ORDER BY i.peak_severity DESC NULLS LAST, i.upstream_service), '[]')
   FROM impacted_service i WHERE i.event_id = e.id) AS "impactedServices",
  (SELECT coalesce(json_agg(json_build_object('clock', w.clock, 'from', ${iso('w.from_at')}, 'to', ${iso('w.to_at')},
     'service', w.service, 'sentence', w.sentence, 'confidence', w.confidence, 'superseded', w.superseded)
     ORDER BY w.superseded, w.from_at, w.ordinal), '[]')
   FROM impact_window w WHERE w.event_id = e.id AND ${isShownWindow(scope)} AND (NOT w.bundled OR NOT EXISTS (
     SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))) AS "impactWindows",
  (SELECT coalesce(json_agg(json_build_object('source', s.source, 'firstSeenAt', ${iso('s.first_seen_at')},
     'lastSeenAt', ${iso(`CASE WHEN s.listed THEN greatest(s.last_seen_at,
        (SELECT last_complete_at FROM source_listing WHERE id = 'current')) ELSE s.last_seen_at END`)})
     ORDER BY s.first_seen_at, s.source), '[]')
   FROM sighting s WHERE s.event_id = e.id) AS sightings`
}
