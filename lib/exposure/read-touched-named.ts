/** Reads the incidents of which AWS, or a person, said that they touched some accounts. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { SaidView } from './contract'

/** An incident of which AWS named some of the accounts. */
export interface NamedTouch {
  incidentId: string
  /** Those of the accounts that its events name. */
  accountIds: string[]
  /** Of the events that name them. */
  from: string
  to: string | null
}

/** As untilOf of lib/domain/blast-radius/fault-spans has it, for events that are over. */
const END = 'coalesce(e.ended_at, greatest(e.said_at, e.started_at))'

/** The `most` newest incidents whose events name one of these accounts, newest first. */
export async function listNamedTouches(accountIds: readonly string[], most: number): Promise<NamedTouch[]> {
  const { rows } = await pool().query<NamedTouch>(
    `SELECT m.incident_id::text AS "incidentId", array_agg(DISTINCT a.account_id::text) AS "accountIds",
       ${iso('min(e.started_at)')} AS "from",
       CASE WHEN bool_or(e.ended_at IS NULL AND e.status <> 'closed') THEN NULL ELSE ${iso(`max(${END})`)} END AS "to"
     FROM affected_account a JOIN incident_event m ON m.event_id = a.event_id JOIN health_event e ON e.id = a.event_id
     WHERE a.account_id = ANY($1::char(12)[])
     GROUP BY m.incident_id ORDER BY min(e.started_at) DESC, m.incident_id DESC LIMIT $2`,
    [accountIds, most],
  )
  return rows
}

/** What a person says of one of the accounts. */
export interface ReportedTouch extends SaidView {
  /** The incident as which it goes now, whatever it was merged into. */
  incidentId: string
  accountId: string
}

/** What counts now of these accounts, whichever incident it was said of; one for each account and incident. */
export async function listReportedTouches(accountIds: readonly string[]): Promise<ReportedTouch[]> {
  const { rows } = await pool().query<ReportedTouch>(
    `WITH RECURSIVE said AS MATERIALIZED (SELECT r.* FROM blast_report r
         WHERE r.account_id = ANY($1::char(12)[]) AND r.ended_at IS NULL),
       up(said_of, id, merged_into) AS (SELECT i.id, i.id, i.merged_into FROM incident i WHERE i.id IN (SELECT incident_id FROM said)
         UNION SELECT up.said_of, i.id, i.merged_into FROM incident i JOIN up ON i.id = up.merged_into)
     SELECT DISTINCT ON (up.id, s.account_id) up.id::text AS "incidentId", s.account_id::text AS "accountId", s.verdict, s.note,
       s.by_name AS by, ${iso('s.at')} AS at
     FROM said s JOIN up ON up.said_of = s.incident_id AND up.merged_into IS NULL
     ORDER BY up.id, s.account_id, s.id DESC`,
    [accountIds],
  )
  return rows
}
