/** Reads when AWS spoke of incidents, which kinds of sources showed them when, and when people wrote that they knew. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { CommunicationFacts, FactSpan, Knower } from '@/lib/domain/communication/facts'
import { CURRENT_WINDOWS, END_UNKNOWN, isCovered } from '@/lib/events/event-sql'
import { isShownWindow, shownUpdates } from '@/lib/events/text-sql'
import { family } from './incident-sql'
import { isSeen, OWN_END, seenEvents } from './seen-sql'

/** A kind of source, by what stands before its colon. The bundled record is none: it was never shown in time. */
const KNOWER_OF: Readonly<Record<string, Exclude<Knower, 'people'>>> = {
  'public-feed': 'public-page',
  rss: 'public-page',
  'aws-health': 'health-api',
  eventbridge: 'eventbridge',
  webhook: 'eventbridge',
}

/** Times in ms UTC, as JSON numbers. */
interface Row extends Pick<CommunicationFacts, 'incidentId' | 'goesOn' | 'hasEvents' | 'covered'> {
  spans: FactSpan[]
  said: [at: number, isWhole: boolean][]
  sightings: [source: string, at: number][]
  people: Record<'opened' | 'acknowledged' | 'note' | 'window' | 'resolved', number | null>
}

/** Of those of these incidents that the reader sees, as far as they see their events and texts; in the order of their ids. */
export async function listCommunicationFacts(
  ids: readonly string[],
  accounts: VisibleAccounts,
): Promise<CommunicationFacts[]> {
  if (ids.length === 0) return []
  const { bind, values } = parameters()
  const scope = scopeOf(accounts, bind)
  const seen = seenEvents(accounts, bind)
  const conditions = [`i.id = ANY(${bind(ids)}::bigint[])`, 'i.merged_into IS NULL', ...isSeen(accounts, bind)]
  const { rows } = await pool().query<Row>(
    `SELECT i.id::text AS "incidentId", v.events > 0 AS "hasEvents",
       CASE WHEN v.events > 0 THEN v.goes_on ELSE ${OWN_END} IS NULL END AS "goesOn",
       coalesce((SELECT ${isCovered()} FROM ${seen} ORDER BY e.started_at, e.id LIMIT 1), true) AS covered,
       (SELECT coalesce(json_agg(json_build_object('clock', w.clock, 'from', w.first, 'to', w.last)), '[]') FROM (
         SELECT w.clock, ${ms('min(w.from_at)')} AS first, CASE WHEN bool_and(w.to_at IS NOT NULL) THEN ${ms('max(w.to_at)')} END AS last
         FROM (SELECT 'observed' AS clock, w.from_at, w.to_at FROM observed_window w WHERE w.incident_id IN ${family('i.id')}
           UNION ALL SELECT 'declared', e.started_at, e.ended_at FROM ${seen} AND e.time_precision = 'exact'
           UNION ALL SELECT w.clock, w.from_at, w.to_at FROM (SELECT e.* FROM ${seen} OFFSET 0) e CROSS JOIN LATERAL (
             SELECT w.clock::text, w.from_at, w.to_at FROM ${CURRENT_WINDOWS} AND ${isShownWindow(scope)}
             UNION ALL SELECT 'recovered', w.from_at, w.to_at FROM impact_window w
             WHERE w.event_id = e.id AND NOT w.superseded AND w.clock = 'recovered') w) w GROUP BY w.clock) w) AS spans,
       (SELECT coalesce(json_agg(json_build_array(s.at, s.whole)), '[]') FROM (
         SELECT DISTINCT ${ms('u.observed_at')} AS at, u.is_whole AS whole FROM (SELECT e.* FROM ${seen} OFFSET 0) e,
           LATERAL (SELECT u.observed_at, u.is_whole FROM ${shownUpdates(scope)}) u) s) AS said,
       (SELECT coalesce(json_agg(json_build_array(s.kind, s.at)), '[]') FROM (
         SELECT split_part(s.source, ':', 1) AS kind, ${ms('min(s.first_seen_at)')} AS at
         FROM (SELECT e.id FROM ${seen}) e JOIN sighting s ON s.event_id = e.id GROUP BY 1) s) AS sightings,
       json_build_object('opened', (SELECT ${ms('min(o.created_at)')} FROM incident o
           WHERE o.id IN ${family('i.id')} AND o.origin = 'manual'),
         'acknowledged', ${ms('i.acknowledged_at')}, 'resolved', ${ms('i.resolved_at')},
         'note', (SELECT ${ms('min(n.created_at)')} FROM incident_note n
           WHERE n.incident_id IN ${family('i.id')} AND n.deleted_at IS NULL),
         'window', (SELECT ${ms('min(w.created_at)')} FROM observed_window w WHERE w.incident_id IN ${family('i.id')})) AS people
     FROM incident i CROSS JOIN LATERAL (SELECT count(*) AS events,
       coalesce(bool_or(e.status = 'open' AND NOT ${END_UNKNOWN}), false) AS goes_on FROM ${seen}) v
     WHERE ${conditions.join(' AND ')} ORDER BY i.id`,
    values,
  )
  return rows.map(factsOf)
}

function ms(moment: string): string {
  return `floor(extract(epoch FROM ${moment}) * 1000)`
}

function factsOf({ said, sightings, people, ...row }: Row): CommunicationFacts {
  const { resolved, ...signs } = people
  const first: Partial<Record<Exclude<Knower, 'people'>, number>> = {}
  for (const [source, at] of sightings) {
    const knower = KNOWER_OF[source]
    if (knower !== undefined) first[knower] = Math.min(first[knower] ?? at, at)
  }
  return {
    ...row,
    said: said.map(([at, isWhole]) => ({ at, isWhole })),
    sightings: first,
    people: Object.fromEntries(Object.entries(signs).filter(([, at]) => at !== null)),
    resolvedAt: resolved,
  }
}
