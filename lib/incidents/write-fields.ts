/** Changes what people say of an incident: severity, title, kind, owner, team, description. */
import 'server-only'
import type pg from 'pg'
import { takeTurn } from '@/lib/db/turn'
import { type IncidentKind, type Sev, sevNumber, sevOf } from '@/lib/domain/incident'
import { AppError } from '@/lib/errors'
import type { NamedRef } from './contract'
import { type Doer, personNamed } from './doer'
import { type Changed, decide } from './write-columns'
import { lockIncident, type Target } from './write-lock'
import { refreshIncidents } from './write-rollup'

/** Says how much it matters, and why. @throws AppError INVALID without a reason, CONFLICT, NOT_FOUND */
export async function overrideSeverity(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  { severity, reason }: { severity: Sev; reason: string },
): Promise<Changed> {
  const incident = await lockIncident(client, doer, target)
  return decide(client, doer, incident, {
    columns: { severity: sevNumber(severity), severity_reason: reason },
    what: 'severity',
    action: 'incident.severity-changed',
    before: { severity: sevOf(incident.severity), reason: incident.severityReason },
    after: { severity, reason },
  })
}

/** Lets the rule's proposal count again. @throws AppError CONFLICT, NOT_FOUND */
export async function followProposal(client: pg.ClientBase, doer: Doer, target: Target): Promise<Changed> {
  const incident = await lockIncident(client, doer, target)
  return decide(client, doer, incident, {
    columns: { severity: incident.proposedSeverity, severity_reason: null },
    what: 'severity',
    action: 'incident.severity-changed',
    before: { severity: sevOf(incident.severity), reason: incident.severityReason },
    after: { severity: sevOf(incident.proposedSeverity), reason: null },
  })
}

/** Gives it another title; null: the one that follows from its events again. @throws AppError CONFLICT, NOT_FOUND */
export async function rename(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  title: string | null,
): Promise<Changed> {
  await takeTurn(client, 'record')
  const incident = await lockIncident(client, doer, target)
  const changed = await decide(client, doer, incident, {
    // The old title goes along, so that it comes back when this is taken back.
    columns: title === null ? { title: incident.title, title_by_hand: false } : { title, title_by_hand: true },
    what: 'title',
    action: 'incident.renamed',
    before: { title: incident.title },
    after: { title },
  })
  if (title === null) await refreshIncidents(client, [incident.id])
  return changed
}

/** @throws AppError CONFLICT, NOT_FOUND */
export async function changeKind(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  kind: IncidentKind,
): Promise<Changed> {
  await takeTurn(client, 'record')
  const incident = await lockIncident(client, doer, target)
  const changed = await decide(client, doer, incident, {
    columns: { kind, kind_by_hand: true },
    what: 'kind',
    action: 'incident.kind-changed',
    before: { kind: incident.kind },
    after: { kind },
  })
  // The proposed severity depends on the kind.
  await refreshIncidents(client, [incident.id])
  return changed
}

/** Makes somebody the owner: an id, `me`, or null for nobody. @throws AppError INVALID, CONFLICT, NOT_FOUND */
export async function assignOwner(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  person: string | null,
): Promise<Changed> {
  const incident = await lockIncident(client, doer, target)
  const owner = person === null ? null : await getPerson(client, personNamed(doer, person))
  return decide(client, doer, incident, {
    columns: { owner_id: owner?.id ?? null },
    what: 'owner',
    action: 'incident.owner-changed',
    before: { owner: incident.ownerId === null ? null : await findNamed(client, 'person', incident.ownerId) },
    after: { owner },
  })
}

/** @throws AppError INVALID, CONFLICT, NOT_FOUND */
export async function assignTeam(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  teamId: string | null,
): Promise<Changed> {
  const incident = await lockIncident(client, doer, target)
  const team = teamId === null ? null : await getTeam(client, teamId)
  return decide(client, doer, incident, {
    columns: { team_id: teamId },
    what: 'team',
    action: 'incident.team-changed',
    before: { team: incident.teamId === null ? null : await findNamed(client, 'team', incident.teamId) },
    after: { team },
  })
}

/** Describes it in Markdown; null: not at all. @throws AppError CONFLICT, NOT_FOUND */
export async function describeIncident(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  description: string | null,
): Promise<Changed> {
  const incident = await lockIncident(client, doer, target)
  return decide(client, doer, incident, {
    columns: { description },
    what: 'description',
    action: 'incident.described',
    before: { description: incident.description },
    after: { description },
  })
}

/** Somebody who may sign in. @throws AppError INVALID */
export async function getPerson(client: pg.ClientBase, id: string): Promise<NamedRef> {
  const { rows } = await client.query<NamedRef>(
    'SELECT id::text, name FROM person WHERE id::text = $1 AND disabled_at IS NULL',
    [id],
  )
  const [person] = rows
  if (person !== undefined) return person
  throw new AppError('INVALID', 'There is nobody of that id here, or they are disabled. Nothing was changed.')
}

/** @throws AppError INVALID */
export async function getTeam(client: pg.ClientBase, id: string): Promise<NamedRef> {
  const team = await findNamed(client, 'team', id)
  if (team !== null) return team
  throw new AppError('INVALID', 'There is no such team any more. Nothing was changed.')
}

async function findNamed(client: pg.ClientBase, table: 'person' | 'team', id: string): Promise<NamedRef | null> {
  const { rows } = await client.query<NamedRef>(`SELECT id::text, name FROM ${table} WHERE id::text = $1`, [id])
  return rows[0] ?? null
}
