/** Notes why changes to identity were made, as people say. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { AppError, ConflictError } from '@/lib/errors'
import type { Teller } from './teller'

/** What somebody says of one change. */
export interface Explanation {
  /** The version that they saw; null: whatever it is now. */
  version: number | null
  /** Null takes the reason away. */
  text: string | null
}

interface ChangeRow {
  account: string
  name: string
  subject: string
  explanation: string | null
  by: string | null
  version: number
}

/** @throws AppError NOT_FOUND; ConflictError with both texts where somebody explained it meanwhile */
export async function explainChange(
  client: pg.ClientBase,
  doer: Teller,
  id: string,
  { version, text }: Explanation,
): Promise<void> {
  const { rows } = await client.query<ChangeRow>(
    `SELECT account_id AS account, event_name AS name, subject, explanation, explained_by AS by, version FROM iam_change
     WHERE id = $1 AND ($2::text[] IS NULL OR account_id::text = ANY($2)) FOR UPDATE`,
    [/^\d{1,18}$/.test(id) ? id : '0', doer.accounts],
  )
  const [change] = rows
  if (change === undefined) {
    throw new AppError('NOT_FOUND', 'There is no such change, or none that you may see. Nothing was changed.')
  }
  if (change.explanation === text) return
  if (version !== null && version !== change.version) throw explainedMeanwhile(change, text)
  await client.query(
    `UPDATE iam_change SET explanation = $2, explained_by = CASE WHEN $2::text IS NOT NULL THEN $3 END,
       explained_at = CASE WHEN $2::text IS NOT NULL THEN now() END, version = version + 1 WHERE id = $1`,
    [id, text, doer.actor.name],
  )
  await recordChange(client, doer.actor, {
    action: text === null ? 'iam.change-unexplained' : 'iam.change-explained',
    subject: { kind: 'change', id, name: `${change.name} of ${change.subject}` },
    before: { account: change.account, explanation: change.explanation },
    after: { account: change.account, explanation: text },
  })
  await announce(client, { topic: 'iam-changes', ids: [change.account] })
}

/** One reason for several changes that have none; returns how many got it. Changes with a reason keep theirs. */
export async function explainChanges(
  client: pg.ClientBase,
  doer: Teller,
  ids: readonly string[],
  text: string,
): Promise<number> {
  const { rows } = await client.query<{ id: string; account: string }>(
    `UPDATE iam_change SET explanation = $2, explained_by = $3, explained_at = now(), version = version + 1
     WHERE id = ANY($1::bigint[]) AND explanation IS NULL AND ($4::text[] IS NULL OR account_id::text = ANY($4))
     RETURNING id::text, account_id AS account`,
    [ids, text, doer.actor.name, doer.accounts],
  )
  if (rows.length === 0) return 0
  await recordChange(client, doer.actor, {
    action: 'iam.changes-explained',
    subject: { kind: 'changes', name: rows.length === 1 ? '1 change' : `${rows.length} changes` },
    after: { explanation: text, changes: rows.map(({ id }) => id) },
  })
  await announce(client, { topic: 'iam-changes', ids: [...new Set(rows.map(({ account }) => account))] })
  return rows.length
}

function explainedMeanwhile({ explanation, by, version }: ChangeRow, sent: string | null): ConflictError {
  const who = explanation === null ? 'Somebody took the reason away' : `${by ?? 'Somebody'} gave another reason`
  return new ConflictError(
    `${who} meanwhile. Nothing was changed: look at both, and send yours again if it shall stand.`,
    {
      version,
      stored: explanation,
      sent,
    },
  )
}
