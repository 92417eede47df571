/** Stores which resources AWS names as affected, and how their status changes. */
import 'server-only'
import type pg from 'pg'
import { bulkRows, copyRows } from '@/lib/db/bulk'
import { type KnownEntity, mergeEntity } from '@/lib/domain/merge-reach'
import type { EntityRow } from './reach'
import { type ChangeRow, ENTITY_COLUMNS, type ReachMove } from './reach-tables'

/** Writes the entities that are new, and those about which AWS says something else. */
export async function storeEntities(client: pg.ClientBase, rows: readonly EntityRow[]): Promise<ReachMove> {
  const known = await findDiffering(client, rows)
  const fresh: EntityRow[] = []
  const changed: EntityRow[] = []
  const changes: ChangeRow[] = []
  for (const [place, row] of rows.entries()) {
    const before = known.get(place)
    if (before === undefined) continue
    if (before === null) {
      fresh.push(row)
      if (row.isNews) changes.push(changeOf(row, null))
      continue
    }
    const after = { ...row, ...mergeEntity(before, row) }
    if (sameEntity(before, after)) continue
    changed.push(after)
    if (after.status !== before.status) changes.push(changeOf(after, before))
  }
  await copyRows(client, 'affected_entity', ENTITY_COLUMNS, fresh)
  await updateEntities(client, changed)
  return { moved: [...fresh, ...changed].map(({ eventId }) => eventId), changes }
}

/** The change is dated by the entity where it says a new time, else by its event. */
function changeOf({ eventId, accountId, value, ...after }: EntityRow, before: KnownEntity | null): ChangeRow {
  const isDated = after.lastUpdatedAt !== (before?.lastUpdatedAt ?? null)
  return {
    eventId,
    accountId,
    value,
    before: before?.status ?? null,
    after: after.status,
    observedAt: isDated ? (after.lastUpdatedAt ?? after.saidAt) : after.saidAt,
  }
}

/** By place in `rows`: the stored entities of those that say something else, null where none is stored. */
async function findDiffering(
  client: pg.ClientBase,
  rows: readonly EntityRow[],
): Promise<Map<number, KnownEntity | null>> {
  const { fromNumbered, parameters } = bulkRows(ENTITY_COLUMNS, rows)
  const { rows: found } = await client.query<KnownEntity & { place: number; isKnown: boolean }>(
    `SELECT given.place::int - 1 AS place, e.event_id IS NOT NULL AS "isKnown", e.entity_arn AS arn, e.status,
       (extract(epoch FROM e.last_updated_at) * 1000)::float8 AS "lastUpdatedAt"
     FROM ${fromNumbered} LEFT JOIN affected_entity e
       ON e.event_id = given.event_id AND e.account_id = given.account_id AND e.entity_value = given.entity_value
     WHERE e.event_id IS NULL
       OR (e.entity_arn, e.status, e.last_updated_at) IS DISTINCT FROM (given.entity_arn, given.status, given.last_updated_at)`,
    parameters,
  )
  return new Map(found.map(({ place, isKnown, ...entity }) => [place, isKnown ? entity : null]))
}

function sameEntity(a: KnownEntity, b: KnownEntity): boolean {
  return a.arn === b.arn && a.status === b.status && a.lastUpdatedAt === b.lastUpdatedAt
}

async function updateEntities(client: pg.ClientBase, rows: readonly EntityRow[]): Promise<void> {
  if (rows.length === 0) return
  const { from, parameters } = bulkRows(ENTITY_COLUMNS, rows)
  await client.query(
    `UPDATE affected_entity e SET entity_arn = given.entity_arn, status = given.status,
       last_updated_at = given.last_updated_at
     FROM ${from}
     WHERE e.event_id = given.event_id AND e.account_id = given.account_id AND e.entity_value = given.entity_value`,
    parameters,
  )
}
