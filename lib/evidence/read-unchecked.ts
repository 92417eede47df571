/** Reads why checks could not be judged: per check how many accounts for which reason. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { unreadWords } from '@/lib/domain/evidence/unread-words'
import { kindsOf } from './check-list'
import type { EvidenceScope } from './filter'
import { countedAccounts, momentOf, stands } from './verdict-sql'

/** Accounts by reason, in words. */
export type UncheckedReasons = ReadonlyMap<string, number>

/** By check; of accounts that were judged. The reason is that of the first kind of facts that the check misses. */
export async function readUnchecked(
  scope: EvidenceScope,
  accounts: VisibleAccounts,
  now: Date,
): Promise<Map<string, UncheckedReasons>> {
  const { bind, values } = parameters()
  const moment = momentOf(scope, now, bind)
  const needed = CHECKS.flatMap((check) => kindsOf(check).map((kind) => ({ id: check.id, kind })))
  const needs = `unnest(${bind(needed.map(({ id }) => id))}::text[], ${bind(needed.map(({ kind }) => kind))}::text[])`
  const { rows } = await pool().query<{ check: string; reason: string; accounts: number }>(
    `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)}),
       gap AS MATERIALIZED (SELECT g.account_id, n.check_id, min(g.reason) AS reason
         FROM evidence_gap g JOIN ${needs} AS n(check_id, kind) ON n.kind = g.kind
         WHERE ${stands('g', moment)} GROUP BY g.account_id, n.check_id)
     SELECT v.check_id AS check, coalesce(gap.reason, '') AS reason, count(*)::int AS accounts
     FROM evidence_verdict v JOIN counted ON counted.id = v.account_id
       LEFT JOIN gap ON gap.account_id = v.account_id AND gap.check_id = v.check_id
     WHERE v.verdict = 'not-checked' AND ${stands('v', moment)} GROUP BY 1, 2`,
    values,
  )
  const found = new Map<string, Map<string, number>>()
  for (const { check, reason, accounts: number } of rows) {
    const reasons = found.get(check) ?? new Map<string, number>()
    found.set(check, reasons.set(unreadWords(reason), number))
  }
  return found
}
