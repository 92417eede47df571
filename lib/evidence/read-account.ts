/** Reads all evidence of one account, at a moment. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { isAccountId } from '@/lib/domain/aws-directory'
import { AppError } from '@/lib/errors'
import type { AccountEvidence, ReadingView } from './contract-pages'
import { NO_VERDICT_FILTER } from './filter'
import { listGaps } from './read-gaps'
import { listVerdicts } from './read-verdicts'

const READINGS_SHOWN = 10
const MOST_CHECKS = 100

/**
 * Everything known of an account; `at` is ISO 8601 UTC, null for now.
 * @throws AppError NOT_FOUND, also where it may not be seen
 */
export async function getAccountEvidence(
  id: string,
  at: string | null,
  accounts: VisibleAccounts,
): Promise<AccountEvidence> {
  const account = isAccountId(id) && (accounts === null || accounts.includes(id)) ? await findAccount(id) : null
  if (account === null) throw new AppError('NOT_FOUND', `There is no account ${id.slice(0, 40)}.`)
  const page = listVerdicts({ ...NO_VERDICT_FILTER, account: id, at }, { limit: MOST_CHECKS, cursor: null }, accounts)
  const [{ data }, gaps, readings] = await Promise.all([page, listGaps(account, at), listReadings(id, at)])
  return { account, at, verdicts: data, gaps, readings }
}

async function findAccount(id: string): Promise<AccountEvidence['account'] | null> {
  const { rows } = await pool().query<AccountEvidence['account']>(
    `SELECT a.id::text, a.name, (SELECT path FROM org_unit u WHERE u.id = a.org_unit_id) AS unit,
       (SELECT json_build_object('id', c.id, 'name', c.name) FROM aws_connection c WHERE c.id = a.connection_id) AS connection
     FROM aws_account a WHERE a.id = $1`,
    [id],
  )
  return rows[0] ?? null
}

async function listReadings(id: string, at: string | null): Promise<ReadingView[]> {
  const { rows } = await pool().query<ReadingView>(
    `SELECT r.run_id::text AS run, r.state, ${iso('r.begun_at')} AS "begunAt", ${iso('r.ended_at')} AS "endedAt", r.requests,
       r.throttles, r.read, r.unread, r.sentence
     FROM evidence_reading r JOIN evidence_run run ON run.id = r.run_id
     WHERE r.account_id = $1 AND ($2::timestamptz IS NULL OR run.begun_at <= $2) ORDER BY r.run_id DESC LIMIT ${READINGS_SHOWN}`,
    [id, at],
  )
  return rows
}
