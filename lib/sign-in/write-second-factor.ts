/** Writes one's own second factor, within a transaction and with its AuditEntry. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import type { Queryable } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { forgetTrustedBrowsers } from './write-own'

/** The actor's secret as the sign-in library keeps it. @throws AppError INVALID where none was made */
export async function getSealedSecret(client: Queryable, { id }: Actor): Promise<string> {
  const { rows } = await client.query<{ secret: string }>('SELECT secret FROM second_factor WHERE person_id = $1', [id])
  if (rows[0] === undefined) throw new AppError('INVALID', 'Begin setting up the second factor again.')
  return rows[0].secret
}

/** From now on the actor's password alone opens nothing. */
export async function turnOn(client: Queryable, actor: Actor): Promise<void> {
  await client.query(
    'UPDATE second_factor SET verified = true, failed_verification_count = 0, locked_until = NULL WHERE person_id = $1',
    [actor.id],
  )
  await setEnabled(client, actor, true)
}

/** Forgets the secret and the recovery codes. */
export async function turnOff(client: Queryable, actor: Actor): Promise<void> {
  await client.query('DELETE FROM second_factor WHERE person_id = $1', [actor.id])
  await setEnabled(client, actor, false)
}

async function setEnabled(client: Queryable, actor: Actor, on: boolean): Promise<void> {
  await client.query('UPDATE person SET two_factor_enabled = $2, updated_at = now() WHERE id = $1', [actor.id, on])
  await forgetTrustedBrowsers(client, actor.id)
  await recordChange(client, actor, {
    action: on ? 'person.second-factor-turned-on' : 'person.second-factor-turned-off',
    subject: { kind: 'person', id: actor.id, name: actor.name },
    before: { twoFactorEnabled: !on },
    after: { twoFactorEnabled: on },
  })
}
