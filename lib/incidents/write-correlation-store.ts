/** Stores groups of events as incidents. */
import 'server-only'
import type pg from 'pg'
import { type BulkColumn, copyRows } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import { belongsToIncident } from '@/lib/domain/correlation/eligible'
import { compareStarts } from '@/lib/domain/correlation/event-order'
import type { EventLink } from '@/lib/domain/correlation/facts'
import type { StoredFacts } from './correlation-facts'
import { writeChanges } from './write-change'
import { groupingChanges, type Housed } from './write-correlation-changes'
import type { Closure } from './write-correlation-closure'
import { inherit } from './write-correlation-heirs'
import { chooseHomes, listContested } from './write-correlation-homes'
import { storeLinks } from './write-correlation-links'
import { storeMembers } from './write-correlation-rows'
import { writeRollups } from './write-rollup'
import { rollUp } from './write-rollup-columns'
import { readFigures } from './write-rollup-figures'
import { ROLLUP_COLUMNS, type Rollup } from './write-rollup-tables'

/** Incidents that lost an event to another event that it was a part of: the id of that whole, by incident. */
export type Vacated = ReadonlyMap<string, string>

/** Stores a closure. Returns the ids of the incidents that it touched. */
export async function storeClosure(
  client: pg.ClientBase,
  { events, groups }: Closure,
  vacated: Vacated,
): Promise<string[]> {
  const handled = await readHandled(client, listContested(groups, events))
  const housed = await house(client, groups, chooseHomes(groups, events, handled))
  const homes = homesOf(housed, events)
  const merged = mergesOf(events, homes, vacated)
  const members = groupMembers(events, homes)
  const rollups = await openIncidents(client, housed, members)
  await mergeIncidents(client, merged)
  const inherited = await inherit(client, merged)
  const after = await storeMembers(client, events, homes, new Set(rollups.keys()))
  const touched = new Set([...members.keys(), ...vacated.keys()])
  for (const { incidentId } of events.values()) if (incidentId !== null) touched.add(incidentId)
  const links = new Map(housed.map(({ home, group }): [string, readonly EventLink[]] => [home, group.links]))
  await storeLinks(
    client,
    [...touched].filter((id) => !rollups.has(id)),
    links,
  )
  const left = [...events.values()].filter(({ id, incidentId }) => incidentId !== null && !homes.has(id))
  await writeChanges(client, [...groupingChanges(housed, events, left, merged, rollups), ...inherited])
  const stored = groupMembers(after, homes)
  const known = [...touched].filter((id) => !rollups.has(id) && !merged.has(id))
  await writeRollups(client, new Map(known.map((id) => [id, stored.get(id) ?? []])))
  return [...touched]
}

/** Of these incidents those that people worked on, or on one that was merged into them. */
async function readHandled(client: Queryable, incidentIds: readonly string[]): Promise<Set<string>> {
  if (incidentIds.length === 0) return new Set()
  const { rows } = await client.query<{ id: string }>(
    `WITH RECURSIVE family AS (SELECT id AS root, id FROM incident WHERE id = ANY($1)
       UNION SELECT f.root, i.id FROM family f JOIN incident i ON i.merged_into = f.id)
     SELECT DISTINCT f.root::text AS id FROM family f JOIN incident i ON i.id = f.id
     WHERE i.origin IN ('manual', 'alert') OR EXISTS (SELECT FROM incident_change c WHERE c.incident_id = f.id AND c.by_kind <> 'rule')
       OR EXISTS (SELECT FROM postmortem p WHERE p.incident_id = f.id)`,
    [incidentIds],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Gives the new ones their ids. */
async function house(
  client: Queryable,
  groups: Closure['groups'],
  homes: readonly (string | null)[],
): Promise<Housed[]> {
  const count = homes.filter((home) => home === null).length
  const ids = count > 0 ? await newIds(client, count) : []
  return groups.map((group, place) => {
    const home = homes[place] ?? null
    return { group, home: home ?? ids.pop() ?? '', isNew: home === null }
  })
}

async function newIds(client: Queryable, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT nextval(s.name)::text AS id FROM (SELECT pg_get_serial_sequence('incident', 'id')::regclass AS name OFFSET 0) s,
       generate_series(1, $1)`,
    [count],
  )
  return rows.map(({ id }) => id).reverse()
}

/** The incident of each event: of its group; of what people placed although it is no outage any more, as it was. */
function homesOf(housed: readonly Housed[], events: ReadonlyMap<string, StoredFacts>): Map<string, string> {
  const homes = new Map(housed.flatMap(({ group, home }) => group.eventIds.map((id) => [id, home] as const)))
  for (const event of events.values()) {
    if (event.byHand && event.incidentId !== null && !belongsToIncident(event)) homes.set(event.id, event.incidentId)
  }
  return homes
}

/** Incidents that lose all of their events to others, and what they go into: where their earliest event went. */
function mergesOf(
  events: ReadonlyMap<string, StoredFacts>,
  homes: ReadonlyMap<string, string>,
  vacated: Vacated,
): Map<string, string> {
  const occupied = new Set(homes.values())
  const merged = new Map<string, string>()
  for (const event of [...events.values()].sort(compareStarts)) {
    const home = homes.get(event.id)
    if (event.incidentId === null || home === undefined || occupied.has(event.incidentId)) continue
    if (!merged.has(event.incidentId)) merged.set(event.incidentId, home)
  }
  for (const [incidentId, wholeId] of vacated) {
    const home = homes.get(wholeId)
    if (home !== undefined && !occupied.has(incidentId) && !merged.has(incidentId)) merged.set(incidentId, home)
  }
  return merged
}

function groupMembers(
  events: ReadonlyMap<string, StoredFacts>,
  homes: ReadonlyMap<string, string>,
): Map<string, StoredFacts[]> {
  const members = new Map<string, StoredFacts[]>()
  for (const [id, event] of events) {
    const home = homes.get(id)
    if (home === undefined) continue
    const list = members.get(home) ?? []
    list.push(event)
    members.set(home, list)
  }
  return members
}

const NEW_COLUMNS: readonly BulkColumn<Rollup>[] = [
  ...ROLLUP_COLUMNS,
  { name: 'origin', type: 'text', value: () => 'correlated' },
]

/** Stores the new incidents with all that is computed of them, and returns it by id. */
async function openIncidents(
  client: pg.ClientBase,
  housed: readonly Housed[],
  members: ReadonlyMap<string, StoredFacts[]>,
): Promise<Map<string, Rollup>> {
  const fresh = new Map(housed.flatMap(({ home, isNew }) => (isNew ? [[home, members.get(home) ?? []] as const] : [])))
  if (fresh.size === 0) return new Map()
  const figures = await readFigures(client, fresh)
  const now = Date.now()
  const rollups = [...fresh].map(([id, events]) => rollUp(id, null, events, figures, now))
  await copyRows(client, 'incident', NEW_COLUMNS, rollups)
  return new Map(rollups.map((rollup) => [rollup.id, rollup]))
}

async function mergeIncidents(client: Queryable, merged: ReadonlyMap<string, string>): Promise<void> {
  if (merged.size === 0) return
  await client.query(
    `UPDATE incident i SET merged_into = given.into_id, event_count = 0, open_event_count = 0
     FROM unnest($1::bigint[], $2::bigint[]) AS given(id, into_id) WHERE i.id = given.id`,
    [[...merged.keys()], [...merged.values()]],
  )
}
