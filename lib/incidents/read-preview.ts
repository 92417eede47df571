/** Shows what an arrangement would make of its incidents, by carrying it out and taking all of it back. */
import 'server-only'
import type pg from 'pg'
import { NOWHERE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import type { Principal } from '@/lib/domain/access'
import type { PreviewedEvent, PreviewedIncident, PreviewedSide } from '@/lib/domain/arrangement-preview'
import { type IncidentStatus, sevOf } from '@/lib/domain/incident'
import type { Arrangement } from './arrangement'
import { doerOf } from './doer'
import { nameOf } from './incident-sql'
import { arrange } from './write-arrange'
import { type Snapshot, takeSnapshot } from './write-snapshot'

/** How many events of each incident are shown. */
const MOST_EVENTS = 200

/**
 * Every incident that the arrangement would touch, the one to look at next first. Nothing is changed.
 * @throws AppError as the arrangement itself would
 */
export async function previewArrangement(principal: Principal, arrangement: Arrangement): Promise<PreviewedIncident[]> {
  const { kind, id, name } = principal
  const doer = doerOf({ principal, actor: { kind, id, name, origin: NOWHERE } })
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const { incidentId, changeId } = await arrange(client, doer, arrangement)
    return await describe(client, incidentId, await getSnapshots(client, changeId, incidentId))
  } finally {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken = cause
    })
    client.release(broken)
  }
}

/** What was kept to take it back; an incident that is made without any other has only an after. */
async function getSnapshots(
  client: pg.ClientBase,
  changeId: string,
  incidentId: string,
): Promise<{ before: Snapshot; after: Snapshot }> {
  const { rows } = await client.query<{ undo: { before: Snapshot; after: Snapshot } | null }>(
    'SELECT undo FROM incident_change WHERE id = $1',
    [changeId],
  )
  const nothing: Snapshot = { incidents: [], events: [], links: [] }
  return rows[0]?.undo ?? { before: nothing, after: await takeSnapshot(client, [incidentId]) }
}

async function describe(
  client: pg.ClientBase,
  first: string,
  { before, after }: { before: Snapshot; after: Snapshot },
): Promise<PreviewedIncident[]> {
  const events = await listEvents(client, after)
  const known = new Map(before.incidents.map((row) => [row.id, row]))
  const shown = after.incidents.map((row): PreviewedIncident => {
    const was = known.get(row.id)
    return {
      id: was === undefined ? null : String(row.id),
      before: was === undefined ? null : sideOf(was, before, events),
      after: sideOf(row, after, events),
    }
  })
  const isFirst = (incident: PreviewedIncident) =>
    incident.id === first || (incident.id === null && !known.has(Number(first)))
  return [...shown.filter(isFirst), ...shown.filter((incident) => !isFirst(incident))]
}

function sideOf(
  row: Snapshot['incidents'][number],
  { events }: Snapshot,
  described: ReadonlyMap<number, PreviewedEvent>,
): PreviewedSide {
  const own = events.flatMap(({ event_id, incident_id }) =>
    incident_id === row.id ? (described.get(event_id) ?? []) : [],
  )
  return {
    title: String(row.title),
    status: row.status as IncidentStatus,
    severity: sevOf(Number(row.severity)),
    startedAt: instantText(row.started_at),
    endedAt: row.ended_at === null ? null : instantText(row.ended_at),
    eventCount: own.length,
    events: own.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)).slice(0, MOST_EVENTS),
    mergedInto: row.merged_into === null ? null : String(row.merged_into),
  }
}

function instantText(written: unknown): string {
  return new Date(String(written)).toISOString()
}

/** The events of all these incidents, by number. An arrangement changes none of them. */
async function listEvents(client: pg.ClientBase, { events }: Snapshot): Promise<Map<number, PreviewedEvent>> {
  const { rows } = await client.query<Omit<PreviewedEvent, 'startedAt'> & { startedAt: Date }>(
    `SELECT e.id::text, coalesce(e.service_name, ${nameOf('e.service')}) AS "serviceName", e.region, e.summary,
       e.started_at AS "startedAt" FROM health_event e WHERE e.id = ANY($1::bigint[])`,
    [events.map(({ event_id }) => event_id)],
  )
  return new Map(rows.map((row) => [Number(row.id), { ...row, startedAt: row.startedAt.toISOString() }]))
}
