/** Reads which incidents are not over, for the Now strip. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { NowIncidentsView } from './contract'
import { endUnknown } from './incident-sql'
import { listSummariesOf } from './read-summaries'
import { isSeen, joinSeen } from './seen-sql'

const MOST_SHOWN = 5

/** Unresolved incidents, worst first. */
export function findNowIncidents(accounts: VisibleAccounts): Promise<NowIncidentsView> {
  return cachedRead('incidents', `incidents now ${visibilityKey(accounts)}`, async () => {
    const { bind, values } = parameters()
    const unresolved = [
      'i.merged_into IS NULL',
      "i.status NOT IN ('resolved', 'closed')",
      ...isSeen(accounts, bind),
      `(i.status IN ('investigating', 'identified', 'mitigated') OR NOT ${endUnknown(accounts, bind)})`,
    ]
    const { rows } = await pool().query<{ id: string; count: number; unacknowledged: number }>(
      `SELECT i.id::text, count(*) OVER ()::int AS count,
         count(*) FILTER (WHERE i.acknowledged_at IS NULL) OVER ()::int AS unacknowledged
       FROM incident i ${joinSeen(accounts, bind)} WHERE ${all(unresolved)}
       ORDER BY i.severity, v.aws_severity DESC NULLS LAST, i.started_at DESC, i.id DESC LIMIT ${MOST_SHOWN}`,
      values,
    )
    const ids = rows.map(({ id }) => id)
    const summaries = ids.length > 0 ? await listSummariesOf(ids, accounts) : []
    return {
      incidents: summaries.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
      count: rows[0]?.count ?? 0,
      unacknowledgedCount: rows[0]?.unacknowledged ?? 0,
    }
  })
}
