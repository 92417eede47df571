/** Names incidents for readers who see only some of their events, from those that they see. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts, visibility } from '@/lib/db/visibility'
import { type DescribedEvent, regionsOf, servicesOf, titleOf } from '@/lib/domain/correlation/describe-group'
import { summaryOf } from '@/lib/events/text-sql'
import type { IncidentSummaryView } from './contract'
import { nameOf } from './incident-sql'

/** A row as it is read; titleByHand never crosses the wire. */
export type SummaryRow = IncidentSummaryView & { titleByHand: boolean }

/** Of how many events a name is made, the earliest ones. */
const MOST_EVENTS = 500

/**
 * Rows with titles that tell nothing which the reader does not see: what people wrote stays, all else is made of the events
 * that they see, whose services and Regions come in the order of these.
 */
export async function withSeenTitles(
  rows: readonly SummaryRow[],
  accounts: VisibleAccounts,
  client: Queryable = pool(),
): Promise<IncidentSummaryView[]> {
  if (accounts === null) return rows.map(({ titleByHand: _, ...row }) => row)
  const seen = await readSeen(
    rows.map(({ id }) => id),
    accounts,
    client,
  )
  return rows.map(({ titleByHand, ...row }) => {
    const events = seen.get(row.id) ?? []
    const title = events.length === 0 ? `Incident ${row.id}` : titleOf(events)
    const places = servicesOf(events).map(({ service }) => service)
    return {
      ...row,
      title: titleByHand ? row.title : title,
      services: row.services.toSorted((a, b) => places.indexOf(a.service) - places.indexOf(b.service)),
      regions: [...new Set([...regionsOf(events), ...row.regions])],
    }
  })
}

const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

async function readSeen(
  ids: readonly string[],
  accounts: readonly string[],
  client: Queryable,
): Promise<Map<string, DescribedEvent[]>> {
  const { bind, values } = parameters()
  const { rows } = await client.query<DescribedEvent & { incident: string }>(
    `SELECT i.id::text AS incident, e.* FROM unnest(${bind(ids)}::bigint[]) i(id) CROSS JOIN LATERAL (
       SELECT e.id::text, e.arn, e.service, coalesce(e.service_name, ${nameOf('e.service')}) AS "serviceName", e.region,
         e.type_code AS "typeCode", e.category, e.scope, e.status, ${summaryOf(scopeOf(accounts, bind))} AS summary,
         ${ms('e.started_at')} AS "startedAt", ${ms('e.ended_at')} AS "endedAt", ${ms('e.said_at')} AS "saidAt",
         e.time_precision AS "timePrecision", e.peak_severity AS "peakSeverity",
         (SELECT coalesce(json_agg(json_build_object('service', n.service, 'region', n.region)), '[]')
          FROM impacted_service n WHERE n.event_id = e.id) AS "impactedServices"
       FROM incident_event m JOIN health_event e ON e.id = m.event_id
       WHERE ${all(['m.incident_id = i.id', ...visibility(accounts, bind, 'few')])}
       ORDER BY e.started_at, e.id LIMIT ${MOST_EVENTS}) e`,
    values,
  )
  const byIncident = new Map<string, DescribedEvent[]>()
  for (const { incident, ...event } of rows) {
    const events = byIncident.get(incident) ?? []
    events.push(event)
    byIncident.set(incident, events)
  }
  return byIncident
}
