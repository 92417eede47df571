/** Reads how often and when what is told of planned changes was revised, for calendars. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'

export interface ChangeRevision {
  id: string
  /** Grows with every payload that AWS changed. */
  sequence: number
  /** When Faultline fetched the latest of them, or noted what became of a resource; ms. */
  revisedAt: number
}

/** The revisions of these events, by id. */
export async function readRevisions(
  ids: readonly string[],
  accounts: VisibleAccounts,
): Promise<Map<string, ChangeRevision>> {
  const { bind, values } = parameters()
  const wanted = bind(ids)
  const { rows } = await pool().query<ChangeRevision>(
    `SELECT e.id::text, greatest(kept.number - 1, 0) AS sequence,
       (extract(epoch FROM greatest(kept.at, e.recorded_at, moved.at)) * 1000)::float8 AS "revisedAt"
     FROM health_event e
       CROSS JOIN LATERAL (SELECT count(*)::int AS number, max(p.fetched_at) AS at FROM event_payload p
         WHERE p.event_id = e.id) kept
       LEFT JOIN (SELECT r.event_id, max(r.recorded_at) AS at FROM reach_change r
         WHERE r.event_id = ANY(${wanted}::bigint[]) AND ${scopeOf(accounts, bind).sees('r.account_id')}
         GROUP BY r.event_id) moved ON moved.event_id = e.id
     WHERE e.id = ANY(${wanted}::bigint[])`,
    values,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
