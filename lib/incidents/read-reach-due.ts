/** Lists the incidents whose reach may have moved with the directory, and those of which it was never worked out whole. */
import 'server-only'
import { pool } from '@/lib/db/pool'

/** As of `$1`, it goes on or ended lately. What ended longer ago keeps the reach that it had: accounts come and go after it. */
const IS_RECENT = `(status NOT IN ('resolved', 'closed')
  OR coalesce(ended_at, resolved_at, started_at) > $1::timestamptz - interval '30 days')`

/** Incidents that are not over or ended lately, newest start first; none where there never was a directory. `now` in ms. */
export async function listRecentIncidentIds(now: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id::text FROM incident
     WHERE merged_into IS NULL AND (reach_total IS NOT NULL OR EXISTS (SELECT FROM aws_account)) AND ${IS_RECENT}
     ORDER BY started_at DESC, incident.id DESC`,
    [new Date(now)],
  )
  return rows.map(({ id }) => id)
}

/** Where a listing was left: the start of an incident as PostgreSQL writes it, and its id. */
export interface ReachPlace {
  startedAt: string
  id: string
}

/**
 * The next at most `most` incidents whose reach was never worked out, or was while of some account it was unknown what it
 * uses, and is looked at no more by listRecentIncidentIds. Newest start first; none while the directory is empty. `now` in ms.
 */
export async function listUnreached(after: ReachPlace | null, most: number, now: number): Promise<ReachPlace[]> {
  const { rows } = await pool().query<ReachPlace>(
    `SELECT id::text, started_at::text AS "startedAt" FROM incident
     WHERE merged_into IS NULL AND EXISTS (SELECT FROM aws_account)
       AND (reach_total IS NULL OR (reach_unknown > 0 AND NOT ${IS_RECENT}))
       AND (started_at, incident.id) < (coalesce($2, 'infinity')::timestamptz, coalesce($3, '0')::bigint)
     ORDER BY started_at DESC, incident.id DESC LIMIT $4`,
    [new Date(now), after?.startedAt ?? null, after?.id ?? null, most],
  )
  return rows
}
