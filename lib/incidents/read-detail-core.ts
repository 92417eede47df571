/** Reads an incident itself: which one an id stands for, its own columns, what was merged into it. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Sev } from '@/lib/domain/incident'
import type { RelatedIncidentView } from './contract'
import { family } from './incident-sql'
import { givenTitle, isTold } from './seen-sql'

/** The incident that an id stands for, and the ids of all that make it up: its own and those that were merged into it. */
export interface Family {
  id: string
  members: string[]
}

/** Follows merges upwards; null where there is no such incident. */
export async function findFamily(id: string): Promise<Family | null> {
  const { rows } = await pool().query<Family>(
    `WITH RECURSIVE up(id, merged_into) AS (
       SELECT id, merged_into FROM incident WHERE id = $1
       UNION SELECT i.id, i.merged_into FROM incident i JOIN up ON i.id = up.merged_into)
     SELECT up.id::text, ARRAY(SELECT f.id::text FROM ${family('up.id')} f) AS members FROM up WHERE merged_into IS NULL`,
    [id],
  )
  return rows[0] ?? null
}

/** What an incident has beyond its row in a list. */
export interface OwnRow {
  description: string | null
  proposedSeverity: Sev
  severityRule: string
  severityReason: string | null
  version: number
  /** When any of it was first seen, or when it was opened. */
  firstSeenAt: string
  mitigatedAt: string | null
  resolvedAt: string | null
  eventCount: number
}

/** @throws Error where it is gone, which incidents never are */
export async function getOwnRow(id: string, accounts: VisibleAccounts): Promise<OwnRow> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<OwnRow>(
    `SELECT CASE WHEN ${isTold(accounts, bind)} THEN description END AS description, 'SEV' || proposed_severity AS "proposedSeverity", severity_rule AS "severityRule",
       severity_reason AS "severityReason", version, ${iso('first_seen_at')} AS "firstSeenAt",
       ${iso('mitigated_at')} AS "mitigatedAt", ${iso('resolved_at')} AS "resolvedAt", event_count AS "eventCount"
     FROM incident i WHERE id = ${bind(id)}::bigint`,
    values,
  )
  const [row] = rows
  if (row === undefined) throw new Error(`Incident ${id} is gone.`)
  return row
}

/** Those that were merged into it; for limited readers, under a title only where people gave it: others tell of events. */
export async function listMerged({ id, members }: Family, accounts: VisibleAccounts): Promise<RelatedIncidentView[]> {
  const others = members.filter((member) => member !== id)
  if (others.length === 0) return []
  const { bind, values } = parameters()
  const { rows } = await pool().query<RelatedIncidentView>(
    `SELECT i.id::text, ${givenTitle(accounts, bind)} AS title, i.status, 'SEV' || i.severity AS severity, NULL AS reason
     FROM incident i WHERE i.id = ANY(${bind(others)}::bigint[]) ORDER BY i.id`,
    values,
  )
  return rows
}
