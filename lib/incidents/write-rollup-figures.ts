/** Reads what incidents are computed from, beside the facts of their events. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import type { Severity } from '@/lib/domain/severity'
import type { StoredFacts } from './correlation-facts'
import { WEIGHED_REACH } from './reach-sql'
import type { StoredIncident } from './write-rollup-tables'

/** What one event adds to its incident. Times in ms. */
export interface EventFigures {
  severity: Severity | null
  peakSeverity: Severity | null
  /** AWS's first word; null where no update is known. */
  firstSaidAt: Instant | null
  firstSeenAt: Instant | null
}

/** Everything that the roll-up of some incidents needs. */
export interface Figures {
  events: ReadonlyMap<string, EventFigures>
  /** How many accounts AWS named, by incident. */
  accounts: ReadonlyMap<string, number>
  /** How many accounts the directory holds; null where there is none. */
  directorySize: number | null
}

const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

/** The figures of these incidents' events. */
export async function readFigures(
  client: Queryable,
  members: ReadonlyMap<string, readonly StoredFacts[]>,
): Promise<Figures> {
  const pairs = [...members].flatMap(([incidentId, events]) => events.map(({ id }) => ({ incidentId, id })))
  const ids = pairs.map(({ id }) => id)
  const { rows } = await client.query<EventFigures & { id: string }>(
    `SELECT e.id::text, e.severity, e.peak_severity AS "peakSeverity",
       (SELECT ${ms('min(u.observed_at)')} FROM event_update u WHERE u.event_id = e.id) AS "firstSaidAt",
       (SELECT ${ms('min(s.first_seen_at)')} FROM sighting s WHERE s.event_id = e.id) AS "firstSeenAt"
     FROM health_event e WHERE e.id = ANY($1)`,
    [ids],
  )
  const accounts = await client.query<{ id: string; accounts: number }>(
    `SELECT given.incident_id::text AS id, count(DISTINCT a.account_id)::int AS accounts
     FROM unnest($1::bigint[], $2::bigint[]) AS given(incident_id, event_id)
     JOIN affected_account a ON a.event_id = given.event_id GROUP BY 1`,
    [pairs.map(({ incidentId }) => incidentId), ids],
  )
  return {
    events: new Map(rows.map(({ id, ...figures }) => [id, figures])),
    accounts: new Map(accounts.rows.map(({ id, accounts }) => [id, accounts])),
    directorySize: accounts.rows.length > 0 ? await readDirectorySize(client) : null,
  }
}

async function readDirectorySize(client: Queryable): Promise<number | null> {
  const { rows } = await client.query<{ size: number }>('SELECT count(*)::int AS size FROM aws_account')
  return rows[0]?.size || null
}

/** These incidents as they stand, but for those that were merged into others. */
export async function readStoredIncidents(
  client: Queryable,
  incidentIds: readonly string[],
): Promise<Map<string, StoredIncident>> {
  if (incidentIds.length === 0) return new Map()
  const { rows } = await client.query<StoredIncident>(
    `SELECT id::text, kind, kind_by_hand AS "kindByHand", origin, status, title, title_by_hand AS "titleByHand", partition,
       severity, proposed_severity AS "proposedSeverity", severity_rule AS "severityRule",
       severity_reason IS NOT NULL AS "severityByHand", ${ms('started_at')} AS "startedAt", ${ms('ended_at')} AS "endedAt",
       services, regions, everywhere, aws_severity AS "awsSeverity", peak_severity AS "peakSeverity",
       event_count AS "eventCount", open_event_count AS "openEventCount", account_count AS "accountCount",
       ${ms('first_said_at')} AS "firstSaidAt", ${ms('first_seen_at')} AS "firstSeenAt", ${ms('resolved_at')} AS "resolvedAt",
       ${WEIGHED_REACH} AS reach
     FROM incident WHERE id = ANY($1) AND merged_into IS NULL FOR NO KEY UPDATE`,
    [incidentIds],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
