/** Reads how the accounts of a verification rule stand, and which of them nobody has read since. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import type { Verdict } from '@/lib/domain/evidence/verdict'
import type { RuleAccount } from '@/lib/domain/evidence/verification'
import { momentOf, shown, stands } from './verdict-sql'

/** One for each account. */
export async function readRuleAccounts(check: string, accounts: readonly string[], now: Date): Promise<RuleAccount[]> {
  const { bind, values } = parameters()
  const moment = momentOf({ at: null }, now, bind)
  const { rows } = await pool().query<{ isActive: boolean; verdict: Verdict | null; asOf: Date | null }>(
    `SELECT coalesce(a.status = 'ACTIVE' AND a.left_at IS NULL, false) AS "isActive",
       CASE WHEN v.id IS NOT NULL THEN ${shown('v', moment)} END AS verdict, v.as_of AS "asOf"
     FROM unnest(${bind(accounts)}::char(12)[]) AS given(id) LEFT JOIN aws_account a ON a.id = given.id
       LEFT JOIN evidence_verdict v ON v.account_id = given.id AND v.check_id = ${bind(check)} AND ${stands('v', moment)}`,
    values,
  )
  return rows.map(({ asOf, ...row }) => ({ ...row, asOf: asOf?.getTime() ?? null }))
}

/** Of these accounts those that no round has begun to read since. */
export async function listUnreadSince(accounts: readonly string[], since: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT given.id::text FROM unnest($1::char(12)[]) AS given(id)
     WHERE NOT EXISTS (SELECT FROM evidence_reading r JOIN evidence_run run ON run.id = r.run_id
       WHERE r.account_id = given.id AND (run.begun_at >= $2 OR r.state = 'waiting'))`,
    [accounts, since],
  )
  return rows.map(({ id }) => id)
}
