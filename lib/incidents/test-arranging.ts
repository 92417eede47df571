/** Helpers for tests of arranging: incidents to arrange, and what must not have moved. */
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Arranged, Arrangement, NewIncident } from './arrangement'
import type { Doer } from './doer'
import { record } from './test-grouping'
import { arrange } from './write-arrange'
import { undoChange } from './write-undo'

/** Records incident 1 of the events 1 and 2 (one service, again), 2 of event 3, 3 of event 4, which is open. */
export async function recordFour(): Promise<void> {
  await record(
    { id: '1', from: 0, to: 30 },
    { id: '2', from: 40, to: 70 },
    { id: '3', region: 'eu-west-1', service: 's3', from: 5, to: 20 },
    { id: '4', region: 'ap-south-1', service: 'rds', from: 5, to: null },
  )
}

/** An incident that somebody opens, without events. */
export const OWN: NewIncident = {
  ...{ kind: 'change', title: 'A deploy broke the trust policy', description: null, startedAt: null, endedAt: null },
  ...{ severity: null, teamId: null, services: ['iam'], regions: ['global'], eventIds: [] },
}

export function carryOut(doer: Doer, arrangement: Arrangement): Promise<Arranged> {
  return inTransaction((client) => arrange(client, doer, arrangement))
}

export function merge(doer: Doer, id: string, into: string): Promise<Arranged> {
  return carryOut(doer, { what: 'merge', target: { id }, into })
}

export function undo(doer: Doer, { changeId }: Pick<Arranged, 'changeId'>): Promise<{ id: string }> {
  return inTransaction((client) => undoChange(client, doer, changeId))
}

/** The id that the database gave an event of this number. */
export async function eventId(number: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id::text FROM health_event WHERE substring(arn FROM '_(\\d+)$') = $1",
    [number],
  )
  return rows[0]?.id ?? ''
}

/** Rows of incidents (of these alone, if given; without versions), of their events and links: what an undo brings back. */
export async function wholeState(incidentIds: readonly string[] | null = null): Promise<unknown> {
  const { rows } = await pool().query(
    `SELECT (SELECT jsonb_agg(to_jsonb(i) - 'version' ORDER BY i.id) FROM incident i
             WHERE $1::text[] IS NULL OR i.id::text = ANY($1)) AS incidents,
       (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.event_id) FROM incident_event o) AS events,
       (SELECT jsonb_agg(to_jsonb(l) ORDER BY l.event_id, l.other_id) FROM incident_link l) AS links`,
    [incidentIds],
  )
  return rows[0]
}
