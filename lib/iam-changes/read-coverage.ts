/** Reads how far the calls of a window are known, account by account. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { CHANGE_SOURCES } from '@/lib/domain/iam-changes/change'
import type { CoverageView } from './contract'

/** A window, and whose calls; null: of every active account that the reader may see. Moments in ms. */
export interface CoverageQuestion {
  from: number
  to: number
  accounts: readonly string[] | null
}

/** How many reasons are told. */
const MOST_REASONS = 5

/** A reason that names its account, as those of other accounts have it, too. */
const WITHOUT_ACCOUNT = `regexp_replace(f.sentence, '[0-9]{12}', '…', 'g')`

/**
 * How many accounts are known whole: every source, from the window's beginning to its end, but for the last half hour, of
 * which CloudTrail may not know all itself yet.
 */
export async function readCoverage(
  { from, to, accounts }: CoverageQuestion,
  visible: VisibleAccounts,
): Promise<CoverageView> {
  const { bind, values } = parameters()
  const [start, end] = [bind(new Date(from)), bind(new Date(Math.max(from, to)))]
  const sources = `${bind(CHANGE_SOURCES)}::text[]`
  const { sees } = scopeOf(visible, bind)
  const asked =
    accounts === null
      ? `SELECT a.id FROM aws_account a WHERE a.status = 'ACTIVE' AND a.left_at IS NULL AND ${sees('a.id')}`
      : `SELECT DISTINCT g.id::char(12) AS id FROM unnest(${bind(accounts)}::text[]) g(id) WHERE ${sees('g.id')}`
  const { rows } = await pool().query<CoverageView>(
    `WITH asked AS MATERIALIZED (${asked}), span AS (SELECT tstzmultirange(tstzrange(
         least(${start}::timestamptz, ${lastKnowable(end)}), ${lastKnowable(end)})) AS whole),
       known AS MATERIALIZED (SELECT a.id, s.source, coalesce((SELECT range_agg(tstzrange(c.from_at, c.to_at)) FROM iam_coverage c
           WHERE c.account_id = a.id AND c.event_source = s.source AND c.from_at < ${end} AND c.to_at > ${start}),
           '{}'::tstzmultirange) AS spans
         FROM asked a CROSS JOIN unnest(${sources}) s(source)),
       told AS MATERIALIZED (SELECT k.id, bool_and(k.spans @> span.whole) AS whole, bool_or(NOT isempty(k.spans)) AS some,
           range_intersect_agg(k.spans) AS spans
         FROM known k CROSS JOIN span GROUP BY k.id),
       refused AS (SELECT DISTINCT ON (l.account_id) l.account_id, l.sentence FROM iam_lookup l
         JOIN told t ON t.id = l.account_id AND NOT t.whole
         WHERE l.state = 'refused' AND l.from_at < ${end} AND l.to_at > ${start} ORDER BY l.account_id, l.id DESC)
     SELECT ${iso(`${start}::timestamptz`)} AS "from", ${iso(`${end}::timestamptz`)} AS "to",
       count(*) FILTER (WHERE t.whole)::int AS whole, count(*) FILTER (WHERE t.some AND NOT t.whole)::int AS partly,
       count(*) FILTER (WHERE NOT t.some AND NOT t.whole)::int AS "none",
       (SELECT coalesce(json_agg(json_build_object('from', ${iso(`greatest(lower(u.span), ${start})`)},
            'to', ${iso(`least(upper(u.span), ${end})`)}) ORDER BY u.span), '[]')
        FROM (SELECT unnest(range_agg(s.span)) AS span FROM told o CROSS JOIN LATERAL unnest(o.spans) s(span)) u) AS known,
       (SELECT count(*)::int FROM iam_lookup l JOIN asked a ON a.id = l.account_id
        WHERE l.state = 'waiting' AND l.from_at < ${end} AND l.to_at > ${start}) AS waiting,
       (SELECT coalesce(json_agg(json_build_object('why', r.why, 'accounts', r.accounts)), '[]') FROM (
         SELECT CASE WHEN count(*) = 1 THEN min(f.sentence) ELSE min(${WITHOUT_ACCOUNT}) END AS why, count(*)::int AS accounts
         FROM refused f GROUP BY ${WITHOUT_ACCOUNT} ORDER BY 2 DESC, 1 LIMIT ${MOST_REASONS}) r) AS refused
     FROM told t`,
    values,
  )
  const nothing = { whole: 0, partly: 0, none: 0, known: [], waiting: 0, refused: [] }
  return rows[0] ?? { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...nothing }
}

/** The end of a window, or the last moment of it that CloudTrail can know. */
function lastKnowable(end: string): string {
  return `least(${end}::timestamptz, date_trunc('minute', now() - '30 minutes'::interval))`
}
