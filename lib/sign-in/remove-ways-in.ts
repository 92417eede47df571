/** Takes from a person every way in that they have, within a transaction and with its AuditEntries. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import type { Queryable } from '@/lib/db/pool'
import { voidLinks } from './access-link'
import { lockOwn } from './write-own'
import { turnOff } from './write-second-factor'
import { endSessionsBut } from './write-session'

/**
 * Password and other sign-in methods, second factor, sessions, unused links, trusted browsers and half-done sign-ins of
 * the actor end.
 * @throws AppError NOT_FOUND for somebody who is disabled or gone
 */
export async function removeWaysIn(client: Queryable, actor: Actor): Promise<void> {
  const { twoFactorEnabled } = await lockOwn(client, actor.id)
  const { rows } = await client.query<{ id: string; provider: string }>(
    'DELETE FROM sign_in_method WHERE person_id = $1 RETURNING id, provider_id AS provider',
    [actor.id],
  )
  for (const { id, provider } of rows) {
    const subject = { kind: 'sign-in-method', id, name: provider }
    await recordChange(client, actor, { action: 'sign-in-method.removed', subject })
  }
  if (twoFactorEnabled) await turnOff(client, actor)
  else await client.query('DELETE FROM second_factor WHERE person_id = $1', [actor.id])
  await client.query('DELETE FROM verification WHERE value = $1::text', [actor.id])
  await voidLinks(client, actor.id)
  await endSessionsBut(client, actor, null)
}
