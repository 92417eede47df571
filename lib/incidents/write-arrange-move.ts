/** Moves one event into an incident, from another or from none. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Arrangement, Prepared } from './arrangement'
import type { Doer } from './doer'
import { eventsMoved, getHeldEvents } from './write-arrange-events'
import { lockIncident } from './write-lock'

/** @throws AppError CONFLICT where it is there already or not where it was seen, NOT_FOUND */
export async function prepareMove(
  client: pg.ClientBase,
  doer: Doer,
  { eventId, to, from: seen = null }: Extract<Arrangement, { what: 'move' }>,
): Promise<Prepared> {
  const receiver = await lockIncident(client, doer, { id: to })
  const [event] = await getHeldEvents(client, doer, [eventId])
  const from = event?.incidentId ?? null
  if (from === receiver.id) {
    throw new AppError('CONFLICT', `Event ${eventId} is in incident ${receiver.id} already. Nothing was changed.`)
  }
  if (from !== null) await lockIncident(client, doer, { id: from })
  if (seen !== null && seen !== from) throw movedSince(eventId, from)
  const eventIds = [eventId]
  return {
    involved: from === null ? [receiver.id] : [from, receiver.id],
    eventIds,
    receiver: async () => receiver.id,
    merged: null,
    tell: (_, emptied) => {
      const left = from === null ? [] : [{ incidentId: from, ...leaving(emptied.has(from), receiver.id, eventIds) }]
      return [{ incidentId: receiver.id, what: 'moved', after: { from, ...eventsMoved(eventIds) } }, ...left]
    },
    action: 'incident.event-moved',
    audited: { ...eventsMoved(eventIds), from, to: receiver.id },
  }
}

function movedSince(eventId: string, from: string | null): AppError {
  const where = from === null ? 'in no incident any more' : `in incident ${from} by now`
  return new AppError('CONFLICT', `Event ${eventId} is ${where}. Nothing was changed: look again, then decide.`)
}

/** What an incident's history says of events that went to another; it goes with them where it has no others. */
export function leaving(emptied: boolean, to: string, eventIds: readonly string[]) {
  return { what: emptied ? ('merged' as const) : ('moved' as const), after: { to, ...eventsMoved(eventIds) } }
}
