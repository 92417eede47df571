/** Reads the posture: per check how many accounts have which verdict, at a moment, over a scope of accounts. */
import 'server-only'
import { cachedOverview } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { NOT_COLLECTED } from '@/lib/domain/evidence/unread-words'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import { noCounts } from './check-list'
import type { CheckSummary, PostureView } from './contract'
import { type EvidenceScope, formatScope } from './filter'
import { readState } from './read-state'
import { readUnchecked, type UncheckedReasons } from './read-unchecked'
import { countedAccounts, momentOf, shown, stands } from './verdict-sql'

/** Kept until verdicts, accounts or connections move; while it is computed anew, the last one is shown. */
export function readPosture(scope: EvidenceScope, accounts: VisibleAccounts): Promise<PostureView> {
  const key = `posture ${formatScope(scope)} ${visibilityKey(accounts)}`
  return cachedOverview(['evidence', 'accounts', 'connections'], key, () => readPostureAfresh(scope, accounts))
}

/** As readPosture, read afresh. */
export async function readPostureAfresh(
  scope: EvidenceScope,
  accounts: VisibleAccounts,
  now = new Date(),
): Promise<PostureView> {
  const [counted, unchecked, state] = await Promise.all([
    countVerdicts(scope, accounts, now),
    readUnchecked(scope, accounts, now),
    readState(scope, accounts, now),
  ])
  const { rows, total, readers } = counted
  return {
    at: scope.at,
    checks: CHECKS.map((check) =>
      summaryOf(check, rows, check.scope === 'account' ? total : readers, unchecked.get(check.id) ?? new Map()),
    ),
    accounts: total,
    state,
  }
}

interface CountRow {
  check: string
  verdict: Verdict
  accounts: number
  asOf: string | null
}

async function countVerdicts(
  scope: EvidenceScope,
  accounts: VisibleAccounts,
  now: Date,
): Promise<{ rows: CountRow[]; total: number; readers: number }> {
  const { bind, values } = parameters()
  const moment = momentOf(scope, now, bind)
  const { rows } = await pool().query<CountRow & { readers: number }>(
    `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)}),
       found AS (SELECT v.check_id, ${shown('v', moment)} AS verdict, v.as_of
         FROM evidence_verdict v JOIN counted ON counted.id = v.account_id WHERE ${stands('v', moment)})
     SELECT check_id AS check, verdict, count(*)::int AS accounts, ${iso('min(as_of)')} AS "asOf", 0 AS readers
     FROM found GROUP BY check_id, verdict
     UNION ALL SELECT '', 'pass', count(*)::int, NULL, (count(*) FILTER (WHERE is_reader))::int FROM counted`,
    values,
  )
  const whole = rows.find(({ check }) => check === '')
  return {
    rows: rows.filter(({ check }) => check !== ''),
    total: whole?.accounts ?? 0,
    readers: whole?.readers ?? 0,
  }
}

function summaryOf(
  { id, title, kind, scope }: (typeof CHECKS)[number],
  rows: readonly CountRow[],
  expected: number,
  reasons: UncheckedReasons,
): CheckSummary {
  const own = rows.filter(({ check }) => check === id)
  const counts = noCounts()
  for (const { verdict, accounts } of own) counts[verdict] += accounts
  const judged = own.reduce((sum, { accounts }) => sum + accounts, 0)
  // Who has no row was never judged.
  const left = Math.max(0, expected - judged)
  counts['not-checked'] += left
  const unchecked = new Map(reasons)
  if (left > 0) unchecked.set(NOT_COLLECTED, left)
  const times = own.flatMap(({ asOf }) => asOf ?? []).sort()
  return {
    ...{ check: id, title, kind, scope, section: id.slice(0, 1), counts },
    unchecked: [...unchecked]
      .map(([why, number]) => ({ why, accounts: number }))
      .sort((a, b) => b.accounts - a.accounts),
    asOf: times[0] ?? null,
  }
}
