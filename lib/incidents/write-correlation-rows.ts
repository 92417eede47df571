/** Stores which incident each event belongs to: fresh rows are copied, moved ones updated, withdrawn ones removed. */
import 'server-only'
import type pg from 'pg'
import { type BulkColumn, bulkRows, copyRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import { belongsToIncident } from '@/lib/domain/correlation/eligible'
import { untilOf } from '@/lib/domain/correlation/until'
import type { Instant } from '@/lib/domain/health-event'
import { type StoredFacts, storable } from './correlation-facts'
import { isOpen } from './write-rollup-columns'

interface MemberRow {
  eventId: string
  incidentId: string
  isOpen: boolean
  listsUntil: Instant | null
}

const COLUMNS: readonly BulkColumn<MemberRow>[] = [
  { name: 'event_id', type: 'bigint', value: ({ eventId }) => eventId },
  { name: 'incident_id', type: 'bigint', value: ({ incidentId }) => incidentId },
  { name: 'is_open', type: 'boolean', value: ({ isOpen }) => isOpen },
  {
    name: 'lists_until',
    type: 'timestamptz',
    value: ({ listsUntil }) => (listsUntil === null ? null : storable(listsUntil)),
  },
]

/**
 * Stores where these events belong now: `homes` by event; one that it does not name leaves its incident. Returns the events
 * as they stand then. One that came from elsewhere counts as not open before: it opens its new incident if it is.
 */
export async function storeMembers(
  client: pg.ClientBase,
  events: ReadonlyMap<string, StoredFacts>,
  homes: ReadonlyMap<string, string>,
  newIncidents: ReadonlySet<string>,
): Promise<Map<string, StoredFacts>> {
  const after = new Map<string, StoredFacts>()
  const [fresh, changed]: [MemberRow[], MemberRow[]] = [[], []]
  for (const [id, event] of events) {
    const home = homes.get(id)
    if (home === undefined) continue
    const wasOpen = newIncidents.has(home) ? isOpen(event) : event.wasOpen && event.incidentId === home
    const row = { eventId: id, incidentId: home, isOpen: wasOpen, listsUntil: listsUntil(event) }
    after.set(id, { ...event, incidentId: home, rowIncidentId: home, wasOpen, listsUntil: row.listsUntil })
    if (event.rowIncidentId === null) fresh.push(row)
    else if (isChanged(event, row)) changed.push(row)
  }
  await copyRows(client, 'incident_event', COLUMNS, fresh)
  await updateRows(client, changed)
  await removeRows(
    client,
    [...events.values()].filter(({ id, rowIncidentId }) => rowIncidentId !== null && !homes.has(id)),
  )
  return after
}

function isChanged(event: StoredFacts, row: MemberRow): boolean {
  return event.rowIncidentId !== row.incidentId || event.wasOpen !== row.isOpen || event.listsUntil !== row.listsUntil
}

/** Until when an event can be found by the services that it lists beside its own; null where it lists none. */
function listsUntil(event: StoredFacts): Instant | null {
  const listsOthers = event.impactedServices.some(
    ({ service, region }) => service !== event.service || region !== event.region,
  )
  return listsOthers && belongsToIncident(event) ? untilOf(event) : null
}

async function updateRows(client: Queryable, rows: readonly MemberRow[]): Promise<void> {
  if (rows.length === 0) return
  const { from, parameters } = bulkRows(COLUMNS, rows)
  await client.query(
    `UPDATE incident_event o SET incident_id = given.incident_id, is_open = given.is_open, lists_until = given.lists_until,
       joined_at = CASE WHEN o.incident_id = given.incident_id THEN o.joined_at ELSE now() END
     FROM ${from} WHERE o.event_id = given.event_id`,
    parameters,
  )
}

async function removeRows(client: Queryable, events: readonly StoredFacts[]): Promise<void> {
  if (events.length === 0) return
  await client.query('DELETE FROM incident_event WHERE event_id = ANY($1)', [events.map(({ id }) => id)])
}
