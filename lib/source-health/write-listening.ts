/** Notes that a listing is listened to whose items come by themselves, also while nothing comes. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import type { ListingId } from './sources'
import { extendCoverage } from './write-coverage'

/** Nothing came until `now`, and nothing was missed; or part of the listing cannot be listened to, for the reason given. */
export async function noteListening(listing: ListingId, now: Date, failure: string | null): Promise<void> {
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ hasMoved: boolean }>(
      `UPDATE source_listing l SET failure = $3, last_attempt_at = $2,
         consecutive_failures = CASE WHEN $3::text IS NULL THEN 0 ELSE l.consecutive_failures END,
         last_complete_at = CASE WHEN $3::text IS NULL THEN $2 ELSE l.last_complete_at END,
         first_complete_at = CASE WHEN $3::text IS NULL THEN coalesce(l.first_complete_at, $2) ELSE l.first_complete_at END
       FROM (SELECT id, failure, first_complete_at FROM source_listing WHERE id = $1 FOR UPDATE) before
       WHERE l.id = before.id
       RETURNING before.failure IS DISTINCT FROM $3 OR before.first_complete_at IS NULL AS "hasMoved"`,
      [listing, now, failure],
    )
    if (rows[0] === undefined) return
    if (failure === null) await extendCoverage(client, listing, now)
    if (rows[0].hasMoved) await announce(client, { topic: 'sources' })
  })
}
