/** Reads what could not be read: accounts by reason, and the gaps of single accounts. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { UnreadReason } from '@/lib/domain/evidence/facts'
import type { GapView, MissingView } from './contract-pages'
import { type EvidenceScope, formatScope } from './filter'
import { countedAccounts, momentOf, stands } from './verdict-sql'

const MOST_EXAMPLES = 50

/** Why evidence is missing at a moment: accounts by reason, the most frequent first. */
export function listMissing(scope: EvidenceScope, accounts: VisibleAccounts): Promise<MissingView[]> {
  const key = `evidence missing ${formatScope(scope)} ${visibilityKey(accounts)}`
  return cachedRead(['evidence', 'accounts', 'connections'], key, async () => {
    const { bind, values } = parameters()
    const moment = momentOf(scope, new Date(), bind)
    const { rows } = await pool().query<MissingRow>(
      `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)}),
         gap AS (SELECT g.reason, g.account_id, counted.name, array_agg(g.kind ORDER BY g.kind) AS kinds, min(g.from_at) AS since,
             min(g.sentence) AS sentence
           FROM evidence_gap g JOIN counted ON counted.id = g.account_id WHERE ${stands('g', moment)}
           GROUP BY g.reason, g.account_id, counted.name),
         placed AS (SELECT *, count(*) OVER (PARTITION BY reason)::int AS accounts,
           row_number() OVER (PARTITION BY reason ORDER BY lower(name), account_id) AS place FROM gap)
       SELECT reason, accounts, account_id::text AS "accountId", name, kinds, ${iso('since')} AS since, sentence
       FROM placed WHERE place <= ${MOST_EXAMPLES} ORDER BY accounts DESC, reason, place`,
      values,
    )
    return byReason(rows)
  })
}

interface MissingRow {
  reason: UnreadReason
  accounts: number
  accountId: string
  name: string
  kinds: string[]
  since: string
  sentence: string
}

function byReason(rows: readonly MissingRow[]): MissingView[] {
  const found = new Map<UnreadReason, MissingView>()
  for (const { reason, accounts, accountId, name, kinds, since, sentence } of rows) {
    const view = found.get(reason) ?? { reason, accounts, examples: [] }
    view.examples.push({ account: { id: accountId, name }, sentence, kinds, since })
    found.set(reason, view)
  }
  return [...found.values()]
}

/** The gaps of one account at a moment (null: now), which the caller lets be seen. */
export async function listGaps(account: { id: string; name: string }, at: string | null): Promise<GapView[]> {
  const { bind, values } = parameters()
  const id = bind(account.id)
  const moment = momentOf({ at }, new Date(), bind)
  const { rows } = await pool().query<Omit<GapView, 'account'>>(
    `SELECT g.kind, g.reason, g.sentence, ${iso('g.from_at')} AS since, ${iso('g.last_at')} AS "lastAt"
     FROM evidence_gap g WHERE g.account_id = ${id} AND ${stands('g', moment)} ORDER BY g.kind`,
    values,
  )
  return rows.map((row) => ({ ...row, account }))
}
