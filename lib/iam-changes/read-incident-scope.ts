/** Reads which accounts and which time an incident's changes to identity are looked for in. */
import 'server-only'
import { getBlastFacts } from '@/lib/blast-radius/read-facts'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { certaintyOf, touchesAt } from '@/lib/domain/blast-radius/moment'
import { windowAround } from '@/lib/domain/iam-changes/lookup-window'
import type { IncidentKind } from '@/lib/domain/incident'
import { AppError } from '@/lib/errors'
import { findFamily } from '@/lib/incidents/read-detail-core'
import { isSeen, joinSeen } from '@/lib/incidents/seen-sql'

/** Where changes are looked for. Moments in ms. */
export interface IncidentScope {
  id: string
  kind: IncidentKind
  from: number
  to: number
  /** Ids, of those that the reader may see. */
  accounts: string[]
  /** Why these, as a sentence. */
  why: string
}

interface IncidentRow {
  id: string
  kind: IncidentKind
  origin: string
  partition: string | null
  startedAt: number
  endedAt: number | null
  alerted: string[]
}

/**
 * The accounts of an incident: those of its alerts; every active one of its partition where identity itself failed; else
 * those that it touches, as far as that is known or inferred.
 * @throws AppError NOT_FOUND, also where the incident may not be seen
 */
export async function getIncidentScope(id: string, accounts: VisibleAccounts): Promise<IncidentScope> {
  const scope = await findIncidentScope(id, accounts)
  if (scope === null) throw new AppError('NOT_FOUND', `There is no incident ${id.slice(0, 40)}.`)
  return scope
}

/** The same; null where there is no such incident. */
export async function findIncidentScope(id: string, accounts: VisibleAccounts): Promise<IncidentScope | null> {
  const incident = await findIncidentRow(id, accounts)
  if (incident === null) return null
  const { kind, startedAt, endedAt } = incident
  const window = windowAround({ startedAt, endedAt }, Date.now())
  return { id: incident.id, kind, ...window, ...(await readAccounts(incident, accounts)) }
}

async function readAccounts(
  incident: IncidentRow,
  visible: VisibleAccounts,
): Promise<Pick<IncidentScope, 'accounts' | 'why'>> {
  const { id, kind, origin, partition, alerted } = incident
  if (origin === 'alert') return { accounts: alerted, why: 'The accounts that its alerts name.' }
  if (kind === 'identity') {
    const why = 'Every active account of the connections of its partition: identity itself failed.'
    return { accounts: await listActive(partition, visible), why }
  }
  const touched = await listTouched(id, visible)
  const why = 'The accounts that it touches: confirmed, reported or inferred.'
  return { accounts: [...new Set([...alerted, ...touched])].toSorted(), why }
}

/** Accounts of connections, those too into which nobody can look now: what is known of them is shown, and why no more is. */
async function listActive(partition: string | null, visible: VisibleAccounts): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT a.id FROM aws_account a JOIN aws_connection c ON c.id = a.connection_id
     WHERE a.status = 'ACTIVE' AND a.left_at IS NULL
       AND ($1::text IS NULL OR c.partition = $1) AND ($2::text[] IS NULL OR a.id::text = ANY($2)) ORDER BY a.id`,
    [partition, visible],
  )
  return rows.map(({ id }) => id)
}

const ms = (moment: string) => `(extract(epoch FROM ${moment}) * 1000)::float8`

async function findIncidentRow(id: string, accounts: VisibleAccounts): Promise<IncidentRow | null> {
  const family = /^\d{1,18}$/.test(id) ? await findFamily(id) : null
  if (family === null) return null
  const { bind, values } = parameters()
  const conditions = all([`i.id = ${bind(family.id)}`, ...isSeen(accounts, bind)])
  const { rows } = await pool().query<IncidentRow>(
    `SELECT i.id::text, i.kind, i.origin, i.partition, ${ms('v.started_at')} AS "startedAt", ${ms('v.ended_at')} AS "endedAt",
       ARRAY(SELECT DISTINCT t.account_id::text FROM iam_alert t WHERE t.incident_id = ANY(${bind(family.members)})
         AND ${scopeOf(accounts, bind).sees('t.account_id')} ORDER BY 1) AS alerted
     FROM incident i ${joinSeen(accounts, bind)} WHERE ${conditions}`,
    values,
  )
  return rows[0] ?? null
}

/** Accounts that are touched for sure, by report or by what they use, over the whole time of the incident. */
async function listTouched(id: string, visible: VisibleAccounts): Promise<string[]> {
  const facts = await getBlastFacts(id, visible)
  const touches = touchesAt(facts, null)
  return facts.accounts.flatMap(({ id: account, isGone }, index) => {
    const isSeenByReader = visible === null || visible.includes(account)
    return isSeenByReader && !isGone && certaintyOf(touches[index] ?? 0) !== null ? [account] : []
  })
}
