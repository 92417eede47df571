/** Sets columns of a locked incident: one version, one change of its history that can be taken back, one AuditEntry. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { parameters } from '@/lib/db/statement'
import type { Instant } from '@/lib/domain/health-event'
import type { ChangeWord } from '@/lib/domain/incident'
import { changeBy, type Doer } from './doer'
import { writeChange } from './write-change'
import type { LockedIncident } from './write-lock'

/** The columns that people set. */
type Column =
  | 'kind'
  | 'kind_by_hand'
  | 'status'
  | 'title'
  | 'title_by_hand'
  | 'severity'
  | 'severity_reason'
  | 'description'
  | 'owner_id'
  | 'team_id'
  | 'acknowledged_at'
  | 'acknowledged_by'
  | 'mitigated_at'
  | 'resolved_at'

/** What a person decided. */
export interface Decision {
  columns: Partial<Record<Column, string | number | boolean | Date | null>>
  what: ChangeWord
  /** `incident.…` */
  action: string
  before: Record<string, unknown>
  after: Record<string, unknown>
  occurredAt?: Instant
}

/** An incident after a change: the version that the next change names, and the change; null where all was so already. */
export interface Changed {
  id: string
  version: number
  changeId: string | null
}

/** What is needed to take a change of columns back: values as PostgreSQL writes them in JSON. */
export interface ColumnsUndo {
  type: 'columns'
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Carries out the decision. The incident must be locked by the transaction of `client`. */
export async function decide(
  client: pg.ClientBase,
  doer: Doer,
  incident: LockedIncident,
  { columns, what, action, before, after, occurredAt }: Decision,
): Promise<Changed> {
  const { bind, values } = parameters()
  const names = bind(Object.keys(columns))
  const given = Object.entries(columns).map(([name, value]) => ({ name, place: bind(value) }))
  const sets = given.map(({ name, place }) => `${name} = ${place}`)
  const moves = given.map(({ name, place }) => `i.${name} IS DISTINCT FROM ${place}`)
  const picked = (row: string) =>
    `(SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(to_jsonb(${row})) c WHERE c.key = ANY(${names}::text[]))`
  const { rows } = await client.query<{ version: number; was: Record<string, unknown>; is: Record<string, unknown> }>(
    `UPDATE incident i SET version = i.version + 1, ${sets.join(', ')}
     FROM (SELECT * FROM incident WHERE id = ${bind(incident.id)}) old WHERE i.id = old.id AND (${moves.join(' OR ')})
     RETURNING i.version, ${picked('old')} AS was, ${picked('i')} AS is`,
    values,
  )
  const [row] = rows
  if (row === undefined) return { id: incident.id, version: incident.version, changeId: null }
  const undo: ColumnsUndo = { type: 'columns', before: row.was, after: row.is }
  const changeId = await writeChange(client, {
    ...{ incidentId: incident.id, by: changeBy(doer), what, before, after, undo },
    ...(occurredAt === undefined ? {} : { occurredAt }),
  })
  await recordChange(client, doer.actor, { action, subject: subjectOf(incident), before, after })
  await announce(client, { topic: 'incidents', ids: [incident.id] })
  return { id: incident.id, version: row.version, changeId }
}

/** The incident as the audit names it. */
export function subjectOf({ id, title }: Pick<LockedIncident, 'id' | 'title'>) {
  return { kind: 'incident', id, name: title }
}
