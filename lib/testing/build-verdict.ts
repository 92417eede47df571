/** Verdicts, readings and gaps of accounts, for tests on a real database that need no worker. */
import { pool } from '@/lib/db/pool'
import type { EvidenceRow, FoundVerdict } from '@/lib/domain/evidence/verdict'

/** A verdict, from when to when it stood (ISO 8601 UTC). */
interface VerdictFacts {
  account: string
  check: string
  verdict: FoundVerdict
  explanation: string
  rows: EvidenceRow[]
  from: string
  /** Null: it stands. */
  until: string | null
  freshUntil: string | null
}

/** Stores the verdict of C1 in an account, fresh for ever unless told otherwise. */
export async function storeVerdict(overrides: Partial<VerdictFacts> & { from: string }): Promise<void> {
  const facts = {
    ...{
      account: '111122223333',
      check: 'C1',
      verdict: 'pass' as FoundVerdict,
      explanation: 'Root has MFA.',
      rows: [],
    },
    ...{ until: null, freshUntil: '2999-01-01T00:00:00.000Z' },
    ...overrides,
  }
  const { account, check, verdict, explanation, rows, from, until, freshUntil } = facts
  const calls = JSON.stringify([{ call: 'iam:GetAccountSummary', asOf: from }])
  await pool().query(
    `INSERT INTO evidence_verdict (account_id, check_id, verdict, digest, explanation, rows, total, calls, as_of, fresh_until,
       from_at, confirmed_at, until_at)
     VALUES ($1, $2, $3, md5($4), $4, $5, $6, $7, $8, $9, $8, $8, $10)`,
    [
      ...[account, check, verdict, explanation, JSON.stringify(rows), rows.length, calls, from],
      ...[verdict === 'not-checked' ? null : freshUntil, until],
    ],
  )
}

/** Stores that accounts of the connection were read at that moment (ISO 8601 UTC). */
export async function storeReadings(connection: string, accounts: readonly string[], at: string): Promise<void> {
  await pool().query(
    `WITH run AS (INSERT INTO evidence_run (connection_id, trigger, begun_at, ended_at) VALUES ($1, 'schedule', $3, $3)
       RETURNING id)
     INSERT INTO evidence_reading (run_id, account_id, state, begun_at, ended_at)
     SELECT run.id, a, 'done', $3, $3 FROM run CROSS JOIN unnest($2::text[]) a`,
    [connection, accounts, at],
  )
}

/** Stores that a kind of facts could not be read in an account between two moments (ISO 8601 UTC). */
export async function storeGap(account: string, kind: string, from: string, until: string | null): Promise<void> {
  await pool().query(
    `INSERT INTO evidence_gap (account_id, kind, reason, sentence, from_at, last_at, until_at)
     VALUES ($1, $2, 'unreachable', 'IAM did not answer.', $3, $3, $4)`,
    [account, kind, from, until],
  )
}
