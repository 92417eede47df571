/** Reads what people say of accounts that an incident touched, or did not. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { AccountReport } from '@/lib/domain/blast-radius/facts'

/** What a person says of one account. */
export interface ReportOfAccount extends AccountReport {
  /** 12 digits. */
  accountId: string
}

/**
 * What counts now of an incident, `members` being its own id and those of whatever was merged into it; at most one for
 * each account, in order of the accounts. Nothing of accounts that the reader may not see.
 */
export async function listReports(members: readonly string[], accounts: VisibleAccounts): Promise<ReportOfAccount[]> {
  const { bind, values } = parameters()
  const conditions = all([
    `r.incident_id = ANY(${bind(members)}::bigint[])`,
    'r.ended_at IS NULL',
    scopeOf(accounts, bind).looksUp('r.account_id'),
  ])
  const { rows } = await pool().query<ReportOfAccount>(
    `SELECT DISTINCT ON (r.account_id) r.account_id::text AS "accountId", r.id::text, r.verdict, r.note, r.by_name AS by,
       ${iso('r.at')} AS at
     FROM blast_report r WHERE ${conditions} ORDER BY r.account_id, r.id DESC`,
    values,
  )
  return rows
}
