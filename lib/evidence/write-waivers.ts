/** Makes and ends waivers: somebody accepts for a time that a check fails. Each is audited and announced. */
import 'server-only'
import type pg from 'pg'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { WaiverInput } from './schemas'

/** Nobody decides for longer than this, in days. */
const LONGEST = 366

/**
 * The id of the new waiver. It counts until the end of its last day, UTC.
 * @throws AppError INVALID for a day that is past or too far, NOT_FOUND for an account that is not there or not seen,
 * FORBIDDEN for a waiver of all accounts by somebody who does not see them all
 */
export function createWaiver(doer: Doer, input: WaiverInput, now = new Date()): Promise<string> {
  const { check, account, reason, expiresOn } = input
  refuseDay(expiresOn, utcDay(now.getTime()))
  return inTransaction(async (client) => {
    const name = await accountName(client, doer, account)
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO evidence_waiver (check_id, account_id, reason, expires_on, by_id, by_name, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id::text`,
      [check, account, reason, expiresOn, doer.actor.id, doer.actor.name, now],
    )
    const id = rows[0]?.id ?? ''
    await note(client, doer, 'waiver.created', { id, check, name }, { check, account, reason, expiresOn })
    return id
  })
}

/** Ends a waiver now; one that is over already stays so. @throws AppError NOT_FOUND */
export function endWaiver(doer: Doer, id: string, now = new Date()): Promise<void> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ check: string; account: string | null; isOver: boolean }>(
      `SELECT check_id AS check, account_id::text AS account, ended_at IS NOT NULL AS "isOver"
       FROM evidence_waiver WHERE id = $1 FOR UPDATE`,
      [/^\d{1,18}$/.test(id) ? id : null],
    )
    const [waiver] = rows
    const sees =
      waiver?.account === null ? doer.accounts === null : (doer.accounts?.includes(waiver?.account ?? '') ?? true)
    if (waiver === undefined || !sees) {
      throw new AppError('NOT_FOUND', 'There is no such waiver, or none that you may end. Nothing was changed.')
    }
    if (waiver.isOver) return
    await client.query('UPDATE evidence_waiver SET ended_at = $2, ended_by_name = $3 WHERE id = $1', [
      ...[id, now, doer.actor.name],
    ])
    const name = await accountName(client, doer, waiver.account)
    await note(client, doer, 'waiver.ended', { id, check: waiver.check, name }, null)
  })
}

function refuseDay(expiresOn: string, today: string): void {
  const refusal = (sentence: string) =>
    new AppError('INVALID', `${sentence} Nothing was changed.`, { expiresOn: sentence })
  if (expiresOn < today) throw refusal('Its last day is over already.')
  if (expiresOn > dayAfter(today, LONGEST)) throw refusal('A waiver lasts a year at most: it is decided anew then.')
}

/** What the account is called; null for all. @throws AppError NOT_FOUND, FORBIDDEN */
async function accountName(client: pg.ClientBase, doer: Doer, account: string | null): Promise<string | null> {
  if (account === null) {
    if (doer.accounts === null) return null
    throw new AppError('FORBIDDEN', 'Only who sees every account may waive a check in all of them. Name an account.')
  }
  const { rows } = await client.query<{ name: string }>('SELECT name FROM aws_account WHERE id = $1', [account])
  const [row] = rows
  if (row !== undefined && (doer.accounts === null || doer.accounts.includes(account))) return row.name
  const sentence = `There is no account ${account}, or none that you may see.`
  throw new AppError('NOT_FOUND', `${sentence} Nothing was changed.`, { account: sentence })
}

async function note(
  client: pg.ClientBase,
  doer: Doer,
  action: string,
  { id, check, name }: { id: string; check: string; name: string | null },
  after: Record<string, unknown> | null,
): Promise<void> {
  const subject = { kind: 'waiver', id, name: `${check} in ${name ?? 'every account'}` }
  await recordChange(client, doer.actor, { action, subject, after })
  await announce(client, { topic: 'evidence' })
}
