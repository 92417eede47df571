/** Reads when people last settled an item that asks for a review of access. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { REVIEW_ITEMS } from '@/lib/domain/evidence/incident-checks/access-review'
import type { IncidentMaterial } from '@/lib/domain/evidence/incident-checks/material'
import { isSeen } from '@/lib/incidents/seen-sql'
import { SHOWN_ON } from './filter-sql'

/**
 * Over the post-mortems of all incidents that the reader sees. What people say of D10 on the incident's own page is their
 * word on that item, and no record that the machine could judge it by.
 */
export async function findAccessReview(
  incidentId: string,
  accounts: VisibleAccounts,
): Promise<IncidentMaterial['review']> {
  const { bind, values } = parameters()
  const conditions = all([
    `c.code = ANY(${bind(REVIEW_ITEMS)})`,
    "c.outcome = 'done' AND c.removed_at IS NULL AND c.outcome_at IS NOT NULL",
    `(c.code <> 'D10' OR i.id <> ${bind(incidentId)}::bigint)`,
    ...isSeen(accounts, bind),
  ])
  const { rows } = await pool().query<NonNullable<IncidentMaterial['review']>>(
    `SELECT ${iso('c.outcome_at')} AS at, coalesce(c.outcome_by_name, 'somebody') AS by, c.code AS item,
       'incident ' || i.id AS incident
     FROM checklist_item c JOIN postmortem p ON p.id = c.postmortem_id ${SHOWN_ON}
     WHERE ${conditions} ORDER BY c.outcome_at DESC, c.id DESC LIMIT 1`,
    values,
  )
  return rows[0] ?? null
}
