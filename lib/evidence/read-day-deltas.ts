/** Verdicts as what begins and ends on each day, so that a series is summed up instead of looked up day by day. */
import 'server-only'
import type { Bind } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { EvidenceScope } from './filter'
import { countedAccounts } from './verdict-sql'

/**
 * A query with check_id, verdict, day and by: how many accounts more have the verdict at the end of the day (of the last
 * one: at `end`) than at that of the day before. What stood before `first` counts as begun on it.
 */
export function findDayDeltas(
  scope: EvidenceScope,
  first: string,
  end: Date,
  accounts: VisibleAccounts,
  bind: Bind,
): string {
  const moment = { sql: `${bind(end.toISOString())}::timestamptz`, isPast: scope.at !== null }
  const begin = `${bind(first)}::date`
  const day = (at: string) => `greatest((${at} AT TIME ZONE 'UTC')::date, ${begin})`
  const counted = (verdict: string, at: string, by: string, where: string) =>
    `SELECT check_id, ${verdict} AS verdict, ${day(at)} AS day, ${by}count(*) AS by FROM stood WHERE ${where} GROUP BY 1, 2, 3`
  return `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)}),
     stood AS MATERIALIZED (SELECT v.check_id, v.account_id, v.verdict, v.from_at, v.until_at,
         CASE WHEN v.verdict <> 'not-checked' AND v.fresh_until < least(v.until_at, ${moment.sql})
           THEN greatest(v.fresh_until, v.from_at) END AS stale_at
       FROM evidence_verdict v JOIN counted ON counted.id = v.account_id
       WHERE v.from_at <= ${moment.sql} AND (v.until_at IS NULL OR v.until_at > ${begin}::timestamp AT TIME ZONE 'UTC')),
     waived AS (${WAIVED})
   ${counted('verdict', 'from_at', '', 'true')}
   UNION ALL ${counted('verdict', 'coalesce(stale_at, until_at)', '-', `coalesce(stale_at, until_at) <= ${moment.sql}`)}
   UNION ALL ${counted("'stale'", 'stale_at', '', 'stale_at IS NOT NULL')}
   UNION ALL ${counted("'stale'", 'until_at', '-', `stale_at IS NOT NULL AND until_at <= ${moment.sql}`)}
   UNION ALL SELECT check_id, told.verdict, ${day('lower(span)')}, told.by FROM waived
     CROSS JOIN (VALUES ('waived', 1), ('fail', -1)) AS told(verdict, by) WHERE lower(span) <= ${moment.sql}
   UNION ALL SELECT check_id, told.verdict, ${day('upper(span)')}, told.by FROM waived
     CROSS JOIN (VALUES ('waived', -1), ('fail', 1)) AS told(verdict, by) WHERE upper(span) <= ${moment.sql}`
}

/** When rows that fail were waived while they were fresh: several waivers of one row count once. */
const WAIVED = `SELECT stood.check_id,
    unnest(range_agg(tstzrange(w.created_at, greatest(w.created_at,
      least(coalesce(w.ended_at, 'infinity'), (w.expires_on + 1)::timestamp AT TIME ZONE 'UTC'))))
      * tstzmultirange(tstzrange(stood.from_at, coalesce(stood.stale_at, stood.until_at)))) AS span
  FROM stood JOIN evidence_waiver w ON w.check_id = stood.check_id
    AND (w.account_id IS NULL OR w.account_id = stood.account_id)
  WHERE stood.verdict = 'fail'
  GROUP BY stood.check_id, stood.account_id, stood.from_at, stood.stale_at, stood.until_at`
