/** Stores which accounts events affect, and the texts that those were given. */
import 'server-only'
import type pg from 'pg'
import { bulkRows, copyRows, insertRows } from '@/lib/db/bulk'
import type { Instant } from '@/lib/domain/health-event'
import { type KnownAccount, mergeAccount } from '@/lib/domain/merge-reach'
import type { AccountRow } from './reach'
import { ACCOUNT_COLUMNS, FRESH_ACCOUNT_COLUMNS, type ReachMove, TEXT_COLUMNS, type TextRow } from './reach-tables'

/** Writes the accounts that are new, and of known ones what was learned. */
export async function storeAccounts(
  client: pg.ClientBase,
  rows: readonly AccountRow[],
  seenAt: Instant,
): Promise<ReachMove> {
  const known = await findDiffering(client, rows)
  const fresh: AccountRow[] = []
  const learned: AccountRow[] = []
  const retold: AccountRow[] = []
  for (const [place, row] of rows.entries()) {
    const before = known.get(place)
    if (before === null) fresh.push(row)
    if (before === null || before === undefined) continue
    const after = mergeAccount(before, row)
    if (sameAccount(before, after)) continue
    learned.push({ ...row, ...after })
    if (after.textDigest !== before.textDigest) retold.push(row)
  }
  await insertRows(client, 'event_text', TEXT_COLUMNS, textRows([...fresh, ...retold]), 'ON CONFLICT DO NOTHING')
  await copyRows(
    client,
    'affected_account',
    FRESH_ACCOUNT_COLUMNS,
    fresh.map((row) => ({ ...row, seenAt })),
  )
  await updateAccounts(client, learned)
  return {
    moved: [...fresh, ...retold].map(({ eventId }) => eventId),
    changes: fresh
      .filter(({ isNews }) => isNews)
      .map(({ saidAt, ...row }) => ({ ...row, value: null, before: null, after: null, observedAt: saidAt })),
  }
}

/** By place in `rows`: the stored accounts of those that say something else, null where none is stored. */
async function findDiffering(
  client: pg.ClientBase,
  rows: readonly AccountRow[],
): Promise<Map<number, KnownAccount | null>> {
  const { fromNumbered, parameters } = bulkRows(ACCOUNT_COLUMNS, rows)
  const { rows: found } = await client.query<KnownAccount & { place: number; isKnown: boolean }>(
    `SELECT given.place::int - 1 AS place, a.event_id IS NOT NULL AS "isKnown", a.connection_id AS "connectionId",
       a.text_digest AS "textDigest", (extract(epoch FROM a.text_said_at) * 1000)::float8 AS "textSaidAt",
       (extract(epoch FROM a.read_for) * 1000)::float8 AS "readFor"
     FROM ${fromNumbered} LEFT JOIN affected_account a ON a.event_id = given.event_id AND a.account_id = given.account_id
     WHERE a.event_id IS NULL OR (a.connection_id, a.text_digest, a.text_said_at, a.read_for)
       IS DISTINCT FROM (given.connection_id, given.text_digest, given.text_said_at, given.read_for)`,
    parameters,
  )
  return new Map(found.map(({ place, isKnown, ...account }) => [place, isKnown ? account : null]))
}

function sameAccount(a: KnownAccount, b: KnownAccount): boolean {
  return (
    a.connectionId === b.connectionId &&
    a.textDigest === b.textDigest &&
    a.textSaidAt === b.textSaidAt &&
    a.readFor === b.readFor
  )
}

/** Each wording of each event once. */
function textRows(rows: readonly AccountRow[]): TextRow[] {
  const texts = new Map<string, TextRow>()
  for (const { eventId, textDigest, text } of rows) {
    if (textDigest !== null && text !== null)
      texts.set(`${eventId} ${textDigest}`, { eventId, digest: textDigest, text })
  }
  return [...texts.values()]
}

async function updateAccounts(client: pg.ClientBase, rows: readonly AccountRow[]): Promise<void> {
  if (rows.length === 0) return
  const { from, parameters } = bulkRows(ACCOUNT_COLUMNS, rows)
  await client.query(
    `UPDATE affected_account a SET connection_id = given.connection_id, text_digest = given.text_digest,
       text_said_at = given.text_said_at, read_for = given.read_for
     FROM ${from} WHERE a.event_id = given.event_id AND a.account_id = given.account_id`,
    parameters,
  )
}
