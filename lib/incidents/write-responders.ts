/** Lets people join those who respond to an incident, and leave them. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { NamedRef } from './contract'
import { changeBy, type Doer, personNamed } from './doer'
import { family } from './incident-sql'
import { writeChange } from './write-change'
import { subjectOf } from './write-columns'
import { getPerson } from './write-fields'
import { type LockedIncident, lockIncident } from './write-lock'

/** Puts somebody among the responders: an id, or `me`. Whoever is there stays. @throws AppError INVALID, NOT_FOUND */
export async function addResponder(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  person: string,
): Promise<void> {
  const incident = await lockIncident(client, doer, { id: incidentId })
  const responder = await getPerson(client, personNamed(doer, person))
  const { rowCount } = await client.query(
    `INSERT INTO incident_responder (incident_id, person_id) SELECT $1, $2::uuid
     WHERE NOT EXISTS (SELECT FROM incident_responder WHERE person_id = $2::uuid AND incident_id IN ${family('$1::bigint')})`,
    [incident.id, responder.id],
  )
  if (rowCount === 1) await noteDown(client, doer, incident, 'joined', responder)
}

/** Takes somebody out of the responders; whoever is not there stays out. @throws AppError INVALID, NOT_FOUND */
export async function removeResponder(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  person: string,
): Promise<void> {
  const incident = await lockIncident(client, doer, { id: incidentId })
  const { rows } = await client.query<NamedRef>(
    `DELETE FROM incident_responder r USING person p
     WHERE p.id = r.person_id AND r.person_id::text = $2 AND r.incident_id IN ${family('$1::bigint')} RETURNING p.id::text, p.name`,
    [incident.id, personNamed(doer, person)],
  )
  const [responder] = rows
  if (responder !== undefined) await noteDown(client, doer, incident, 'left', responder)
}

async function noteDown(
  client: pg.ClientBase,
  doer: Doer,
  incident: LockedIncident,
  how: 'joined' | 'left',
  person: NamedRef,
): Promise<void> {
  const side = how === 'joined' ? { after: { person } } : { before: { person } }
  await writeChange(client, { incidentId: incident.id, by: changeBy(doer), what: `responder-${how}`, ...side })
  await recordChange(client, doer.actor, { action: `incident.responder-${how}`, subject: subjectOf(incident), ...side })
  await announce(client, { topic: 'incidents', ids: [incident.id] })
}
