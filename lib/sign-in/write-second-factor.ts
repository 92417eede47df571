/** Writes one's own second factor, within a transaction and with its AuditEntry. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import type { Queryable } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { forgetTrustedBrowsers } from './write-own'

/** What the sign-in library keeps of a second factor, encrypted. */
interface SealedFactor {
  secret: string
  backupCodes: string
}

export async function findSealedFactor(client: Queryable, personId: string | null): Promise<SealedFactor | null> {
  const { rows } = await client.query<SealedFactor>(
    'SELECT secret, backup_codes AS "backupCodes" FROM second_factor WHERE person_id = $1',
    [personId],
  )
  return rows[0] ?? null
}

/** The actor's secret as the sign-in library keeps it. @throws AppError INVALID where none was made */
export async function getSealedSecret(client: Queryable, { id }: Actor): Promise<string> {
  const sealed = await findSealedFactor(client, id)
  if (sealed === null) throw new AppError('INVALID', 'Begin setting up the second factor again.')
  return sealed.secret
}

/**
 * Uses up the code of these 30 seconds since 1970, and with it all earlier ones. Of many at once one succeeds.
 * @returns false where it was used before
 */
export async function spendStep(client: Queryable, personId: string | null, step: number): Promise<boolean> {
  const { rowCount } = await client.query(
    'UPDATE second_factor SET last_step = $2 WHERE person_id = $1 AND (last_step IS NULL OR last_step < $2)',
    [personId, step],
  )
  return (rowCount ?? 0) > 0
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
