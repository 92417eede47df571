/** Keeps what was collected of an account: only what changed, and what could not be read from when to when. */
import 'server-only'
import type pg from 'pg'
import { bulkRows, insertRows, timestamp } from '@/lib/db/bulk'
import { storableText } from '@/lib/db/storable'
import type { FactKind, ReadFact, UnreadFact } from '@/lib/domain/evidence/facts'
import { storable } from './storable'

/** Stands for all kinds in the gap of an account that is closed. */
const WHOLE_ACCOUNT = 'account'

/** What one reading of an account brought. */
export interface Collected {
  read: readonly ReadFact[]
  unread: readonly UnreadFact[]
}

/** What became of a reading. */
export interface StoredFacts {
  /** Kinds whose content is another one now. */
  moved: FactKind[]
  /** What was read and stands now: the rest is older than what is stored. */
  current: ReadFact[]
}

/**
 * Stores facts and gaps of an account whose turn the transaction has (write-turn.ts), at its time. What is older than what
 * is stored is left out: another reading that began later was quicker.
 */
export async function storeFacts(
  client: pg.ClientBase,
  account: string,
  { read, unread }: Collected,
  at: Date,
): Promise<StoredFacts> {
  const stored = await findStored(client, account)
  const isNew = (kind: FactKind, at: number) => at >= (stored.get(kind)?.asOf ?? Number.NEGATIVE_INFINITY)
  const current = read.filter(({ kind, asOf }) => isNew(kind, asOf))
  const fresh = current.map(({ kind, asOf, body }) => ({ kind, asOf, ...storable(body) }))
  const same = fresh.filter(({ kind, digest }) => stored.get(kind)?.digest === digest)
  const others = fresh.filter(({ kind, digest }) => stored.get(kind)?.digest !== digest)
  await confirm(client, account, same, at)
  await replace(client, account, others, at)
  await closeGaps(client, account, current, at)
  await keepGaps(
    client,
    account,
    unread.filter((gap) => isNew(gap.kind, gap.at)),
    at,
  )
  return { moved: others.map(({ kind }) => kind), current }
}

async function findStored(
  client: pg.ClientBase,
  account: string,
): Promise<Map<FactKind, { digest: string; asOf: number }>> {
  const { rows } = await client.query<{ kind: FactKind; digest: string; asOf: Date }>(
    'SELECT kind, digest, as_of AS "asOf" FROM evidence_fact WHERE account_id = $1 AND until_at IS NULL',
    [account],
  )
  return new Map(rows.map(({ kind, digest, asOf }) => [kind, { digest, asOf: asOf.getTime() }]))
}

interface FreshFact {
  kind: FactKind
  asOf: number
  json: string
  digest: string
}

async function confirm(client: pg.ClientBase, account: string, facts: readonly FreshFact[], at: Date): Promise<void> {
  if (facts.length === 0) return
  await client.query(
    `UPDATE evidence_fact f SET as_of = given.as_of, confirmed_at = $4
     FROM unnest($2::text[], $3::timestamptz[]) AS given(kind, as_of)
     WHERE f.account_id = $1 AND f.kind = given.kind AND f.until_at IS NULL`,
    [account, facts.map(({ kind }) => kind), facts.map(({ asOf }) => timestamp(asOf)), at],
  )
}

async function replace(client: pg.ClientBase, account: string, facts: readonly FreshFact[], at: Date): Promise<void> {
  if (facts.length === 0) return
  await client.query(
    'UPDATE evidence_fact SET until_at = $3 WHERE account_id = $1 AND kind = ANY($2) AND until_at IS NULL',
    [account, facts.map(({ kind }) => kind), at],
  )
  const moment = at.toISOString()
  await insertRows(
    client,
    'evidence_fact',
    [
      { name: 'account_id', type: 'text', value: () => account },
      { name: 'kind', type: 'text', value: ({ kind }) => kind },
      { name: 'digest', type: 'text', value: ({ digest }) => digest },
      { name: 'body', type: 'text', value: ({ json }) => json, as: '$::jsonb' },
      { name: 'as_of', type: 'timestamptz', value: ({ asOf }) => timestamp(asOf) },
      { name: 'from_at', type: 'timestamptz', value: () => moment },
      { name: 'confirmed_at', type: 'timestamptz', value: () => moment },
    ],
    facts,
  )
}

async function closeGaps(client: pg.ClientBase, account: string, read: readonly ReadFact[], at: Date): Promise<void> {
  await client.query(
    'UPDATE evidence_gap SET until_at = $3 WHERE account_id = $1 AND kind = ANY($2) AND until_at IS NULL',
    [account, [...read.map(({ kind }) => kind), ...(read.length > 0 ? [WHOLE_ACCOUNT] : [])], at],
  )
}

/** A gap lasts from the first try that failed to the first that does not; why it failed is what the last one said. */
async function keepGaps(
  client: pg.ClientBase,
  account: string,
  unread: readonly UnreadFact[],
  at: Date,
): Promise<void> {
  const moment = at.toISOString()
  await insertRows(
    client,
    'evidence_gap',
    [
      { name: 'account_id', type: 'text', value: () => account },
      { name: 'kind', type: 'text', value: ({ kind }) => kind },
      { name: 'reason', type: 'text', value: ({ reason }) => reason },
      { name: 'sentence', type: 'text', value: ({ sentence }) => storableText(sentence) },
      { name: 'from_at', type: 'timestamptz', value: () => moment },
      { name: 'last_at', type: 'timestamptz', value: () => moment },
    ],
    [...new Map(unread.map((each) => [each.kind, each])).values()],
    `ON CONFLICT (account_id, kind) WHERE until_at IS NULL
     DO UPDATE SET reason = excluded.reason, sentence = excluded.sentence, last_at = excluded.last_at`,
  )
}

/** Ends what is known of accounts that are suspended, closed or gone: verdicts no longer stand, and a gap says why. */
export async function closeAccounts(client: pg.ClientBase, accounts: readonly string[], at: Date): Promise<void> {
  if (accounts.length === 0) return
  await client.query(
    'UPDATE evidence_verdict SET until_at = greatest(from_at, $2) WHERE account_id = ANY($1::char(12)[]) AND until_at IS NULL',
    [accounts, at],
  )
  const { from, values, names, parameters } = bulkRows<string>(
    [
      { name: 'account_id', type: 'text', value: (id) => id },
      { name: 'kind', type: 'text', value: () => WHOLE_ACCOUNT },
      { name: 'reason', type: 'text', value: () => 'account-closed' },
      {
        name: 'sentence',
        type: 'text',
        value: (id) => `Account ${id} is suspended, closed or no longer there: it is not read.`,
      },
      { name: 'from_at', type: 'timestamptz', value: () => at.toISOString() },
      { name: 'last_at', type: 'timestamptz', value: () => at.toISOString() },
    ],
    accounts,
  )
  await client.query(
    `INSERT INTO evidence_gap (${names}) SELECT ${values} FROM ${from}
     ON CONFLICT (account_id, kind) WHERE until_at IS NULL DO UPDATE SET last_at = excluded.last_at`,
    parameters,
  )
}
