/** Reads what AWS said of an incident's events, as far as a reader sees it. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { END_UNKNOWN, SERVICE_NAME } from '@/lib/events/event-sql'
import { accountCount } from '@/lib/events/reach-sql'
import { shownUpdates, summaryOf } from '@/lib/events/text-sql'
import type { IncidentEventView, IncidentUpdateView } from './contract'
import { seenEvents } from './seen-sql'

/** How much stands in the view of an incident: LeftOutView. */
const MOST_EVENTS = 5_000
const MOST_UPDATES = 500
const MOST_CHARACTERS = 1_000_000

/** An event without what is counted over all events at once, and when any source first showed it. */
export type EventRow = Omit<IncidentEventView, 'updateCount'> & { firstSeenAt: string | null }

/** The earliest events. */
export async function listEventRows(incidentId: string, accounts: VisibleAccounts): Promise<EventRow[]> {
  const { bind, values } = parameters()
  const scope = scopeOf(accounts, bind)
  const { rows } = await pool().query<EventRow>(
    `SELECT e.id::text, e.arn, e.service, ${SERVICE_NAME} AS "serviceName", e.region, e.type_code AS "typeCode", e.scope,
       e.status, e.severity, e.peak_severity AS "peakSeverity", ${summaryOf(scope)} AS summary,
       ${iso('e.started_at')} AS "startedAt", ${iso('e.ended_at')} AS "endedAt", ${END_UNKNOWN} AS "endUnknown",
       e.time_precision AS "timePrecision", ${accountCount(scope)} AS "affectedAccountCount",
       ARRAY(SELECT s.source FROM sighting s WHERE s.event_id = e.id ORDER BY s.first_seen_at, s.source) AS sources,
       (SELECT ${iso('min(s.first_seen_at)')} FROM sighting s WHERE s.event_id = e.id) AS "firstSeenAt",
       e.by_hand AS "byHand"
     FROM (SELECT ${bind(incidentId)}::bigint AS id) i, LATERAL (SELECT m.by_hand, e.* FROM ${seenEvents(accounts, bind)}
       ORDER BY e.started_at, e.id LIMIT ${MOST_EVENTS}) e
     ORDER BY e.started_at, e.id`,
    values,
  )
  return rows
}

/** An update as it was said; what it changed is computed. */
export type UpdateRow = Omit<IncidentUpdateView, 'severityBefore' | 'severityChanged' | 'parts'> & {
  account: string | null
}

/** The latest updates, newest first; how many each event has; AWS's first word about any of it. */
export interface SaidRows {
  updates: UpdateRow[]
  countOf: ReadonlyMap<string, number>
  count: number
  first: { observedAt: string; isWhole: boolean } | null
}

/** What AWS said of the incident's events. */
export async function readSaid(incidentId: string, accounts: VisibleAccounts): Promise<SaidRows> {
  const { bind, values } = parameters()
  const newest = 'ORDER BY u.observed_at DESC, u.recorded_at DESC, u.digest'
  const { rows } = await pool().query<{
    updates: UpdateRow[]
    counts: { id: string; count: number }[]
    first: SaidRows['first']
  }>(
    `WITH said AS MATERIALIZED (
       SELECT e.id AS event_id, u.observed_at, u.recorded_at, u.digest, u.severity, u.is_whole, u.account_id, u.text
       FROM (SELECT ${bind(incidentId)}::bigint AS id) i, LATERAL (SELECT e.* FROM ${seenEvents(accounts, bind)} OFFSET 0) e,
         LATERAL (SELECT u.* FROM ${shownUpdates(scopeOf(accounts, bind))}) u
     ), shown AS (
       SELECT u.*, sum(length(u.text)) OVER (${newest}) AS size FROM (SELECT * FROM said u ${newest} LIMIT ${MOST_UPDATES}) u
     )
     SELECT (SELECT coalesce(json_agg(json_build_object('eventId', u.event_id::text, 'observedAt', ${iso('u.observed_at')},
         'recordedAt', ${iso('u.recorded_at')}, 'text', u.text, 'severity', u.severity, 'isWhole', u.is_whole,
         'account', u.account_id) ${newest}), '[]') FROM shown u WHERE u.size <= ${MOST_CHARACTERS}) AS updates,
       (SELECT coalesce(json_agg(json_build_object('id', c.event_id::text, 'count', c.count)), '[]')
        FROM (SELECT event_id, count(*) FROM said GROUP BY event_id) c) AS counts,
       (SELECT json_build_object('observedAt', ${iso('u.observed_at')}, 'isWhole', u.is_whole) FROM said u
        ORDER BY u.observed_at, u.is_whole LIMIT 1) AS first`,
    values,
  )
  const { updates = [], counts = [], first = null } = rows[0] ?? {}
  const countOf = new Map(counts.map(({ id, count }) => [id, count]))
  return { updates, countOf, count: counts.reduce((sum, { count }) => sum + count, 0), first }
}
