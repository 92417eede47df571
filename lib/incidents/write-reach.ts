/** Works out how many accounts incidents touch, and stores it for lists, the Now strip and their severity. */
import 'server-only'
import type pg from 'pg'
import { findBlastFacts } from '@/lib/blast-radius/read-facts'
import { type BulkColumn, bulkRows } from '@/lib/db/bulk'
import { pool, type Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { countsOf, weightOf } from '@/lib/domain/blast-radius/figures'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import type { WeighedReach } from '@/lib/domain/incident-reach'
import { readRoots } from './correlation-facts'
import { refreshIncidents } from './write-rollup'

/** An incident and how far it reaches; null where that cannot be told. */
interface Reached {
  id: string
  reach: WeighedReach | null
}

/**
 * Works out anew how many accounts these incidents touch over their whole time. Where that has moved it is stored, the
 * incidents' severity follows, and they are announced on the topic `incidents`. What was merged stands for what it went
 * into. Takes the turn `record`, and only where something has moved: reading takes long. Returns the ids of what moved.
 */
export async function refreshReach(incidentIds: readonly string[]): Promise<string[]> {
  const roots = await readRoots(pool(), incidentIds)
  const ids = [...new Set(incidentIds.map((id) => roots.get(id) ?? id))]
  const hasDirectory = await isDirectoryKnown(pool())
  const found: Reached[] = []
  for (const id of ids) found.push({ id, reach: hasDirectory ? await findReach(id) : null })
  const moved = await listMoved(found)
  if (moved.length === 0) return []
  return inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const stored = await storeReach(client, moved)
    await refreshIncidents(client, stored)
    return stored
  })
}

/** Null also where no account is left, or where nobody said what failed: none of none, or of nothing, is no finding. */
async function findReach(incidentId: string): Promise<WeighedReach | null> {
  const facts = await findBlastFacts(incidentId, null, Date.now())
  if (facts === null) return null
  const touches = touchesAt(facts, null)
  const { confirmed, reported, inferred, unknown, touched, total } = countsOf(facts, touches)
  const isSaid = facts.events.length > 0 || facts.faults.length > 0
  if (total === 0 || (touched === 0 && !isSaid)) return null
  return { confirmed, reported, inferred, unknown, touched, total, weight: weightOf(facts, touches) }
}

async function isDirectoryKnown(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM aws_account) AS any')
  return rows[0]?.any === true
}

const COLUMNS: readonly BulkColumn<Reached>[] = [
  { name: 'id', type: 'bigint', value: ({ id }) => id },
  { name: 'reach_confirmed', type: 'int', value: ({ reach }) => reach?.confirmed ?? null },
  { name: 'reach_reported', type: 'int', value: ({ reach }) => reach?.reported ?? null },
  { name: 'reach_inferred', type: 'int', value: ({ reach }) => reach?.inferred ?? null },
  { name: 'reach_unknown', type: 'int', value: ({ reach }) => reach?.unknown ?? null },
  { name: 'reach_total', type: 'int', value: ({ reach }) => reach?.total ?? null },
  { name: 'reach_weight', type: 'int', value: ({ reach }) => reach?.weight ?? null },
]
const NAMES = COLUMNS.flatMap(({ name }) => (name === 'id' ? [] : [name]))
const list = (of: string) => NAMES.map((name) => `${of}.${name}`).join(', ')
/** i holds other figures than given. */
const DIFFERS = `i.id = given.id AND i.merged_into IS NULL AND (${list('i')}) IS DISTINCT FROM (${list('given')})`

async function listMoved(found: readonly Reached[]): Promise<Reached[]> {
  if (found.length === 0) return []
  const { from, parameters } = bulkRows(COLUMNS, found)
  const { rows } = await pool().query<{ id: string }>(
    `SELECT i.id::text FROM ${from} JOIN incident i ON ${DIFFERS}`,
    parameters,
  )
  return found.filter(({ id }) => rows.some((row) => row.id === id))
}

async function storeReach(client: pg.ClientBase, moved: readonly Reached[]): Promise<string[]> {
  const { from, parameters } = bulkRows(COLUMNS, moved)
  const { rows } = await client.query<{ id: string }>(
    `UPDATE incident i SET (${NAMES.join(', ')}, reach_at) = ROW(${list('given')}, now())
     FROM ${from} WHERE ${DIFFERS} RETURNING i.id::text`,
    parameters,
  )
  return rows.map(({ id }) => id)
}
