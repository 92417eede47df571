/** How responders arrange incidents: each action asks for `incidents:respond` and leads to the incident to look at next. */
'use server'
import { redirect } from 'next/navigation'
import { action, type By } from '@/lib/access/action'
import { inTransaction } from '@/lib/db/transaction'
import type { Arrangement } from './arrangement'
import { doerOf } from './doer'
import { linkForm, mergeForm, moveForm, openForm, splitForm, undoForm, unlinkForm } from './schemas'
import { arrange } from './write-arrange'
import { linkIncidents, unlinkIncidents } from './write-relations'
import { undoChange } from './write-undo'

/** Carries it out; the page that follows offers to take the change `arranged` back. */
async function arrangeAndShow(by: By, arrangement: Arrangement): Promise<never> {
  const { incidentId, changeId } = await inTransaction((client) => arrange(client, doerOf(by), arrangement))
  redirect(`/incidents/${incidentId}?arranged=${changeId}`)
}

/**
 * Fields: kind, title, description, startedAt, endedAt, severity with reason, team, services, regions (apart by blanks or
 * commas), `event:<id>` for each event. Leads to the new incident.
 */
export const openIncidentAction = action('incidents:respond', openForm, (incident, by) =>
  arrangeAndShow(by, { what: 'open', incident }),
)

/** Fields: id, version, into. Leads to the incident that it went into. */
export const mergeIncidentAction = action('incidents:respond', mergeForm, ({ into, ...target }, by) =>
  arrangeAndShow(by, { what: 'merge', target, into }),
)

/** Fields: id, version, `event:<id>` for each event that goes. Leads to the incident that was split. */
export const splitIncidentAction = action('incidents:respond', splitForm, (split, by) =>
  arrangeAndShow(by, { what: 'split', ...split }),
)

/** Fields: event, to, from: where it was seen, if that is known. Leads to the incident that it went into. */
export const moveEventAction = action('incidents:respond', moveForm, ({ event, to, from }, by) =>
  arrangeAndShow(by, { what: 'move', eventId: event, to, from: from || null }),
)

/** Fields: id, other, reason. */
export const linkIncidentsAction = action('incidents:respond', linkForm, ({ id, ...link }, by) =>
  inTransaction((client) => linkIncidents(client, doerOf(by), id, link)),
)

/** Fields: id, other. */
export const unlinkIncidentsAction = action('incidents:respond', unlinkForm, ({ id, other }, by) =>
  inTransaction((client) => unlinkIncidents(client, doerOf(by), id, { other })),
)

/** Field: change. Leads to the incident whose change it is. */
export const undoChangeAction = action('incidents:respond', undoForm, async ({ change }, by): Promise<never> => {
  const { id } = await inTransaction((client) => undoChange(client, doerOf(by), change))
  redirect(`/incidents/${id}`)
})
