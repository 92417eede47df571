/** Says that two incidents have to do with each other, and takes that back. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { takeTurn } from '@/lib/db/turn'
import { AppError } from '@/lib/errors'
import { changeBy, type Doer } from './doer'
import { writeChange } from './write-change'
import { subjectOf } from './write-columns'
import { type LockedIncident, lockIncident } from './write-lock'
import type { JsonRow } from './write-snapshot'

/** Links two incidents, which stay two. @throws AppError INVALID with itself, CONFLICT where they are, NOT_FOUND */
export async function linkIncidents(
  client: pg.ClientBase,
  doer: Doer,
  id: string,
  { other: otherId, reason }: { other: string; reason: string | null },
): Promise<void> {
  const [one, other] = await lockPair(client, doer, id, otherId)
  const [less, more] = inOrder(one, other)
  const { rows } = await client.query<{ row: JsonRow }>(
    `INSERT INTO incident_relation (incident_id, other_id, reason, by_name) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING to_jsonb(incident_relation) AS row`,
    [less, more, reason, doer.actor.name],
  )
  const row = rows[0]?.row
  if (row === undefined) throw new AppError('CONFLICT', 'These two are linked already. Nothing was changed.')
  await noteDown(client, doer, [one, other], 'linked', { row, reason })
}

/** Takes the link away. @throws AppError CONFLICT where there is none, NOT_FOUND */
export async function unlinkIncidents(
  client: pg.ClientBase,
  doer: Doer,
  id: string,
  { other: otherId }: { other: string },
): Promise<void> {
  const [one, other] = await lockPair(client, doer, id, otherId)
  const { rows } = await client.query<{ row: JsonRow }>(
    `DELETE FROM incident_relation WHERE incident_id = $1 AND other_id = $2 RETURNING to_jsonb(incident_relation) AS row`,
    inOrder(one, other),
  )
  const row = rows[0]?.row
  if (row === undefined) throw new AppError('CONFLICT', 'These two are not linked any more. Nothing was changed.')
  await noteDown(client, doer, [one, other], 'unlinked', { row, reason: null })
}

async function lockPair(
  client: pg.ClientBase,
  doer: Doer,
  id: string,
  otherId: string,
): Promise<[LockedIncident, LockedIncident]> {
  // Whoever locks several incidents has the turn, so that nobody waits for the other: people who link, and grouping.
  await takeTurn(client, 'record')
  const one = await lockIncident(client, doer, { id })
  const other = await lockIncident(client, doer, { id: otherId })
  if (one.id !== other.id) return [one, other]
  const fields = { other: 'This is the incident itself.' }
  throw new AppError('INVALID', 'An incident cannot be linked with itself. Nothing was changed.', fields)
}

/** The two ids, the smaller number first. */
function inOrder(one: { id: string }, other: { id: string }): [string, string] {
  return Number(one.id) <= Number(other.id) ? [one.id, other.id] : [other.id, one.id]
}

async function noteDown(
  client: pg.ClientBase,
  doer: Doer,
  [one, other]: [LockedIncident, LockedIncident],
  what: 'linked' | 'unlinked',
  { row, reason }: { row: JsonRow; reason: string | null },
): Promise<void> {
  const by = changeBy(doer)
  const undo = { type: 'relation', row, linked: what === 'linked' }
  const of = await writeChange(client, { incidentId: one.id, by, what, after: { other: other.id, reason }, undo })
  const part = { type: 'part', of }
  await writeChange(client, { incidentId: other.id, by, what, after: { other: one.id, reason }, undo: part })
  const after = { other: other.id, title: other.title, reason }
  await recordChange(client, doer.actor, { action: `incident.${what}`, subject: subjectOf(one), after })
  await announce(client, { topic: 'incidents', ids: [one.id, other.id] })
}
