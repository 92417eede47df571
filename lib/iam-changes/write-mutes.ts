/** Makes rules silent, and lets them speak again. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { alertRuleName, isAlertRule } from '@/lib/domain/iam-changes/alert-words'
import { AppError } from '@/lib/errors'
import type { Teller } from './teller'

/** A rule that shall be silent. */
export interface NewMute {
  rule: string
  /** Null: everywhere. */
  accountId: string | null
  reason: string
  /** The last day, YYYY-MM-DD, UTC; null: for good. */
  until: string | null
}

/**
 * Returns its id.
 * @throws AppError INVALID for a rule or an account that is not known, or a day that is past; FORBIDDEN everywhere for
 * somebody who does not see every account
 */
export async function muteRule(client: pg.ClientBase, doer: Teller, mute: NewMute): Promise<string> {
  const { rule, accountId, reason, until } = mute
  if (!isAlertRule(rule)) throw refused({ rule: 'There is no such rule.' })
  if (until !== null && until < new Date().toISOString().slice(0, 10)) throw refused({ until: 'This day is past.' })
  await requireAccount(client, doer, accountId)
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO iam_mute (rule, account_id, reason, until_on, by_id, by_name) VALUES ($1, $2, $3, $4, $5, $6)
     RETURNING id::text`,
    [rule, accountId, reason, until, doer.actor.id, doer.actor.name],
  )
  const id = rows[0]?.id ?? ''
  const after = { rule, account: accountId, reason, until }
  await recordChange(client, doer.actor, { action: 'iam.rule-muted', subject: subjectOf(id, rule), after })
  await announce(client, { topic: 'iam-changes' })
  return id
}

/** Ends a mute. @throws AppError NOT_FOUND where there is none that holds where the doer sees all that it concerns */
export async function endMute(client: pg.ClientBase, doer: Teller, id: string): Promise<void> {
  const { rows } = await client.query<{ rule: string; account: string | null }>(
    `UPDATE iam_mute SET ended_at = now(), ended_by_name = $2 WHERE id = $1 AND ended_at IS NULL
     AND ($3::text[] IS NULL OR account_id::text = ANY($3)) RETURNING rule, account_id AS account`,
    [/^\d{1,18}$/.test(id) ? id : '0', doer.actor.name, doer.accounts],
  )
  const [mute] = rows
  if (mute === undefined) {
    const sentence = 'This rule speaks again already, or is silent where you may not see. Nothing was changed.'
    throw new AppError('NOT_FOUND', sentence)
  }
  const before = { rule: mute.rule, account: mute.account }
  await recordChange(client, doer.actor, { action: 'iam.rule-unmuted', subject: subjectOf(id, mute.rule), before })
  await announce(client, { topic: 'iam-changes' })
}

async function requireAccount(client: pg.ClientBase, { accounts }: Teller, id: string | null): Promise<void> {
  if (id === null) {
    if (accounts === null) return
    throw new AppError(
      'FORBIDDEN',
      'Only who sees every account may make a rule silent in all of them. Name an account.',
    )
  }
  const { rows } = await client.query('SELECT FROM aws_account WHERE id = $1', [id])
  const isSeen = accounts === null || accounts.includes(id)
  if (rows.length === 0 || !isSeen) throw refused({ account: 'There is no such account, or none that you may see.' })
}

function refused(fields: Record<string, string>): AppError {
  return new AppError('INVALID', `${Object.values(fields)[0]} Nothing was changed.`, fields)
}

function subjectOf(id: string, rule: string) {
  return { kind: 'alert rule', id, name: alertRuleName(rule) }
}
