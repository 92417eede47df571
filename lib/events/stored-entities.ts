/** The affected entities that are stored, as SQL finds and changes them. */
import 'server-only'
import type pg from 'pg'
import { bulkRows } from '@/lib/db/bulk'
import type { KnownEntity } from '@/lib/domain/merge-reach'
import type { EntityRow } from './reach'
import { CHANGED_ENTITY_COLUMNS, type ChangedEntityRow, ENTITY_COLUMNS } from './reach-tables'

/**
 * The stored entities that tellEntity needs of rows that say something else, by place in `rows`. All rows have an ARN, or
 * none has. For an ARN: the entity that has it, or else the first of its value, which is the one without an ARN if there is
 * such. Without an ARN: all of the value.
 */
export async function findDifferingEntities(
  client: pg.ClientBase,
  rows: readonly EntityRow[],
): Promise<Map<number, KnownEntity[]>> {
  const { fromNumbered, parameters } = bulkRows(ENTITY_COLUMNS, rows)
  const isNamed = rows[0]?.arn !== null
  const { rows: found } = await client.query<FoundRow>(
    `SELECT given.place::int - 1 AS place, coalesce(e.entity_arn, n.entity_arn) AS arn,
       coalesce(e.status, n.status) AS status, ${ms('last_updated_at')} AS "lastUpdatedAt",
       coalesce(e.value_status, n.value_status) AS "valueStatus", ${ms('value_updated_at')} AS "valueUpdatedAt"
     FROM ${fromNumbered} LEFT JOIN affected_entity e
       ON ${isOfValue('e')} ${isNamed ? 'AND e.entity_arn = given.entity_arn' : ''}
     LEFT JOIN LATERAL (SELECT * FROM affected_entity n WHERE ${isOfValue('n')} AND e.event_id IS NULL AND ${isNamed}
       ORDER BY n.entity_arn LIMIT 1) n ON true
     WHERE e.event_id IS NULL OR (e.status, e.last_updated_at) IS DISTINCT FROM (given.status, given.last_updated_at)
       ${isNamed ? '' : 'OR (e.value_status, e.value_updated_at) IS DISTINCT FROM (given.status, given.last_updated_at)'}`,
    parameters,
  )
  const byPlace = new Map<number, KnownEntity[]>()
  for (const row of found) {
    const stored = byPlace.get(row.place) ?? []
    if (row.arn !== null) stored.push(knownEntity(row.arn, row))
    byPlace.set(row.place, stored)
  }
  return byPlace
}

interface FoundRow {
  place: number
  /** Null: nothing is stored; empty: without an ARN. */
  arn: string | null
  status: string | null
  lastUpdatedAt: number | null
  valueStatus: string | null
  valueUpdatedAt: number | null
}

function knownEntity(arn: string, { status, lastUpdatedAt, valueStatus, valueUpdatedAt }: FoundRow): KnownEntity {
  const ofValue = { status: valueStatus, lastUpdatedAt: valueUpdatedAt }
  return { arn: arn || null, status, lastUpdatedAt, ofValue }
}

function isOfValue(table: string): string {
  return `${table}.event_id = given.event_id AND ${table}.account_id = given.account_id AND ${table}.entity_value = given.entity_value`
}

/** The moment of the entity itself, or else of the first of its value. */
function ms(column: string): string {
  return `(extract(epoch FROM coalesce(e.${column}, n.${column})) * 1000)::float8`
}

/** Writes what is known of stored entities now. */
export async function updateEntities(client: pg.ClientBase, rows: readonly ChangedEntityRow[]): Promise<void> {
  if (rows.length === 0) return
  const { from, parameters } = bulkRows(CHANGED_ENTITY_COLUMNS, rows)
  await client.query(
    `UPDATE affected_entity e SET entity_arn = given.entity_arn, status = given.status,
       last_updated_at = given.last_updated_at, value_status = given.value_status, value_updated_at = given.value_updated_at
     FROM ${from} WHERE ${isOfValue('e')} AND e.entity_arn = given.known_arn`,
    parameters,
  )
}
