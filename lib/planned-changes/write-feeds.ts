/** Makes and revokes calendar addresses, each with its AuditEntry; the secret itself is never written down. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import type { MadeCalendarFeed } from './contract'
import { createFeedSecret, feedPath, hashFeedSecret } from './feed-secret'

/** Addresses that one person may have in use: more would be a program that makes them in a loop. */
const MOST = 50

/** Makes an address for a person. @throws AppError CONFLICT where they have too many */
export async function createCalendarFeed(
  actor: Actor,
  personId: string,
  { name, filter }: { name: string; filter: string },
): Promise<MadeCalendarFeed> {
  const secret = createFeedSecret()
  return inTransaction(async (client) => {
    await client.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [personId])
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO calendar_feed (person_id, name, filter, secret_hash)
       SELECT $1::uuid, $2, $3, $4
       WHERE (SELECT count(*) FROM calendar_feed WHERE person_id = $1::uuid AND revoked_at IS NULL) < ${MOST} RETURNING id`,
      [personId, name, filter, hashFeedSecret(secret)],
    )
    const id = rows[0]?.id
    if (id === undefined) {
      throw new AppError('CONFLICT', `You have ${MOST} addresses in use. Revoke one first; nothing was made.`)
    }
    await recordChange(client, actor, {
      action: 'calendar.address-made',
      subject: { kind: 'calendar-address', id, name },
      after: { filter },
    })
    return { id, name, path: feedPath(secret) }
  })
}

/**
 * The address answers 404 from now on. Revoking a revoked one changes nothing.
 * @throws AppError NOT_FOUND, also where it is somebody else's
 */
export async function revokeCalendarFeed(actor: Actor, personId: string, id: string): Promise<void> {
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ name: string; revoked: boolean }>(
      `SELECT name, revoked_at IS NOT NULL AS revoked FROM calendar_feed WHERE id = $1 AND person_id = $2 FOR UPDATE`,
      [id, personId],
    )
    const [feed] = rows
    if (feed === undefined) throw new AppError('NOT_FOUND', 'There is no such address of yours. Nothing was revoked.')
    if (feed.revoked) return
    await client.query('UPDATE calendar_feed SET revoked_at = now() WHERE id = $1', [id])
    await recordChange(client, actor, {
      action: 'calendar.address-revoked',
      subject: { kind: 'calendar-address', id, name: feed.name },
    })
  })
}
