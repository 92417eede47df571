/** Stores the tags of accounts as they are read, and knows whose are still to be read. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { AccountTags } from '@/lib/domain/aws-directory'

/**
 * Accounts of a connection whose tags were not read since its directory was last read whole, longest ago first: a reading
 * that was interrupted goes on where it stopped.
 */
export async function listAccountsWithOldTags(connectionId: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id::text FROM aws_account a WHERE connection_id = $1 AND left_at IS NULL
       AND (tags_read_at IS NULL OR tags_read_at <= (SELECT last_complete_at FROM source_listing WHERE id = 'directory:' || $1))
     ORDER BY tags_read_at NULLS FIRST, id`,
    [connectionId],
  )
  return rows.map(({ id }) => id)
}

/** Returns how many accounts have other tags than before. Those that AWS does not know keep theirs. */
export function storeTags(read: readonly AccountTags[], readAt: Date): Promise<number> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ moved: number }>(
      `WITH given AS (SELECT a.id, coalesce(given.tags, a.tags) AS tags, given.tags IS NOT NULL AND given.tags <> a.tags AS moved
           FROM unnest($1::char(12)[], $2::jsonb[]) AS given(id, tags) JOIN aws_account a USING (id) ORDER BY a.id FOR UPDATE OF a),
         stored AS (UPDATE aws_account a SET tags = given.tags, tags_read_at = $3 FROM given WHERE a.id = given.id)
       SELECT count(*) FILTER (WHERE moved)::int AS moved FROM given`,
      [
        read.map(({ account }) => account),
        read.map(({ tags }) => (tags === null ? null : JSON.stringify(tags))),
        readAt,
      ],
    )
    const moved = rows[0]?.moved ?? 0
    if (moved > 0) await announce(client, { topic: 'accounts' })
    return moved
  })
}
