/** Locks the post-mortem that somebody changes, after looking whether they see its incident. */
import 'server-only'
import type pg from 'pg'
import type { SignOffRole } from '@/lib/domain/postmortem/template'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { family } from '@/lib/incidents/incident-sql'
import { type LockedIncident, lockIncident } from '@/lib/incidents/write-lock'

/** A post-mortem whose row, and whose incident's, nobody else changes until the transaction ends. */
export interface LockedPostmortem {
  id: string
  /** The incident that it is shown on: of a merged one, the one that it went into. */
  incident: LockedIncident
  /** The incident that it was opened for. */
  openedFor: string
  state: PostmortemState
  version: number
  templateId: string
  templateVersion: number
  templateName: string
  signOffRoles: SignOffRole[]
  openedAt: Date
  openedById: string | null
  openedByName: string
  publishedAt: Date | null
  revision: number | null
}

const COLUMNS = `id::text, incident_id::text AS "openedFor", state, version, template_id AS "templateId",
  template_version AS "templateVersion", template_name AS "templateName", sign_off_roles AS "signOffRoles",
  opened_at AS "openedAt", opened_by_id AS "openedById", opened_by_name AS "openedByName", published_at AS "publishedAt",
  revision`

const NOT_THERE = 'There is no such post-mortem, or none that you may see. Nothing was changed.'

/**
 * The post-mortem of an incident, locked: its own, else the oldest of those merged into it; `of` names one of them by its id.
 * @throws AppError NOT_FOUND, also where the doer does not see the incident
 */
export async function lockPostmortem(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  of: string | null = null,
): Promise<LockedPostmortem> {
  const incident = await lockIncident(client, doer, { id: incidentId })
  const found = await findLocked(client, incident, of)
  if (found === null) throw new AppError('NOT_FOUND', NOT_THERE)
  return found
}

/** The post-mortem with this id, locked. @throws AppError NOT_FOUND, also where the doer does not see its incident */
export async function lockPostmortemById(client: pg.ClientBase, doer: Doer, id: string): Promise<LockedPostmortem> {
  const { rows } = await client.query<{ incidentId: string }>(
    'SELECT incident_id::text AS "incidentId" FROM postmortem WHERE id = $1',
    [/^\d{1,18}$/.test(id) ? id : null],
  )
  const [row] = rows
  if (row === undefined) throw new AppError('NOT_FOUND', NOT_THERE)
  return lockPostmortem(client, doer, row.incidentId, id)
}

/** The post-mortem of an incident that is locked, itself locked; null where nobody opened one. */
export async function findLocked(
  client: pg.ClientBase,
  incident: LockedIncident,
  of: string | null,
): Promise<LockedPostmortem | null> {
  if (of !== null && !/^\d{1,18}$/.test(of)) return null
  const { rows } = await client.query<Omit<LockedPostmortem, 'incident'>>(
    `SELECT ${COLUMNS} FROM postmortem
     WHERE incident_id IN ${family('$1::bigint')} AND ($2::bigint IS NULL OR postmortem.id = $2)
     ORDER BY incident_id = $1 DESC, opened_at, postmortem.id LIMIT 1 FOR UPDATE`,
    [incident.id, of],
  )
  const [row] = rows
  return row === undefined ? null : { ...row, incident }
}
