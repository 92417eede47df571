/** Writes what happened to incidents: rows are only ever added. */
import 'server-only'
import type pg from 'pg'
import { type BulkColumn, copyRows, insertRows, timestamp } from '@/lib/db/bulk'
import type { Queryable } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import type { ChangeWord } from '@/lib/domain/incident'

/** Who did it. */
export interface ChangeBy {
  kind: 'rule' | 'person' | 'token'
  /** Null for rules. */
  id: string | null
  name: string
}

/** Whoever is named where no person decided. */
export const BY_RULE: ChangeBy = { kind: 'rule', id: null, name: 'Faultline' }

/** One thing that happened to one incident. */
export interface NewChange {
  incidentId: string
  by: ChangeBy
  what: ChangeWord
  /** Values of JSON: what was, what is, and what is needed to take it back (left out: it cannot be). */
  before?: unknown
  after?: unknown
  undo?: unknown
  /** When it happened, where that was earlier; else now. */
  occurredAt?: Instant
}

/** JSON for a column; null where nothing is given. */
function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

const COLUMNS: readonly BulkColumn<NewChange>[] = [
  { name: 'incident_id', type: 'bigint', value: ({ incidentId }) => incidentId },
  { name: 'occurred_at', type: 'timestamptz', value: ({ occurredAt }) => timestamp(occurredAt ?? Date.now()) },
  { name: 'by_kind', type: 'text', value: ({ by }) => by.kind },
  { name: 'by_id', type: 'text', value: ({ by }) => by.id },
  { name: 'by_name', type: 'text', value: ({ by }) => by.name },
  { name: 'what', type: 'text', value: ({ what }) => what },
  { name: 'before', type: 'jsonb', value: ({ before }) => json(before) },
  { name: 'after', type: 'jsonb', value: ({ after }) => json(after) },
  { name: 'undo', type: 'jsonb', value: ({ undo }) => json(undo) },
]

/** Adds one change to the history of its incident and returns its id. Announces nothing: refreshIncidents does. */
export async function writeChange(client: Queryable, change: NewChange): Promise<string> {
  const [row] = await insertRows<NewChange, { id: string }>(
    client,
    'incident_change',
    COLUMNS,
    [change],
    'RETURNING id::text',
  )
  if (row === undefined) throw new Error('A change of an incident was not stored.')
  return row.id
}

/** Adds many changes, in their order. */
export async function writeChanges(client: pg.ClientBase, changes: readonly NewChange[]): Promise<void> {
  await copyRows(client, 'incident_change', COLUMNS, changes)
}
