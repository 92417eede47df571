/** Reads which accounts workloads run in: those of their team, those with their tag, and those that are listed. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { PlacedAccount, PlacePreview, WorkloadPlace } from './contract'

/**
 * Rows (workload_id uuid, account_id text), each once, as a subquery. `ids` is SQL for a uuid[] of workloads. Accounts may
 * have left, or be unknown to the directory.
 */
export function workloadAccountsSql(ids: string): string {
  return `(SELECT l.workload_id, l.account_id::text AS account_id FROM workload_account l WHERE l.workload_id = ANY(${ids})
    UNION SELECT w.id, o.account_id::text FROM workload w JOIN team_account o ON o.team_id = w.team_id
      WHERE w.id = ANY(${ids})
    UNION SELECT w.id, d.id::text FROM aws_account d CROSS JOIN LATERAL jsonb_each_text(d.tags) t
      JOIN workload w ON w.tag_key = t.key AND (w.tag_value IS NULL OR w.tag_value = t.value)
      WHERE w.id = ANY(${ids}))`
}

/** Sorted ids of the accounts by id of the workload; a workload without accounts is left out. */
export async function listWorkloadAccounts(
  client: Queryable,
  workloadIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ id: string; accounts: string[] }>(
    `SELECT a.workload_id AS id, array_agg(a.account_id ORDER BY a.account_id) AS accounts
     FROM ${workloadAccountsSql('$1::uuid[]')} a GROUP BY a.workload_id`,
    [workloadIds],
  )
  return new Map(rows.map(({ id, accounts }) => [id, accounts]))
}

const MOST_SHOWN = 50

/** In how many accounts a workload of this place would run, and the first of them. */
export async function previewPlace({ teamId, tagKey, tagValue, accounts }: WorkloadPlace): Promise<PlacePreview> {
  const { rows } = await pool().query<PlacePreview>(
    `WITH given AS MATERIALIZED (
       SELECT g.id, d.name, d.left_at IS NOT NULL AS has_left, array_agg(g.by ORDER BY g.place) AS by
       FROM (SELECT unnest($1::text[]) AS id, 'listed' AS by, 1 AS place
         UNION ALL SELECT o.account_id::text, 'team', 2 FROM team_account o WHERE o.team_id = $2::uuid
         UNION ALL SELECT t.id::text, 'tag', 3 FROM aws_account t
           WHERE t.tags ? $3::text AND ($4::text IS NULL OR t.tags ->> $3 = $4)) g
       LEFT JOIN aws_account d ON d.id = g.id::char(12) GROUP BY g.id, d.name, d.left_at),
     shown AS (SELECT * FROM given ORDER BY has_left, lower(name) NULLS LAST, id LIMIT ${MOST_SHOWN})
     SELECT count(*) FILTER (WHERE NOT has_left)::int AS count, count(*) FILTER (WHERE has_left)::int AS left,
       count(*) FILTER (WHERE name IS NULL)::int AS unknown,
       (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'hasLeft', s.has_left, 'by', s.by)), '[]')
        FROM shown s) AS accounts
     FROM given`,
    [accounts, teamId, tagKey, tagValue] satisfies [string[], string | null, string | null, string | null],
  )
  return rows[0] ?? { count: 0, left: 0, unknown: 0, accounts: [] satisfies PlacedAccount[] }
}
