/** The SQL for what a reader sees of an incident i: where not all of its events are theirs, what is computed is made anew. */
import { all, type Bind } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibility } from '@/lib/db/visibility'
import { IDENTITY_SERVICE_IDS } from '@/lib/domain/correlation/eligible'

/** What is computed of an incident's events as its columns hold it. */
const COMPUTED = ['event_count', 'open_event_count', 'account_count', 'started_at', 'services', 'regions', 'everywhere']
  .concat('aws_severity', 'peak_severity')
  .map((column) => `i.${column}`)

/** When incident i ended: where it has no events, when people said that it did, or that it was resolved. */
export const OWN_END = `CASE WHEN i.event_count > 0 THEN i.ended_at
  WHEN i.status IN ('resolved', 'closed') THEN coalesce(i.ended_at, i.resolved_at) END`

/**
 * Joins v to incident i: the columns that are computed of its events, as far as the reader sees these. For those who see
 * everything they are its own; an incident that people opened without events keeps what they said of it.
 */
export function joinSeen(accounts: VisibleAccounts, bind: Bind): string {
  const columns = accounts === null ? `SELECT ${COMPUTED}, ${OWN_END} AS ended_at` : factsOf(accounts, bind)
  return `CROSS JOIN LATERAL (${columns}) v`
}

/** FROM and WHERE of the events e of incident i that the reader sees. */
export function seenEvents(accounts: VisibleAccounts, bind: Bind): string {
  const conditions = all(['m.incident_id = i.id', ...visibility(accounts, bind, 'few')])
  return `incident_event m JOIN health_event e ON e.id = m.event_id WHERE ${conditions}`
}

/**
 * The condition that a reader sees incident i: one of its events, or one of the accounts that alerts of it name, or, where it
 * has neither, whoever reads. What was merged has none because they went elsewhere: limited readers see it as what it went
 * into, or not at all.
 */
export function isSeen(accounts: VisibleAccounts, bind: Bind): string[] {
  if (accounts === null) return []
  const { sees } = scopeOf(accounts, bind)
  return [
    `((i.event_count = 0 AND i.merged_into IS NULL AND NOT i.id IN ${alerted('true')})
      OR EXISTS (SELECT FROM ${seenEvents(accounts, bind)} OFFSET 0)
      OR (i.merged_into IS NULL AND i.id IN ${alerted(sees('t.account_id'))}))`,
  ]
}

/**
 * The condition that a reader may be told what incident i is called and described with, where that was given to it: a rule
 * that opened it names the account of its alert.
 */
export function isTold(accounts: VisibleAccounts, bind: Bind): string {
  if (accounts === null) return 'true'
  const own = `SELECT FROM iam_alert t WHERE t.incident_id = i.id AND ${scopeOf(accounts, bind).sees('t.account_id')}`
  return `(i.origin <> 'alert' OR EXISTS (${own}))`
}

/** What incident i is called, as SQL: by its number, where the reader is limited and its title tells of what they may not see. */
export function givenTitle(accounts: VisibleAccounts, bind: Bind): string {
  if (accounts === null) return 'i.title'
  return `CASE WHEN i.title_by_hand AND ${isTold(accounts, bind)} THEN i.title ELSE 'Incident ' || i.id END`
}

/** Ids of incidents with alerts t of which the condition is true, and of those that they were merged into, as a subquery. */
function alerted(condition: string): string {
  return `(WITH RECURSIVE up(id, merged_into) AS (
      SELECT m.id, m.merged_into FROM incident m WHERE m.id IN (SELECT t.incident_id FROM iam_alert t WHERE ${condition})
      UNION SELECT m.id, m.merged_into FROM incident m JOIN up ON m.id = up.merged_into) SELECT up.id FROM up)`
}

/** As untilOf of lib/domain/correlation has it, for events that are over. */
const END = 'coalesce(e.ended_at, greatest(e.said_at, e.started_at))'

/** One row, also where no event is seen. */
function factsOf(accounts: readonly string[], bind: Bind): string {
  const seen = seenEvents(accounts, bind)
  const { sees } = scopeOf(accounts, bind)
  const told = "i.event_count = 0 AND i.origin IN ('manual', 'alert')"
  return `SELECT count(*)::int AS event_count, count(*) FILTER (WHERE e.status = 'open')::int AS open_event_count,
      (SELECT count(DISTINCT a.account_id)::int FROM incident_event m JOIN affected_account a ON a.event_id = m.event_id
        WHERE m.incident_id = i.id AND ${sees('a.account_id')}) AS account_count,
      coalesce(min(e.started_at), i.started_at) AS started_at,
      CASE WHEN count(*) = 0 THEN ${OWN_END} WHEN bool_or(e.status <> 'closed') THEN NULL ELSE max(${END}) END AS ended_at,
      CASE WHEN ${told} THEN i.services ELSE ARRAY(SELECT DISTINCT s.service FROM (SELECT e.id, e.service FROM ${seen}) e CROSS JOIN LATERAL (
        SELECT e.service UNION ALL SELECT n.service FROM impacted_service n WHERE n.event_id = e.id) s ORDER BY 1) END AS services,
      CASE WHEN ${told} THEN i.regions ELSE coalesce(array_agg(DISTINCT e.region), '{}') END AS regions,
      coalesce(bool_or(e.region = 'global' AND e.service = ANY(${bind(IDENTITY_SERVICE_IDS)}::text[])), false) AS everywhere,
      max(e.severity) AS aws_severity, max(e.peak_severity) AS peak_severity
    FROM ${seen}`
}
