/** Evidence for tests on a real database: judgements to be stored, and verdicts as rows. */
import { inTransaction } from '@/lib/db/transaction'
import type { Judgement } from '@/lib/domain/evidence/judge'
import { takeAccount } from '@/lib/evidence/write-turn'
import { storeVerdicts } from '@/lib/evidence/write-verdicts'

const DAY_MS = 86_400_000

/** A judgement that stays fresh for 36 hours from `asOf`. */
function buildJudgement(overrides: Partial<Judgement> & { at: Date }): Judgement {
  const { at, ...others } = overrides
  const asOf = at.getTime()
  const verdict = others.verdict ?? 'pass'
  return {
    check: 'C1',
    verdict,
    explanation: `It is ${verdict}.`,
    rows: [],
    total: others.rows?.length ?? 0,
    basis: [{ kind: 'account-summary', asOf }],
    asOf,
    freshUntil: verdict === 'not-checked' ? null : asOf + 1.5 * DAY_MS,
    unread: null,
    fault: null,
    ...others,
  }
}

/** Stores judgements of an account as a reading at `at` would; returns the checks whose verdict moved. */
export function storeJudgements(
  account: string,
  at: Date,
  judgements: readonly Partial<Judgement>[],
): Promise<string[]> {
  return inTransaction(async (client) => {
    const moment = await takeAccount(client, account, at)
    const all = judgements.map((each) => buildJudgement({ at, ...each }))
    return storeVerdicts(client, account, all, moment)
  })
}
