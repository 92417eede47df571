/** Reads the last facts of accounts, and what could not be read, as judging needs them. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { FactBodies, FactKind, ReadFact, UnreadFact, UnreadReason } from '@/lib/domain/evidence/facts'

/** The last of each kind that was ever read in an account; only these kinds, where they are named. */
export async function listFacts(
  account: string,
  kinds: readonly FactKind[] | null = null,
  client: Queryable = pool(),
): Promise<ReadFact[]> {
  const { rows } = await client.query<{ kind: FactKind; body: FactBodies[FactKind]; asOf: Date }>(
    `SELECT kind, body, as_of AS "asOf" FROM evidence_fact
     WHERE account_id = $1 AND until_at IS NULL AND ($2::text[] IS NULL OR kind = ANY($2))`,
    [account, kinds],
  )
  return rows.map(({ kind, body, asOf }) => ({ kind, body, asOf: asOf.getTime() }))
}

/** The fact of a kind that an account has; null where it was never read. */
export async function findFact<K extends FactKind>(
  account: string,
  kind: K,
  client: Queryable = pool(),
): Promise<ReadFact<K> | null> {
  const [fact] = await listFacts(account, [kind], client)
  // The kind names the body's shape.
  return (fact as ReadFact<K> | undefined) ?? null
}

/** What cannot be read in an account at present. */
export async function listUnread(account: string, client: Queryable = pool()): Promise<UnreadFact[]> {
  const { rows } = await client.query<{ kind: FactKind; reason: UnreadReason; sentence: string; at: Date }>(
    `SELECT kind, reason, sentence, last_at AS at FROM evidence_gap
     WHERE account_id = $1 AND until_at IS NULL AND kind <> 'account'`,
    [account],
  )
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}
