/** Makes a connection be read anew from the start, where what was read through it belongs to somebody else. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import type { Queryable } from '@/lib/db/pool'

/**
 * Breaks off the polls under way, which then store nothing more, and waits for what they are storing. To be called before
 * a lock on the connection that keeps rows from being added to it.
 */
export async function breakOffPolls(client: Queryable, id: string, why: string): Promise<void> {
  await client.query(
    `UPDATE poll_run SET outcome = 'failed', finished_at = now(), error = $2 WHERE outcome = 'running'
       AND listing_id IN (SELECT l.id FROM source_listing l JOIN source s ON s.id = l.source_id WHERE s.connection_id = $1)`,
    [id, why],
  )
}

/** Forgets how far the connection was read, that of its polls under way too: all of them are due and begin from the start. */
export async function beginAnew(client: Queryable, id: string): Promise<void> {
  await breakOffPolls(client, id, OTHERS)
  await client.query(
    `UPDATE source_listing SET cursor = '{}', first_complete_at = NULL, last_complete_at = NULL,
       next_poll_at = CASE WHEN next_poll_at IS NULL THEN NULL ELSE now() END
     WHERE source_id IN (SELECT id FROM source WHERE connection_id = $1)`,
    [id],
  )
  await client.query('DELETE FROM event_reading WHERE connection_id = $1', [id])
  await announce(client, { topic: 'sources' })
}

const OTHERS =
  'It was broken off: the connection now reaches another account or organization, which is read from the start.'
