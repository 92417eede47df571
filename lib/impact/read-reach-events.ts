/** Reads what failed in the events of incidents, for outages that are told beside them. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { eachInSlices } from '@/lib/db/slices'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { Outage } from '@/lib/domain/impact/outage'

/** An event as it counts under its own service. */
export interface OwnEvent {
  incidentId: string
  eventId: string
  /** lib/domain/impact/faults-text.ts */
  faults: string
}

/** The events behind outages that do not tell by themselves what failed, or whom AWS named. */
export interface EventsBehind {
  /** By event. */
  byEvent: ReadonlyMap<string, OwnEvent>
  /** By incident, those that the reader may know of. */
  byIncident: ReadonlyMap<string, readonly OwnEvent[]>
}

/**
 * The events behind outages under services that AWS lists, and those of the incidents in which people observed times. Events
 * that only others were told of lead nowhere.
 */
export function readEventsBehind(outages: readonly Outage[], accounts: VisibleAccounts): Promise<EventsBehind> {
  const known = behindOf.get(outages)
  if (known !== undefined && known.accounts === accounts) return known.behind
  const behind = readBehind(outages, accounts)
  behindOf.set(outages, { accounts, behind })
  return behind
}

/** Of one list it is read once, however often an answer asks. */
const behindOf = new WeakMap<readonly Outage[], { accounts: VisibleAccounts; behind: Promise<EventsBehind> }>()

async function readBehind(outages: readonly Outage[], accounts: VisibleAccounts): Promise<EventsBehind> {
  const named = new Set<string>()
  const observed = new Set<string>()
  await eachInSlices(outages, ({ via, eventId, incidentId }) => {
    if (via === 'named' && eventId !== null) named.add(eventId)
    if (via === 'observed') observed.add(incidentId)
  })
  const byEvent = new Map<string, OwnEvent>()
  if (named.size > 0)
    await eachInSlices(outages, ({ via, incidentId, eventId, faults }) => {
      if (via === 'own' && eventId !== null && faults !== null && named.has(eventId))
        byEvent.set(eventId, { incidentId, eventId, faults })
    })
  const missing = [...named].filter((id) => !byEvent.has(id))
  const incidents = [...observed]
  const found = await listOwnEvents(missing, incidents, accounts)
  for (const event of found) byEvent.set(event.eventId, event)
  const byIncident = new Map<string, OwnEvent[]>(incidents.map((id) => [id, []]))
  for (const event of found) byIncident.get(event.incidentId)?.push(event)
  return { byEvent, byIncident }
}

async function listOwnEvents(
  eventIds: readonly string[],
  incidentIds: readonly string[],
  accounts: VisibleAccounts,
): Promise<OwnEvent[]> {
  if (eventIds.length === 0 && incidentIds.length === 0) return []
  const { bind, values } = parameters()
  const { sees } = scopeOf(accounts, bind)
  const mayKnow =
    accounts === null
      ? 'true'
      : `(o.is_public OR EXISTS (SELECT FROM affected_account a WHERE a.event_id = o.event_id AND ${sees('a.account_id')} OFFSET 0))`
  const part = (column: string, ids: readonly string[]) =>
    `SELECT o.incident_id, o.event_id, o.faults FROM outage o
      WHERE o.${column} = ANY(${bind(ids)}::bigint[]) AND o.via = 'own' AND ${mayKnow}`
  const { rows } = await pool().query<OwnEvent>(
    `SELECT f.incident_id::text AS "incidentId", f.event_id::text AS "eventId",
       CASE WHEN i.kind = 'access' THEN '[]' ELSE coalesce(f.faults, '[]') END AS faults
     FROM (${part('event_id', eventIds)} UNION ${part('incident_id', incidentIds)}) f JOIN incident i ON i.id = f.incident_id
     ORDER BY f.event_id`,
    values,
  )
  return rows
}

/**
 * Which of these incidents belong to one of the teams (ids or names, of any case), whether these own accounts or not. Those in
 * which AWS named an account that the reader may see touch that one, and nobody else.
 */
export async function listIncidentsOfTeams(
  incidentIds: readonly string[],
  teams: readonly string[],
  accounts: VisibleAccounts,
): Promise<Set<string>> {
  if (incidentIds.length === 0 || teams.length === 0) return new Set()
  const { bind, values } = parameters()
  const asked = bind(teams.map((team) => team.toLowerCase()))
  const { rows } = await pool().query<{ id: string }>(
    `SELECT i.id::text FROM incident i JOIN team t ON t.id = i.team_id
     WHERE i.id = ANY(${bind(incidentIds)}::bigint[]) AND (t.id::text = ANY(${asked}::text[]) OR lower(t.name) = ANY(${asked}::text[]))
       AND NOT EXISTS (SELECT FROM incident_event m JOIN affected_account a ON a.event_id = m.event_id
         WHERE m.incident_id = i.id AND ${scopeOf(accounts, bind).sees('a.account_id')} OFFSET 0)`,
    values,
  )
  return new Set(rows.map(({ id }) => id))
}
