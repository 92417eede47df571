/** Merges one incident into another. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Arrangement, Prepared } from './arrangement'
import type { Doer } from './doer'
import { momentWords } from './occurred-at'
import { eventsMoved, listEventsOf } from './write-arrange-events'
import { findSurvivor, lockIncident } from './write-lock'

/** @throws AppError INVALID into itself, CONFLICT for one that was merged already, NOT_FOUND */
export async function prepareMerge(
  client: pg.ClientBase,
  doer: Doer,
  { target, into }: Extract<Arrangement, { what: 'merge' }>,
): Promise<Prepared> {
  if (target.id === into) throw intoItself()
  await refuseMerged(client, doer, target.id, into)
  const receiver = await lockIncident(client, doer, { id: into })
  if (receiver.id !== into) {
    const message = `Incident ${into} was itself merged into incident ${receiver.id}: choose that one. Nothing was changed.`
    throw new AppError('CONFLICT', message, { into: `It was merged into incident ${receiver.id}.` })
  }
  const incident = await lockIncident(client, doer, target)
  const eventIds = await listEventsOf(client, incident.id)
  return {
    involved: [incident.id, receiver.id],
    eventIds,
    receiver: async () => receiver.id,
    merged: incident.id,
    tell: () => [
      { incidentId: receiver.id, what: 'merged', after: { from: incident.id, ...eventsMoved(eventIds) } },
      { incidentId: incident.id, what: 'merged', after: { to: receiver.id, ...eventsMoved(eventIds) } },
    ],
    action: 'incident.merged',
    audited: { from: incident.id, title: incident.title, to: receiver.id, ...eventsMoved(eventIds) },
  }
}

/** @throws AppError CONFLICT that says where the incident went, and who merged it, to those who see it; else NOT_FOUND */
async function refuseMerged(client: pg.ClientBase, doer: Doer, id: string, into: string): Promise<void> {
  const survivor = await findSurvivor(client, id)
  if (survivor === null || survivor === id) return
  await lockIncident(client, doer, { id: survivor })
  const { rows } = await client.query<{ name: string; at: Date }>(
    `SELECT by_name AS name, at FROM incident_change WHERE incident_id = $1 AND what = 'merged' ORDER BY id DESC LIMIT 1`,
    [id],
  )
  const [last] = rows
  const by = last === undefined ? '' : ` by ${last.name} (${momentWords(last.at)})`
  const where = survivor === into ? `incident ${into} already` : `incident ${survivor}`
  throw new AppError('CONFLICT', `Incident ${id} was merged into ${where}${by}. Nothing was changed.`)
}

function intoItself(): AppError {
  const fields = { into: 'This is the incident itself.' }
  return new AppError('INVALID', 'An incident cannot be merged into itself. Nothing was changed.', fields)
}
