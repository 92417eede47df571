/** Keeps the times in which a listing was read whole as often as it should be: outside of them we were not looking. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { latenessMs } from '@/lib/domain/source-state'
import { readConfiguration } from '@/lib/env.mjs'
import type { ListingId } from './sources'

/** Notes that the listing was read whole at `now`: the time that is covered grows, or after a gap a new one begins. */
export async function extendCoverage(client: Queryable, listing: ListingId, now: Date): Promise<void> {
  const rhythm = await client.query<{ seconds: number | null }>(
    'SELECT interval_seconds AS seconds FROM source_listing WHERE id = $1',
    [listing],
  )
  const pollSeconds = rhythm.rows[0]?.seconds ?? readConfiguration().pollSeconds
  const { rowCount } = await client.query(
    `UPDATE coverage c SET to_at = greatest(c.to_at, $2::timestamptz)
     FROM (SELECT max(from_at) AS from_at FROM coverage WHERE listing_id = $1) latest
     WHERE c.listing_id = $1 AND c.from_at = latest.from_at
       AND c.to_at >= $2::timestamptz - $3::float8 * interval '1 millisecond'`,
    [listing, now, latenessMs(pollSeconds)],
  )
  if (rowCount !== 0) return
  await client.query(
    'INSERT INTO coverage (listing_id, from_at, to_at) VALUES ($1, $2::timestamptz, $2::timestamptz) ON CONFLICT DO NOTHING',
    [listing, now],
  )
}
