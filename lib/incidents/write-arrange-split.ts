/** Splits chosen events off an incident into one of their own. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Arrangement, Prepared } from './arrangement'
import type { Doer } from './doer'
import { eventsMoved, getHeldEvents, listEventsOf } from './write-arrange-events'
import { lockIncident } from './write-lock'

/** @throws AppError INVALID for none or all of its events, CONFLICT for events that are elsewhere by now, NOT_FOUND */
export async function prepareSplit(
  client: pg.ClientBase,
  doer: Doer,
  { target, eventIds }: Extract<Arrangement, { what: 'split' }>,
): Promise<Prepared> {
  const incident = await lockIncident(client, doer, target)
  const chosen = (await getHeldEvents(client, doer, eventIds)).map((event) => {
    if (event.incidentId === incident.id) return event.id
    throw new AppError(
      'CONFLICT',
      `Event ${event.id} is not in this incident any more. Nothing was changed: look again.`,
    )
  })
  const own = await listEventsOf(client, incident.id)
  if (chosen.length === 0 || chosen.length === own.length) throw allOrNone(chosen.length)
  return {
    involved: [incident.id],
    eventIds: chosen,
    receiver: () => insertSplit(client, doer, incident.id),
    merged: null,
    tell: (receiver) => [
      { incidentId: incident.id, what: 'split', after: { to: receiver, ...eventsMoved(chosen) } },
      { incidentId: receiver, what: 'split', after: { from: incident.id, ...eventsMoved(chosen) } },
    ],
    action: 'incident.split',
    audited: { from: incident.id, title: incident.title, ...eventsMoved(chosen) },
  }
}

/** A new incident beside another; what follows from its events is computed afterwards. Seen is what was seen before. */
async function insertSplit(client: pg.ClientBase, doer: Doer, from: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO incident (kind, origin, status, title, severity, proposed_severity, severity_rule, started_at, first_seen_at,
       acknowledged_at, acknowledged_by, created_by)
     SELECT kind, 'correlated', CASE WHEN acknowledged_at IS NULL THEN 'detected' ELSE 'acknowledged' END, title,
       proposed_severity, proposed_severity, severity_rule, started_at, first_seen_at, acknowledged_at, acknowledged_by, $2
     FROM incident WHERE id = $1 RETURNING id::text`,
    [from, doer.actor.name],
  )
  return rows[0]?.id ?? ''
}

function allOrNone(chosen: number): AppError {
  const why =
    chosen === 0
      ? 'Choose at least one event to split off.'
      : 'These are all events of the incident: leave at least one in it.'
  return new AppError('INVALID', `${why} Nothing was changed.`, { events: why })
}
