/** Reads how verdicts went over the last days: from the daily counts where all accounts are meant, else from what stood when. */
import 'server-only'
import { cachedOverview } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import { checkIds, noCounts } from './check-list'
import type { TrendView } from './contract-pages'
import { type EvidenceScope, formatScope, isWhole } from './filter'
import { findDayDeltas } from './read-day-deltas'

/** Ends with the day of the moment that is asked for. */
export function readTrend(scope: EvidenceScope, days: number, accounts: VisibleAccounts): Promise<TrendView> {
  const key = `evidence trend ${days} ${formatScope(scope)} ${visibilityKey(accounts)}`
  return cachedOverview(['evidence', 'accounts', 'connections'], key, () => readTrendAfresh(scope, days, accounts))
}

/** As readTrend, read afresh. */
export async function readTrendAfresh(
  scope: EvidenceScope,
  days: number,
  accounts: VisibleAccounts,
  now = new Date(),
): Promise<TrendView> {
  const end = scope.at === null ? now : new Date(scope.at)
  const last = utcDay(end.getTime())
  const list = Array.from({ length: days }, (_, index) => dayAfter(last, index - days + 1))
  const isKept = accounts === null && isWhole(scope) && scope.at === null
  const rows = isKept ? await findKeptDays(list) : await countDays(scope, list, end, accounts)
  const trend: TrendView = { days: list, checks: {} }
  for (const check of [...checkIds('account'), ...checkIds('organization')]) trend.checks[check] = list.map(() => null)
  const places = new Map(list.map((day, index) => [day, index]))
  for (const { day, check, verdict, accounts: number } of rows) {
    const place = places.get(day)
    const series = trend.checks[check]
    if (place === undefined || series === undefined || number === 0) continue
    const counts = series[place] ?? noCounts()
    counts[verdict] += number
    series[place] = counts
  }
  return trend
}

interface DayCount {
  /** YYYY-MM-DD. */
  day: string
  check: string
  verdict: Verdict
  accounts: number
}

async function findKeptDays(days: readonly string[]): Promise<DayCount[]> {
  const { rows } = await pool().query<DayCount>(
    `SELECT day::text, check_id AS check, verdict, accounts FROM evidence_day WHERE day BETWEEN $1 AND $2`,
    [days[0], days.at(-1)],
  )
  return rows
}

/** Sums what began and ended on each day. */
async function countDays(
  scope: EvidenceScope,
  days: readonly string[],
  end: Date,
  accounts: VisibleAccounts,
): Promise<DayCount[]> {
  const { bind, values } = parameters()
  const deltas = findDayDeltas(scope, days[0] ?? '', end, accounts, bind)
  const { rows } = await pool().query<DayCount>(
    `WITH delta AS (${deltas}),
       line AS (SELECT DISTINCT check_id, verdict FROM delta),
       day AS (SELECT unnest(${bind(days)}::date[]) AS day),
       change AS (SELECT check_id, verdict, day, sum(by) AS by FROM delta GROUP BY 1, 2, 3)
     SELECT day.day::text, line.check_id AS check, line.verdict,
       (sum(coalesce(change.by, 0)) OVER (PARTITION BY line.check_id, line.verdict ORDER BY day.day))::int AS accounts
     FROM line CROSS JOIN day LEFT JOIN change USING (check_id, verdict, day)`,
    values,
  )
  return rows
}
