/** Reads in which years a service is known to have been out. */
import 'server-only'
import { cachedOverview } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'

/** Years (UTC), oldest first, in which an outage of the service began of which AWS told everybody. */
export function listOutageYears(service: string): Promise<number[]> {
  return cachedOverview(['events', 'incidents'], `outage years ${service}`, async () => {
    const { rows } = await pool().query<{ year: number }>(
      `SELECT DISTINCT date_part('year', o.started_at AT TIME ZONE 'UTC')::int AS year FROM outage o
       WHERE o.service = $1 AND o.is_public ORDER BY year`,
      [service],
    )
    return rows.map(({ year }) => year)
  })
}
