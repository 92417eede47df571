/** Reads alerts: what was done to identity that opened an incident, as far as the reader may see the accounts. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { alertRuleName } from '@/lib/domain/iam-changes/alert-words'
import { findFamily } from '@/lib/incidents/read-detail-core'
import type { AlertView } from './contract'

/** An alert with the incident that it opened or continued. */
export interface AlertOfIncident extends AlertView {
  incident: string
}

/** Which alerts: of an incident, merges followed; of any where it is null. Newest first, `before` an id of an earlier answer. */
export interface AlertQuestion {
  incident: string | null
  limit: number
  before: string | null
}

/** @throws nothing for an incident that is not there: it has no alerts */
export async function listAlerts(
  { incident, limit, before }: AlertQuestion,
  visible: VisibleAccounts,
): Promise<{ data: AlertOfIncident[]; nextCursor: string | null }> {
  const members = incident === null ? null : ((await findFamily(incident))?.members ?? [])
  const { bind, values } = parameters()
  const conditions = [scopeOf(visible, bind).sees('t.account_id')]
  if (members !== null) conditions.push(`t.incident_id = ANY(${bind(members)}::bigint[])`)
  if (before !== null) conditions.push(`t.id < ${bind(before)}::bigint`)
  const { rows } = await pool().query<Omit<AlertOfIncident, 'ruleName'>>(
    `SELECT t.id::text, t.incident_id::text AS incident, t.rule,
       json_build_object('id', t.account_id, 'name', coalesce(a.name, t.account_id::text)) AS account, t.subject,
       ${iso('t.first_at')} AS "firstAt", ${iso('t.last_at')} AS "lastAt", cardinality(t.change_ids) AS changes
     FROM iam_alert t LEFT JOIN aws_account a ON a.id = t.account_id
     WHERE ${all(conditions)} ORDER BY t.id DESC LIMIT ${bind(limit + 1)}`,
    values,
  )
  const data = rows.slice(0, limit).map((row) => ({ ...row, ruleName: alertRuleName(row.rule) }))
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null }
}
