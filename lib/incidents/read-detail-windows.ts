/** Reads when an incident hit, by each clock, why its events were grouped, and which identity services they list. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { IDENTITY_SERVICE_IDS } from '@/lib/domain/correlation/eligible'
import type { EventLink } from '@/lib/domain/correlation/facts'
import type { ImpactedIdentityService } from '@/lib/domain/identity-failure/identity-event'
import { isShownWindow } from '@/lib/events/text-sql'
import type { IncidentWindowView } from './contract'
import { family } from './incident-sql'
import { seenEvents } from './seen-sql'

/** How many windows stand in the view of an incident: LeftOutView. */
const MOST_WINDOWS = 2_000

/** Windows in the order of their starts, and how many there are. */
export interface WindowRows {
  windows: IncidentWindowView[]
  count: number
}

/** What people observed, and the windows of the incident's events; an event whose time of day is known declares one. */
export async function readWindows(incidentId: string, accounts: VisibleAccounts): Promise<WindowRows> {
  const { bind, values } = parameters()
  const id = `${bind(incidentId)}::bigint`
  const { rows } = await pool().query<IncidentWindowView & { count: number }>(
    `WITH seen AS MATERIALIZED (SELECT e.* FROM (SELECT ${id} AS id) i, LATERAL (SELECT e.* FROM ${seenEvents(accounts, bind)}) e),
     windows AS (
       SELECT 'observed' AS clock, w.from_at, w.to_at, NULL::text AS event, w.id::text AS observed, w.service, w.region,
         w.sentence, 'high' AS confidence, false AS superseded, 0 AS ordinal
       FROM observed_window w WHERE w.incident_id IN ${family(id)}
       UNION ALL SELECT 'declared', e.started_at, e.ended_at, e.id::text, NULL, NULL, e.region, NULL, 'high', false, 0
       FROM seen e WHERE e.time_precision = 'exact'
       UNION ALL SELECT w.clock::text, w.from_at, w.to_at, e.id::text, NULL, w.service, e.region, w.sentence,
         w.confidence::text, w.superseded, w.ordinal
       FROM seen e, LATERAL (SELECT w.* FROM impact_window w WHERE w.event_id = e.id
         AND ${isShownWindow(scopeOf(accounts, bind))} AND (NOT w.bundled OR NOT EXISTS (SELECT FROM impact_window c
           WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))) w
     )
     SELECT clock, ${iso('from_at')} AS "from", ${iso('to_at')} AS "to", event AS "eventId", observed AS "observedId", service,
       region, sentence, confidence, superseded, count(*) OVER ()::int AS count
     FROM windows ORDER BY superseded, from_at, clock, event::bigint, ordinal LIMIT ${MOST_WINDOWS}`,
    values,
  )
  return { windows: rows.map(({ count: _, ...window }) => window), count: rows[0]?.count ?? 0 }
}

/** The links between events that the reader sees, strongest first. */
export async function listLinks(incidentId: string, accounts: VisibleAccounts): Promise<EventLink[]> {
  const { bind, values } = parameters()
  const id = bind(incidentId)
  const seen = () => `(SELECT m.event_id FROM (SELECT ${id}::bigint AS id) i, LATERAL (
    SELECT m.event_id FROM ${seenEvents(accounts, bind)}) m)`
  const { rows } = await pool().query<EventLink>(
    `SELECT l.event_id::text AS "eventId", l.other_id::text AS "otherId", l.rule, l.confidence, l.detail
     FROM incident_link l WHERE l.incident_id = ${id}
       ${accounts === null ? '' : `AND l.event_id IN ${seen()} AND l.other_id IN ${seen()}`}
     ORDER BY l.confidence DESC, l.event_id, l.other_id`,
    values,
  )
  return rows
}

/** The identity services that the incident's events list as hit, by event. */
export async function listListedIdentities(
  incidentId: string,
  accounts: VisibleAccounts,
): Promise<Map<string, ImpactedIdentityService[]>> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<{ id: string; listed: ImpactedIdentityService[] }>(
    `SELECT e.id::text, json_agg(json_build_object('service', n.service, 'region', n.region,
         'isOver', n.severity IS NULL AND n.peak_severity IS NOT NULL)) AS listed
     FROM (SELECT ${bind(incidentId)}::bigint AS id) i, LATERAL (SELECT e.* FROM ${seenEvents(accounts, bind)}) e
     JOIN impacted_service n ON n.event_id = e.id AND n.service = ANY(${bind(IDENTITY_SERVICE_IDS)}::text[])
     GROUP BY e.id`,
    values,
  )
  return new Map(rows.map(({ id, listed }) => [id, listed]))
}
