/** Finds which incidents may resemble one, by indexes: same services, same kind, what was learned in similar words. */
import 'server-only'
import { pool } from '@/lib/db/pool'

/** Of each likeness, the newest so many are compared. */
const MOST_EACH = 60

/**
 * Ids of incidents, the subject not among them, each with how well what was learned from it answers `words`: 0 to 1.
 * Whoever reads them looks afterwards which they may see.
 */
export async function findCandidates(incidentId: string, words: string): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; words: number }>(
    `WITH subject AS MATERIALIZED (SELECT id, kind, services FROM incident WHERE id = $1),
     q AS MATERIALIZED (
       SELECT to_tsquery('english', string_agg(quote_literal(lexeme), ' | ')) AS q
       FROM unnest(to_tsvector('english', $2))),
     learned AS MATERIALIZED (
       SELECT p.incident_id AS id, max(f.rank) AS rank FROM (
         SELECT f.postmortem_id, ts_rank(f.words, q.q, 1) AS rank FROM q, postmortem_field f
         WHERE f.words @@ q.q AND f.origin = 'person' AND f.key IN ('lessons', 'causes', 'trigger', 'cause-labels')
         ORDER BY rank DESC LIMIT ${MOST_EACH * 2}) f
       JOIN postmortem p ON p.id = f.postmortem_id GROUP BY p.incident_id ORDER BY rank DESC LIMIT ${MOST_EACH}),
     taught AS MATERIALIZED (
       SELECT i.id FROM postmortem p JOIN incident i ON i.id = p.incident_id, subject s
       WHERE i.services && s.services OR i.kind = s.kind
       ORDER BY (i.services && s.services) DESC, p.opened_at DESC LIMIT ${MOST_EACH}),
     alike AS MATERIALIZED (
       SELECT i.id FROM incident i WHERE i.services && (SELECT services FROM subject) AND i.merged_into IS NULL
       ORDER BY i.started_at DESC, i.id DESC LIMIT ${MOST_EACH})
     SELECT i.id::text, coalesce(l.rank, 0)::float8 AS words
     FROM (SELECT id FROM learned UNION SELECT id FROM taught UNION SELECT id FROM alike) c
     JOIN incident i ON i.id = c.id AND i.merged_into IS NULL LEFT JOIN learned l ON l.id = c.id
     WHERE i.id <> $1`,
    [incidentId, words],
  )
  return new Map(rows.map((row) => [row.id, row.words]))
}
