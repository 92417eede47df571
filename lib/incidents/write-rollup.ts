/** Brings what is computed of incidents up to date, and lets them live by rule. */
import 'server-only'
import type pg from 'pg'
import { announce } from '@/lib/db/announce'
import { bulkRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import { sevOf } from '@/lib/domain/incident'
import { refreshOutages } from '@/lib/outages/write-rollup'
import { listFactsOfIncidents, readRoots, type StoredFacts } from './correlation-facts'
import { BY_RULE, type NewChange, writeChanges } from './write-change'
import { isOpen, rollUp } from './write-rollup-columns'
import { readFigures, readStoredIncidents } from './write-rollup-figures'
import { ROLLUP_COLUMNS, type Rollup, type StoredIncident } from './write-rollup-tables'

/**
 * Computes the columns of incidents anew from their events (severity proposal, title and kind included, unless people said
 * otherwise), moves their status by rule, writes what that changed to their history, and announces them on the topic
 * `incidents`. Call it after anything changed which events an incident has, or anything shown of these. The turn `record`
 * must have been taken. Incidents that were merged into others keep their columns; what they went into is computed.
 */
export async function refreshIncidents(client: pg.ClientBase, incidentIds: readonly string[]): Promise<void> {
  if (incidentIds.length === 0) return
  const roots = await readRoots(client, incidentIds)
  const ids = [...new Set(incidentIds.map((id) => roots.get(id) ?? id))]
  const members = groupByIncident(await listFactsOfIncidents(client, ids))
  await writeRollups(client, new Map(ids.map((id) => [id, members.get(id) ?? []])))
  await refreshOutages(client, incidentIds, [])
  await announce(client, { topic: 'incidents', ids: [...new Set([...ids, ...incidentIds])] })
}

/** Computes the incidents of these events anew, as refreshIncidents does; the turn `record` must have been taken. */
export async function refreshIncidentsOfEvents(client: pg.ClientBase, eventIds: readonly string[]): Promise<void> {
  await refreshIncidents(client, await listIncidentIdsOf(client, eventIds))
}

/** Announces the incidents of these events: something is shown otherwise of them, although no column has moved. */
export async function announceIncidentsOfEvents(client: Queryable, eventIds: readonly string[]): Promise<void> {
  const ids = await listIncidentIdsOf(client, eventIds)
  if (ids.length > 0) await announce(client, { topic: 'incidents', ids })
}

async function listIncidentIdsOf(client: Queryable, eventIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT DISTINCT incident_id::text AS id FROM incident_event WHERE event_id = ANY($1)',
    [eventIds],
  )
  return rows.map(({ id }) => id)
}

function groupByIncident(facts: readonly StoredFacts[]): Map<string, StoredFacts[]> {
  const members = new Map<string, StoredFacts[]>()
  for (const event of facts) {
    const incidentId = event.incidentId ?? ''
    const list = members.get(incidentId) ?? []
    list.push(event)
    members.set(incidentId, list)
  }
  return members
}

/** Writes the computed columns of incidents that exist, given all of their events. Announces nothing. */
export async function writeRollups(
  client: pg.ClientBase,
  members: ReadonlyMap<string, readonly StoredFacts[]>,
): Promise<void> {
  if (members.size === 0) return
  const stored = await readStoredIncidents(client, [...members.keys()])
  const present = new Map([...members].filter(([id]) => stored.has(id)))
  const figures = await readFigures(client, present)
  const now = Date.now()
  const rollups = [...present].map(([id, events]) => rollUp(id, stored.get(id) ?? null, events, figures, now))
  await updateIncidents(client, rollups)
  await forgetMitigation(
    client,
    rollups.filter(({ id, status }) => status === 'reopened' && stored.get(id)?.status !== 'reopened'),
  )
  await noteOpen(client, [...present.values()].flat())
  await writeChanges(
    client,
    rollups.flatMap((rollup) => changesOf(stored.get(rollup.id), rollup, now)),
  )
}

async function updateIncidents(client: Queryable, rollups: readonly Rollup[]): Promise<void> {
  if (rollups.length === 0) return
  const { from, parameters } = bulkRows(ROLLUP_COLUMNS, rollups)
  const set = ROLLUP_COLUMNS.filter(({ name }) => name !== 'id')
  const names = set.map(({ name }) => `"${name}"`)
  const values = set.map(({ name, as = '$' }) => as.replaceAll('$', `given."${name}"`)).join(', ')
  await client.query(
    `UPDATE incident i SET (${names.join(', ')}) = ROW(${values}) FROM ${from}
     WHERE i.id = given.id AND (${names.map((name) => `i.${name}`).join(', ')}) IS DISTINCT FROM (${values})`,
    parameters,
  )
}

/** What was reopened is not mitigated, as when people reopen it. */
async function forgetMitigation(client: Queryable, reopened: readonly Rollup[]): Promise<void> {
  if (reopened.length === 0) return
  await client.query('UPDATE incident SET mitigated_at = NULL WHERE id = ANY($1) AND mitigated_at IS NOT NULL', [
    reopened.map(({ id }) => id),
  ])
}

/** Notes which events are open, so that the next time it is seen which have opened. */
async function noteOpen(client: Queryable, events: readonly StoredFacts[]): Promise<void> {
  const moved = events.filter((event) => isOpen(event) !== event.wasOpen)
  if (moved.length === 0) return
  await client.query(
    `UPDATE incident_event o SET is_open = given.is_open
     FROM unnest($1::bigint[], $2::boolean[]) AS given(event_id, is_open) WHERE o.event_id = given.event_id`,
    [moved.map(({ id }) => id), moved.map(isOpen)],
  )
}

/** What rules changed that people should know of. */
function changesOf(before: StoredIncident | undefined, after: Rollup, now: Instant): NewChange[] {
  if (before === undefined) return []
  const change = { incidentId: after.id, by: BY_RULE }
  const changes: NewChange[] = []
  if (before.status !== after.status) {
    const occurredAt = Math.min(after.resolvedAt ?? now, now)
    const [was, is] = [{ status: before.status }, { status: after.status }]
    changes.push({ ...change, what: 'status', before: was, after: is, occurredAt })
  }
  if (before.severity !== after.severity) {
    const [was, is] = [{ severity: sevOf(before.severity) }, { severity: sevOf(after.severity) }]
    changes.push({ ...change, what: 'severity', before: was, after: { ...is, rule: after.severityRule } })
  }
  return changes
}
