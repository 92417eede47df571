/** Counts how many accounts have which verdict, day by day, and forgets what is long past. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { inTransaction } from '@/lib/db/transaction'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import { WHOLE_SCOPE } from './filter'
import { countedAccounts, momentOf, shown, stands } from './verdict-sql'

/** Counts a UTC day (YYYY-MM-DD) as it was at its end, the present one as it is `now`. */
export async function countDay(day: string, now: Date): Promise<void> {
  const end = Date.parse(`${dayAfter(day, 1)}T00:00:00Z`) - 1
  const at = end < now.getTime() ? new Date(end).toISOString() : null
  await inTransaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('faultline.evidence-day'))")
    const { bind, values } = parameters()
    const moment = momentOf({ at }, now, bind)
    const { rows } = await client.query<{ check: string; verdict: string; accounts: number }>(
      `WITH counted AS MATERIALIZED (${countedAccounts(WHOLE_SCOPE, null, moment, bind)})
       SELECT check_id AS check, verdict, count(*)::int AS accounts
       FROM (SELECT v.check_id, ${shown('v', moment)} AS verdict FROM evidence_verdict v JOIN counted ON counted.id = v.account_id
         WHERE ${stands('v', moment)}) found GROUP BY 1, 2`,
      values,
    )
    await client.query('DELETE FROM evidence_day WHERE day = $1', [day])
    await client.query(
      `INSERT INTO evidence_day (day, check_id, verdict, accounts)
       SELECT $1, * FROM unnest($2::text[], $3::text[], $4::int[])`,
      [day, rows.map(({ check }) => check), rows.map(({ verdict }) => verdict), rows.map(({ accounts }) => accounts)],
    )
    await announce(client, { topic: 'evidence', ids: [] })
  })
}

/** Counts yesterday for good, and today as far as it is. */
export async function countLastDays(now: Date): Promise<void> {
  const today = utcDay(now.getTime())
  await countDay(dayAfter(today, -1), now)
  await countDay(today, now)
}

const KEPT = "interval '400 days'"

/** Forgets what ended more than 400 days ago: facts, gaps, verdicts, rounds, daily counts. */
export async function forgetEvidence(): Promise<void> {
  for (const table of ['evidence_fact', 'evidence_gap', 'evidence_verdict']) {
    await pool().query(`DELETE FROM ${table} WHERE until_at < now() - ${KEPT}`)
  }
  await pool().query(`DELETE FROM evidence_run WHERE ended_at < now() - ${KEPT}`)
  await pool().query(`DELETE FROM evidence_day WHERE day < (now() - ${KEPT})::date`)
}
