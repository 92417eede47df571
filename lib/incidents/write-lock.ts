/** Locks the incident that somebody changes, after looking whether they may see it and whether they saw its latest state. */
import 'server-only'
import type pg from 'pg'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { IncidentKind, IncidentStatus } from '@/lib/domain/incident'
import { AppError } from '@/lib/errors'
import type { Doer } from './doer'
import { changedSince } from './read-changed-since'
import { isSeen } from './seen-sql'

/** Which incident somebody changes, and the version of it that they saw; without a version, whatever it is now. */
export interface Target {
  id: string
  version?: number | null
}

/** An incident whose row nobody else changes until the transaction ends. */
export interface LockedIncident {
  id: string
  kind: IncidentKind
  origin: 'correlated' | 'manual' | 'alert'
  status: IncidentStatus
  title: string
  severity: number
  proposedSeverity: number
  severityReason: string | null
  description: string | null
  ownerId: string | null
  teamId: string | null
  startedAt: Date
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  resolvedAt: Date | null
  version: number
}

const COLUMNS = `id::text, kind, origin, status, title, severity, proposed_severity AS "proposedSeverity",
  severity_reason AS "severityReason", description, owner_id AS "ownerId", team_id AS "teamId", started_at AS "startedAt",
  acknowledged_at AS "acknowledgedAt", acknowledged_by AS "acknowledgedBy", resolved_at AS "resolvedAt", version`

const NOT_THERE = 'There is no such incident, or none that you may see. Nothing was changed.'

/**
 * The incident, locked. One that was merged stands for the incident that it went into, unless a version is named: whoever
 * saw it as it was must look again.
 * @throws AppError NOT_FOUND, and CONFLICT that says who changed what since
 */
export async function lockIncident(client: pg.ClientBase, doer: Doer, target: Target): Promise<LockedIncident> {
  const id = await findSurvivor(client, target.id)
  if (id === null || !(await seesIncident(client, doer.accounts, id))) throw new AppError('NOT_FOUND', NOT_THERE)
  await client.query('SAVEPOINT unlocked')
  const { rows } = await client.query<LockedIncident>(
    `SELECT ${COLUMNS} FROM incident WHERE id = $1 AND merged_into IS NULL FOR UPDATE`,
    [id],
  )
  const [incident] = rows
  if (incident === undefined) {
    // It was merged while this waited. PostgreSQL locked it all the same; who holds two gets in others' way.
    await client.query('ROLLBACK TO SAVEPOINT unlocked')
    return lockIncident(client, doer, target)
  }
  const { version } = target
  if (version === undefined || version === null) return incident
  if (id !== target.id) {
    throw new AppError('CONFLICT', `This incident was merged into incident ${id}. Nothing was changed: go on there.`)
  }
  if (version !== incident.version) throw await changedSince(client, incident, version)
  return incident
}

/** The id of the incident that this one is or was merged into, by however many steps; null where there is none. */
export async function findSurvivor(client: pg.ClientBase, id: string): Promise<string | null> {
  if (!/^\d{1,18}$/.test(id)) return null
  const { rows } = await client.query<{ id: string }>(
    `WITH RECURSIVE up(id, merged_into) AS (
       SELECT id, merged_into FROM incident WHERE id = $1
       UNION SELECT i.id, i.merged_into FROM incident i JOIN up ON i.id = up.merged_into)
     SELECT id::text FROM up WHERE merged_into IS NULL`,
    [id],
  )
  return rows[0]?.id ?? null
}

/** Whether the reader may see it: one of its events or alerts, or it has neither. */
async function seesIncident(client: pg.ClientBase, accounts: VisibleAccounts, id: string): Promise<boolean> {
  if (accounts === null) return true
  const { bind, values } = parameters()
  const { rows } = await client.query<{ sees: boolean }>(
    `SELECT EXISTS (SELECT FROM incident i WHERE ${all([`i.id = ${bind(id)}`, ...isSeen(accounts, bind)])}) AS sees`,
    values,
  )
  return rows[0]?.sees === true
}
