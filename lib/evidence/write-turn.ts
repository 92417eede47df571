/** Lets one writer at a time change the evidence of an account, with times that never run backwards. */
import 'server-only'
import type pg from 'pg'

/**
 * Waits until nobody else writes evidence of the account, until the transaction of `client` ends. Returns the time to write
 * with: `now`, or a moment later where another worker's clock is ahead.
 */
export async function takeAccount(client: pg.ClientBase, account: string, now: Date): Promise<Date> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('faultline.evidence'), hashtext($1))", [account])
  const { rows } = await client.query<{ at: Date }>(
    `SELECT greatest($2::timestamptz,
       (SELECT max(confirmed_at) + interval '1 millisecond' FROM evidence_fact WHERE account_id = $1 AND until_at IS NULL),
       (SELECT max(confirmed_at) + interval '1 millisecond' FROM evidence_verdict WHERE account_id = $1 AND until_at IS NULL),
       (SELECT max(last_at) + interval '1 millisecond' FROM evidence_gap WHERE account_id = $1 AND until_at IS NULL)) AS at`,
    [account, now],
  )
  return rows[0]?.at ?? now
}
