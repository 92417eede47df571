/** Reads what happened to a post-mortem, in words. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import type { PostmortemChangeView } from './contract'
import { changeSentence, type ToldChange } from './present-change'

/** Changes that a post-mortem's history names, at most. */
const MOST_CHANGES = 200
/** Long texts are not told there. */
const LONGEST_TOLD = 2_000

/** The latest changes, newest first. */
export async function listHistory(postmortemId: string, client: Queryable = pool()): Promise<PostmortemChangeView[]> {
  const { rows } = await client.query<Omit<PostmortemChangeView, 'sentence'> & ToldChange>(
    `SELECT id::text, ${iso('at')} AS at, json_build_object('kind', by_kind, 'id', by_id, 'name', by_name) AS by, what,
       properties, ${short('before')} AS before, ${short('after')} AS after
     FROM postmortem_change WHERE postmortem_id = $1 ORDER BY postmortem_change.id DESC LIMIT ${MOST_CHANGES}`,
    [postmortemId],
  )
  return rows.map(({ properties, before, after, ...change }) => ({
    ...change,
    sentence: changeSentence({ what: change.what, properties, before, after }),
  }))
}

/** A column without the texts in it that are long. */
function short(column: string): string {
  return `CASE WHEN pg_column_size(${column}) < ${LONGEST_TOLD} THEN ${column} ELSE (
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(${column}) WHERE length(value::text) < ${LONGEST_TOLD}) END`
}
