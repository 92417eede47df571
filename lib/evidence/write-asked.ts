/** Has accounts read because somebody asked for it. Audited and announced. */
import 'server-only'
import { recordChange } from '@/lib/audit/write'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { CollectInput } from './schemas'
import { type AskedCollection, askCollection } from './write-collection'

/**
 * Reads an account, or those of a connection that the doer may see, as soon as the worker gets to it.
 * @throws AppError NOT_FOUND for what is not there or not seen, CONFLICT where nothing can be read
 */
export function collectNow(doer: Doer, { account, connection }: CollectInput): Promise<AskedCollection> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(
      `SELECT id::text, name FROM aws_account
       WHERE (id::text = $1 OR connection_id = $2) AND ($3::text[] IS NULL OR id::text = ANY($3))
         AND ($1::text IS NOT NULL OR (status = 'ACTIVE' AND left_at IS NULL)) ORDER BY id`,
      [account ?? null, connection ?? null, doer.accounts],
    )
    const [first] = rows
    if (first === undefined) {
      const what = account === undefined ? 'connection with accounts' : 'account'
      throw new AppError('NOT_FOUND', `There is no such ${what}, or none that you may see. Nothing is read.`)
    }
    const asked = await askCollection(
      client,
      rows.map(({ id }) => id),
      { trigger: 'person', askedBy: doer.actor.name },
    )
    if (asked.accounts.length === 0) {
      throw new AppError(
        'CONFLICT',
        'Nothing is read: the account is not active, or its connection is switched off or has no role for evidence.',
      )
    }
    const subject =
      account === undefined
        ? { kind: 'connection', id: connection ?? '', name: null }
        : { kind: 'account', id: account, name: first.name }
    await recordChange(client, doer.actor, {
      ...{ action: 'evidence.asked', subject, after: { accounts: asked.accounts.length } },
    })
    return asked
  })
}
