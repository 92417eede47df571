/** Reads which verdicts are others than they were at an earlier moment. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import { checkIds, findCheck } from './check-list'
import type { MovedVerdict } from './contract-pages'
import { type EvidenceScope, formatScope } from './filter'
import { countedAccounts, momentOf, shown, stands } from './verdict-sql'

const DAY_MS = 86_400_000

/** What moved within the 24 hours before the moment that is asked for: the latest first, at most `limit`. */
export function listChangedSinceYesterday(
  scope: EvidenceScope,
  accounts: VisibleAccounts,
  limit = 200,
): Promise<MovedVerdict[]> {
  const key = `evidence moved ${formatScope(scope)} ${limit} ${visibilityKey(accounts)}`
  return cachedRead(['evidence', 'accounts', 'connections'], key, () => {
    const now = new Date()
    const since = new Date((scope.at === null ? now.getTime() : Date.parse(scope.at)) - DAY_MS)
    return listChangedSince(scope, since, accounts, limit, now)
  })
}

/** Verdicts that were found after `since` and differ from what stood then; what was not judged before is left out. */
export async function listChangedSince(
  scope: EvidenceScope,
  since: Date,
  accounts: VisibleAccounts,
  limit: number,
  now = new Date(),
): Promise<MovedVerdict[]> {
  const { bind, values } = parameters()
  const moment = momentOf(scope, now, bind)
  const earlier = { sql: `${bind(since.toISOString())}::timestamptz`, isPast: true }
  const checks = bind([...checkIds('account'), ...checkIds('organization')])
  const { rows } = await pool().query<{
    check: string
    accountId: string
    accountName: string
    from: Verdict
    to: Verdict
    explanation: string
    at: string
  }>(
    `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)})
     SELECT * FROM (
       SELECT v.check_id AS "check", v.account_id::text AS "accountId", counted.name AS "accountName",
         ${shown('p', earlier)} AS "from", ${shown('v', moment)} AS "to", v.explanation, ${iso('v.from_at')} AS at
       FROM evidence_verdict v JOIN counted ON counted.id = v.account_id
         JOIN evidence_verdict p ON p.account_id = v.account_id AND p.check_id = v.check_id AND ${stands('p', earlier)}
       WHERE v.check_id = ANY(${checks}::text[]) AND v.from_at > ${earlier.sql} AND ${stands('v', moment)}) moved
     WHERE "from" <> "to" ORDER BY at DESC, "check", "accountId" LIMIT ${bind(limit)}`,
    values,
  )
  return rows.map(({ check, accountId, accountName, ...row }) => ({
    ...row,
    check,
    title: findCheck(check)?.title ?? check,
    account: { id: accountId, name: accountName },
  }))
}
