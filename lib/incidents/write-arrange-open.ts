/** Opens an incident by hand, with events of others or without. */
import 'server-only'
import type pg from 'pg'
import { sevNumber } from '@/lib/domain/incident'
import { proposeSeverity } from '@/lib/domain/incident-severity'
import { AppError } from '@/lib/errors'
import type { NewIncident, Prepared } from './arrangement'
import { changeBy, type Doer } from './doer'
import { refuseFuture } from './occurred-at'
import { eventsMoved, getHeldEvents } from './write-arrange-events'
import { leaving } from './write-arrange-move'
import { getTeam } from './write-fields'
import { lockIncident } from './write-lock'

/** @throws AppError INVALID for times that cannot be, NOT_FOUND for an event that is not there */
export async function prepareOpen(client: pg.ClientBase, doer: Doer, incident: NewIncident): Promise<Prepared> {
  refuseImpossible(incident)
  if (incident.teamId !== null) await getTeam(client, incident.teamId)
  const events = await getHeldEvents(client, doer, incident.eventIds)
  const sources = [...new Set(events.flatMap(({ incidentId }) => incidentId ?? []))]
  for (const id of sources) await lockIncident(client, doer, { id })
  const eventIds = events.map(({ id }) => id)
  const { kind, title } = incident
  const status = endOf(incident) === null ? 'acknowledged' : 'resolved'
  return {
    involved: sources,
    eventIds,
    receiver: () => insertIncident(client, doer, incident),
    merged: null,
    tell: (receiver, emptied) => [
      { incidentId: receiver, what: 'opened', after: { kind, title, status, ...eventsMoved(eventIds) } },
      ...sources.map((id) => {
        const gone = events.filter(({ incidentId }) => incidentId === id).map((event) => event.id)
        return { incidentId: id, ...leaving(emptied.has(id), receiver, gone) }
      }),
    ],
    action: 'incident.opened',
    audited: { kind, title, ...eventsMoved(eventIds) },
  }
}

function refuseImpossible({ startedAt, endedAt }: NewIncident): void {
  if (startedAt !== null) refuseFuture(startedAt, 'startedAt')
  if (endedAt === null) return
  refuseFuture(endedAt, 'endedAt')
  if (startedAt !== null && startedAt <= endedAt) return
  const fields = { endedAt: 'An end needs a start before it.' }
  throw new AppError('INVALID', 'The incident would have ended before it began. Nothing was opened.', fields)
}

/** The end that people gave, where no events tell. */
function endOf({ eventIds, endedAt }: NewIncident): number | null {
  return eventIds.length > 0 ? null : endedAt
}

/** Whoever opens an incident has seen it. What has an end is over, unless its events tell. */
async function insertIncident(client: pg.ClientBase, doer: Doer, incident: NewIncident): Promise<string> {
  const { kind, title, description, severity, teamId, services, regions } = incident
  const by = changeBy(doer)
  const proposed = proposeSeverity({
    ...{ peak: null, kind, everywhere: false, services: services.length, accounts: 0, directorySize: null },
    ...{ isPublic: false, reach: null },
  })
  const startedAt = incident.startedAt ?? Date.now()
  const endedAt = endOf(incident)
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO incident (kind, kind_by_hand, origin, status, title, title_by_hand, severity, proposed_severity, severity_rule,
       severity_reason, description, team_id, started_at, ended_at, services, regions, first_seen_at, acknowledged_at,
       acknowledged_by, resolved_at, created_by)
     VALUES ($1, true, 'manual', $2, $3, true, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now(), now(), $14, $11, $14)
     RETURNING id::text`,
    [
      ...[kind, endedAt === null ? 'acknowledged' : 'resolved', title],
      ...[
        sevNumber(severity?.severity ?? proposed.sev),
        sevNumber(proposed.sev),
        proposed.rule,
        severity?.reason ?? null,
      ],
      ...[description, teamId, new Date(startedAt), endedAt === null ? null : new Date(endedAt)],
      ...[services, regions, by.name],
    ],
  )
  return rows[0]?.id ?? ''
}
