/** Finds the events that people arrange, and the incidents that these are in. */
import 'server-only'
import type pg from 'pg'
import { all, parameters } from '@/lib/db/statement'
import { visibility } from '@/lib/db/visibility'
import { AppError } from '@/lib/errors'
import type { Doer } from './doer'

/** More are not named by a change, only counted. */
const MOST_NAMED = 100

/** Events as the history of an incident names them. */
export function eventsMoved(eventIds: readonly string[]): { eventIds: string[]; eventCount: number } {
  return { eventIds: eventIds.slice(0, MOST_NAMED), eventCount: eventIds.length }
}

/** Ids of the events of an incident, in order. */
export async function listEventsOf(client: pg.ClientBase, incidentId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT event_id::text AS id FROM incident_event WHERE incident_id = $1 ORDER BY event_id',
    [incidentId],
  )
  return rows.map(({ id }) => id)
}

/** An event that people arrange, and where it is; null: in no incident. */
export interface HeldEvent {
  id: string
  incidentId: string | null
}

/** These events, each once, as far as the doer may see them. @throws AppError NOT_FOUND where one is missing */
export async function getHeldEvents(
  client: pg.ClientBase,
  doer: Doer,
  eventIds: readonly string[],
): Promise<HeldEvent[]> {
  const ids = [...new Set(eventIds)]
  const { bind, values } = parameters()
  const known = bind(ids.filter((id) => /^\d{1,18}$/.test(id)))
  const conditions = [`e.id = ANY(${known}::bigint[])`, ...visibility(doer.accounts, bind, 'few')]
  const { rows } = await client.query<HeldEvent>(
    `SELECT e.id::text, o.incident_id::text AS "incidentId" FROM health_event e
     LEFT JOIN incident_event o ON o.event_id = e.id WHERE ${all(conditions)} ORDER BY e.id`,
    values,
  )
  if (rows.length === ids.length) return rows
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  throw new AppError('NOT_FOUND', `There is no event ${missing}, or none that you may see. Nothing was changed.`)
}
