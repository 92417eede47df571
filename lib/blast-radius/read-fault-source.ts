/** Reads what AWS said failed in an incident, as far as a reader sees it: what its faults are worked out from. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type {
  FaultEvent,
  FaultSource,
  FaultWindow,
  NamedService,
  ToldOutage,
} from '@/lib/domain/blast-radius/fault-spans'
import { partitionOf } from '@/lib/domain/partition'
import { SERVICE_NAME } from '@/lib/events/event-sql'
import { isShownWindow, summaryOf } from '@/lib/events/text-sql'
import { nameOf } from '@/lib/incidents/incident-sql'
import { findFamily } from '@/lib/incidents/read-detail-core'
import { isSeen, OWN_END, seenEvents } from '@/lib/incidents/seen-sql'

/** An incident's faults in the making. */
export interface IncidentSource extends FaultSource {
  id: string
  /** Its own id and those of whatever was merged into it. */
  members: readonly string[]
}

/** The incident that an id stands for, merges followed; null where there is none, or none that the reader sees. */
export async function findIncidentSource(id: string, accounts: VisibleAccounts): Promise<IncidentSource | null> {
  const family = await findFamily(id)
  if (family === null) return null
  const { bind, values } = parameters()
  const conditions = all([`i.id = ${bind(family.id)}::bigint`, ...isSeen(accounts, bind)])
  const { rows } = await pool().query<Pick<FaultSource, 'kind'> & { told: ToldOutage }>(
    `SELECT i.kind, json_build_object('partition', i.partition, 'startedAt', ${ms('i.started_at')}, 'endedAt', ${ms(OWN_END)},
       'regions', CASE WHEN i.event_count = 0 AND i.origin <> 'alert' THEN i.regions ELSE '{}' END,
       'services', CASE WHEN i.event_count > 0 OR i.origin = 'alert' THEN '[]' ELSE (SELECT coalesce(json_agg(json_build_object('id', s.service,
         'name', ${nameOf('s.service')}) ORDER BY s.place), '[]')
         FROM unnest(i.services) WITH ORDINALITY s(service, place)) END) AS told
     FROM incident i WHERE ${conditions}`,
    values,
  )
  const [row] = rows
  return row === undefined ? null : { ...family, ...row, events: await listFaultEvents(family.id, accounts) }
}

/** A timestamptz as ms. */
function ms(moment: string): string {
  return `round(extract(epoch FROM ${moment}) * 1000)::float8`
}

async function listFaultEvents(incidentId: string, accounts: VisibleAccounts): Promise<FaultEvent[]> {
  const { bind, values } = parameters()
  const scope = scopeOf(accounts, bind)
  const { rows } = await pool().query<Omit<FaultEvent, 'partition'> & { arn: string | null }>(
    `SELECT e.id::text, e.arn, e.service, ${SERVICE_NAME} AS "serviceName", e.region, e.scope, e.type_code AS "typeCode",
       e.status, ${summaryOf(scope)} AS summary, ${ms('e.started_at')} AS "startedAt", ${ms('e.ended_at')} AS "endedAt",
       ${ms('e.said_at')} AS "saidAt",
       (SELECT coalesce(json_agg(json_build_object('clock', w.clock, 'from', ${ms('w.from_at')}, 'to', ${ms('w.to_at')},
            'service', w.service, 'superseded', w.superseded) ORDER BY w.from_at, w.ordinal), '[]')
        FROM impact_window w WHERE w.event_id = e.id AND ${isShownWindow(scope)} AND (NOT w.bundled OR NOT EXISTS (
          SELECT FROM impact_window c WHERE c.event_id = e.id AND c.clock = 'described' AND NOT c.bundled))) AS windows,
       (SELECT coalesce(json_agg(json_build_object('service', n.service, 'region', n.region,
            'serviceName', coalesce(n.name, n.service), 'peakSeverity', n.peak_severity)
            ORDER BY n.peak_severity DESC NULLS LAST, n.upstream_service), '[]')
        FROM impacted_service n WHERE n.event_id = e.id) AS impacted
     FROM (SELECT ${bind(incidentId)}::bigint AS id) i, LATERAL (SELECT e.* FROM ${seenEvents(accounts, bind)}) e
     ORDER BY e.started_at, e.id`,
    values,
  )
  return rows.map(({ arn, ...event }) => ({
    ...event,
    partition: partitionOf({ arn, region: event.region }),
    windows: event.windows satisfies readonly FaultWindow[],
    impacted: event.impacted satisfies readonly NamedService[],
  }))
}

/** The service's display name, as AWS's catalogue or an event has it; else its id. */
export async function getServiceName(service: string): Promise<string> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT ${nameOf('s.service')} AS name FROM (SELECT $1::text AS service) s`,
    [service],
  )
  return rows[0]?.name ?? service
}
