/** Reads what was known of accounts at a past moment: their last reading before it, and what could not be read then. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'

/** Of one account, at a moment. */
export interface PastReading {
  /** When its last reading ended that brought anything; null: none had. */
  lastAt: string | null
  /** What could not be read, by kind. */
  gaps: Record<string, string>
}

/** By account. */
export async function readPastReadings(
  at: string,
  rows: readonly { accountId: string }[],
): Promise<ReadonlyMap<string, PastReading>> {
  const ids = [...new Set(rows.map(({ accountId }) => accountId))]
  const { rows: found } = await pool().query<PastReading & { id: string }>(
    `SELECT a.id,
       (SELECT ${iso('r.ended_at')} FROM evidence_reading r WHERE r.account_id = a.id::char(12) AND r.state = 'done'
          AND r.ended_at <= $2::timestamptz ORDER BY r.ended_at DESC LIMIT 1) AS "lastAt",
       (SELECT coalesce(json_object_agg(g.kind, g.sentence), '{}') FROM evidence_gap g WHERE g.account_id = a.id::char(12)
          AND g.from_at <= $2::timestamptz AND (g.until_at IS NULL OR g.until_at > $2::timestamptz)) AS gaps
     FROM unnest($1::text[]) AS a(id)`,
    [ids, at],
  )
  return new Map(found.map(({ id, ...reading }) => [id, reading]))
}
