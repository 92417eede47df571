/** Reads what was published of a post-mortem: every revision stays as it was. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import type { RevisionRef } from './contract'

/** The published revisions of a post-mortem, newest first. */
export async function listRevisions(postmortemId: string, client: Queryable = pool()): Promise<RevisionRef[]> {
  const { rows } = await client.query<RevisionRef>(
    `SELECT number, ${iso('published_at')} AS "publishedAt", by_name AS by, digest FROM postmortem_revision
     WHERE postmortem_id = $1 ORDER BY number DESC`,
    [postmortemId],
  )
  return rows
}
