/** The SQL that reads incidents i, and what is seen of them, v (seen-sql.ts), in the shape of a list's row. */
import { iso } from '@/lib/db/iso-sql'
import type { Bind } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { CURRENT_WINDOWS, END_UNKNOWN, isCovered } from '@/lib/events/event-sql'
import { isShownWindow } from '@/lib/events/text-sql'
import { REACH } from './reach-sql'
import { seenEvents } from './seen-sql'

/** How many services a row names. */
const MOST_SERVICES = 100

/** An owner or a team as NamedRef; null where there is none. */
const OWNER = `(SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.owner_id)`
const TEAM = `(SELECT json_build_object('id', t.id, 'name', t.name) FROM team t WHERE t.id = i.team_id)`

/** How far its post-mortem is; null where there is none. */
const POSTMORTEM = `(SELECT json_build_object('state', p.state, 'settled', count(c.id) FILTER (WHERE c.outcome <> 'open'), 'total', count(c.id))
  FROM postmortem p LEFT JOIN checklist_item c ON c.postmortem_id = p.id AND c.removed_at IS NULL
  WHERE p.incident_id = i.id GROUP BY p.id)`

/** The catalogue's name of a service, else that of an event which has one, else its id. */
export function nameOf(service: string): string {
  return `coalesce((SELECT c.name FROM service_catalog c WHERE c.service = ${service} ORDER BY c.upstream_service LIMIT 1),
    (SELECT o.service_name FROM health_event o WHERE o.service = ${service} AND o.service_name IS NOT NULL
     ORDER BY o.service, o.id LIMIT 1), ${service})`
}

/** Ids of incident `id` and of all that were merged into it, one by one or through each other, as a subquery. */
export function family(id: string): string {
  return `(WITH RECURSIVE f(id) AS (SELECT ${id} UNION SELECT c.id FROM incident c JOIN f ON c.merged_into = f.id)
    SELECT f.id FROM f)`
}

/** From the first start to the last end of windows w, or without an end where one of them has none; null without windows. */
function span(clock: string, from: string): string {
  return `(SELECT json_build_object('clock', '${clock}', 'from', ${iso('min(w.from_at)')},
    'to', CASE WHEN bool_or(w.to_at IS NULL) THEN NULL ELSE ${iso('max(w.to_at)')} END)
    FROM ${from} HAVING count(*) > 0)`
}

/** True where something is open, of all of which AWS never said that it ended and which it no longer lists. */
export function endUnknown(accounts: VisibleAccounts, bind: Bind): string {
  return `(v.open_event_count > 0 AND NOT EXISTS (SELECT FROM ${seenEvents(accounts, bind)}
    AND e.status = 'open' AND NOT ${END_UNKNOWN}))`
}

/** Columns of an IncidentSummaryView over i and v; title is the incident's own, which limited readers may not see. */
export function summaryColumns(accounts: VisibleAccounts, bind: Bind): string {
  const seen = seenEvents(accounts, bind)
  const described = `(SELECT w.from_at, w.to_at FROM (SELECT e.* FROM ${seen} OFFSET 0) e CROSS JOIN LATERAL (
    SELECT w.from_at, w.to_at FROM ${CURRENT_WINDOWS} AND ${isShownWindow(scopeOf(accounts, bind))}) w) w`
  const declared = `CASE WHEN v.event_count > 0 AND NOT EXISTS (SELECT FROM ${seen} AND e.time_precision <> 'exact') THEN
    json_build_object('clock', 'declared', 'from', ${iso('v.started_at')}, 'to', ${iso('v.ended_at')}) END`
  return `i.id::text, i.kind, i.origin, i.status, 'SEV' || i.severity AS severity, i.title, ${OWNER} AS owner, ${TEAM} AS team,
    ${iso('v.started_at')} AS "startedAt", ${iso('v.ended_at')} AS "endedAt",
    ${endUnknown(accounts, bind)} AS "endUnknown",
    coalesce(${span('observed', `observed_window w WHERE w.incident_id IN ${family('i.id')}`)},
      ${span('described', described)}, ${declared}) AS impact,
    (SELECT coalesce(json_agg(json_build_object('service', s.service, 'name', ${nameOf('s.service')}) ORDER BY s.place), '[]')
     FROM unnest(v.services[:${MOST_SERVICES}]) WITH ORDINALITY s(service, place)) AS services,
    cardinality(v.services) AS "serviceCount", v.regions, v.everywhere, i.partition, v.aws_severity AS "awsSeverity",
    v.peak_severity AS "peakSeverity", v.event_count AS "eventCount", v.open_event_count AS "openEventCount",
    v.account_count AS "affectedAccountCount", ${accounts === null ? REACH : 'NULL'} AS reach, ${iso('i.acknowledged_at')} AS "acknowledgedAt",
    i.acknowledged_by AS "acknowledgedBy",
    coalesce((SELECT ${isCovered()} FROM ${seen} ORDER BY e.started_at, e.id LIMIT 1), true) AS covered,
    ${POSTMORTEM} AS postmortem`
}
