/** Keeps verdicts of an account from when to when they stood. */
import 'server-only'
import type pg from 'pg'
import { insertRows, timestamp } from '@/lib/db/bulk'
import { storableText } from '@/lib/db/storable'
import { EVIDENCE_PERMISSIONS } from '@/lib/domain/evidence/evidence-permissions'
import type { FactKind } from '@/lib/domain/evidence/facts'
import type { Judgement } from '@/lib/domain/evidence/judge'
import { storable } from './storable'

/**
 * Stores the verdicts of an account whose turn the transaction has (write-turn.ts), at its time. One that says the same
 * goes on, unless it had become stale and was read anew meanwhile: then it did not stand all the time, and another row
 * begins. Returns the checks whose verdict is another one now.
 */
export async function storeVerdicts(
  client: pg.ClientBase,
  account: string,
  judgements: readonly Judgement[],
  at: Date,
): Promise<string[]> {
  const { rows: stored } = await client.query<StoredVerdict>(
    `SELECT check_id AS check, verdict, digest, fresh_until AS "freshUntil" FROM evidence_verdict
     WHERE account_id = $1 AND until_at IS NULL`,
    [account],
  )
  const before = new Map(stored.map((row) => [row.check, row]))
  const given = judgements.map(rowOf)
  const goesOn = ({ check, digest, freshUntil }: VerdictRow) => {
    const row = before.get(check)
    if (row?.digest !== digest) return false
    return row.freshUntil === null || row.freshUntil >= at || row.freshUntil.getTime() === freshUntil
  }
  await confirm(client, account, given.filter(goesOn), at)
  const others = given.filter((row) => !goesOn(row))
  await replace(client, account, others, at)
  return others.filter(({ check, verdict }) => before.get(check)?.verdict !== verdict).map(({ check }) => check)
}

interface StoredVerdict {
  check: string
  verdict: string
  digest: string
  freshUntil: Date | null
}

interface VerdictRow extends Pick<Judgement, 'check' | 'verdict' | 'total' | 'asOf' | 'freshUntil'> {
  digest: string
  explanation: string
  rows: string
  calls: string
  unread: string | null
}

function rowOf(judgement: Judgement): VerdictRow {
  const { check, verdict, rows, total, basis, asOf, freshUntil, unread } = judgement
  const explanation = storableText(judgement.explanation)
  return {
    ...{ check, verdict, explanation, total, asOf, freshUntil },
    digest: storable([verdict, explanation, rows, total]).digest,
    rows: storable(rows).json,
    calls: JSON.stringify(basis.flatMap(callsOf)),
    unread: unread === null ? null : storableText(unread),
  }
}

function callsOf({ kind, asOf }: { kind: FactKind; asOf: number }): { call: string; asOf: string }[] {
  const at = new Date(asOf).toISOString()
  return EVIDENCE_PERMISSIONS.filter((permission) => permission.kind === kind).map(({ action }) => ({
    call: action,
    asOf: at,
  }))
}

async function confirm(client: pg.ClientBase, account: string, rows: readonly VerdictRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    `UPDATE evidence_verdict v SET as_of = given.as_of, fresh_until = given.fresh_until, calls = given.calls::jsonb,
       unread = given.unread, confirmed_at = $7
     FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[])
       AS given(check_id, as_of, fresh_until, calls, unread)
     WHERE v.account_id = $1 AND v.check_id = given.check_id AND v.until_at IS NULL`,
    [
      ...[account, rows.map(({ check }) => check), rows.map(({ asOf }) => timestamp(asOf))],
      ...[rows.map(({ freshUntil }) => timestamp(freshUntil)), rows.map(({ calls }) => calls)],
      ...[rows.map(({ unread }) => unread), at],
    ],
  )
}

async function replace(client: pg.ClientBase, account: string, rows: readonly VerdictRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await client.query(
    'UPDATE evidence_verdict SET until_at = $3 WHERE account_id = $1 AND check_id = ANY($2) AND until_at IS NULL',
    [account, rows.map(({ check }) => check), at],
  )
  const moment = at.toISOString()
  await insertRows(
    client,
    'evidence_verdict',
    [
      { name: 'account_id', type: 'text', value: () => account },
      { name: 'check_id', type: 'text', value: ({ check }) => check },
      { name: 'verdict', type: 'text', value: ({ verdict }) => verdict },
      { name: 'digest', type: 'text', value: ({ digest }) => digest },
      { name: 'explanation', type: 'text', value: ({ explanation }) => explanation },
      { name: 'rows', type: 'text', value: ({ rows: found }) => found, as: '$::jsonb' },
      { name: 'total', type: 'int', value: ({ total }) => total },
      { name: 'calls', type: 'text', value: ({ calls }) => calls, as: '$::jsonb' },
      { name: 'as_of', type: 'timestamptz', value: ({ asOf }) => timestamp(asOf) },
      { name: 'fresh_until', type: 'timestamptz', value: ({ freshUntil }) => timestamp(freshUntil) },
      { name: 'unread', type: 'text', value: ({ unread }) => unread },
      { name: 'from_at', type: 'timestamptz', value: () => moment },
      { name: 'confirmed_at', type: 'timestamptz', value: () => moment },
    ],
    rows,
  )
}
