/** Reads what of an account is due: some evidence costs AWS and us more than it changes from day to day. */
import 'server-only'
import { pool } from '@/lib/db/pool'

/** Checks count it as fresh for so long, in ms (SLOW_FACTS_MS of lib/domain/evidence/judge.ts). */
const FRESH_MS = 8 * 86_400_000

/**
 * Whether services that were last used are to be asked for anew: they would be stale before the round after the next one
 * at the latest, the last try failed, a person or a verification waits for them, or an analyzer stood in for them, which
 * may be gone. `roundMs`: how often rounds begin.
 */
export async function isLastAccessedDue(account: string, roundMs: number, now: Date): Promise<boolean> {
  const oldest = new Date(now.getTime() - FRESH_MS + 1.5 * roundMs)
  const { rows } = await pool().query<{ isDue: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM evidence_fact WHERE account_id = $1 AND kind = 'last-accessed' AND until_at IS NULL
         AND as_of > $2 AND body->>'byAnalyzer' IS DISTINCT FROM 'true')
       OR EXISTS (SELECT FROM evidence_gap WHERE account_id = $1 AND kind = 'last-accessed' AND until_at IS NULL)
       OR EXISTS (SELECT FROM evidence_reading r JOIN evidence_run run ON run.id = r.run_id
         WHERE r.account_id = $1 AND r.state = 'waiting' AND run.trigger <> 'schedule') AS "isDue"`,
    [account, oldest],
  )
  return rows[0]?.isDue ?? true
}
