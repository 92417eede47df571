/** Encrypts anew what earlier keys encrypted, so that those keys can be thrown away. */
import 'server-only'
import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { cookieSettings } from '@/lib/sign-in/session-cookie'
import { listTrackerSecrets, SEALED_COLUMNS, sealPurpose } from '@/lib/trackers/read-secrets'
import { isCurrent, seal, unseal } from './cipher'
import { mapSealed } from './sealed-values'
import { type LibraryKeys, type SecondFactorRow, secretConfig } from './second-factor-keys'
import { purposeOf, storeSetting } from './settings'

/** How many secrets were encrypted anew. */
export interface Reencrypted {
  settings: number
  secondFactors: number
  /** Tokens and webhook secrets of issue trackers. */
  trackers: number
}

/**
 * Encrypts every stored secret with the current key: all of them, or none.
 * @throws AppError CONFLICT where a secret was encrypted with a key that is not known
 */
export async function reencryptSecrets(actor: Actor, keys: LibraryKeys = cookieSettings().keys): Promise<Reencrypted> {
  return inTransaction(async (client) => {
    const done = {
      settings: await reencryptSettings(client),
      secondFactors: await reencryptSecondFactors(client, keys),
      trackers: await reencryptTrackers(client),
    }
    await recordChange(client, actor, {
      action: 'secrets.re-encrypted',
      subject: { kind: 'secrets' },
      after: { ...done },
    })
    return done
  })
}

async function reencryptSettings(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ key: string; value: unknown }>('SELECT key, value FROM setting FOR UPDATE')
  let count = 0
  for (const { key, value } of rows) {
    const before = count
    const renewed = mapSealed(value, (sealed) => {
      if (isCurrent(sealed)) return sealed
      count += 1
      return seal(unseal(sealed, purposeOf(key)), purposeOf(key))
    })
    if (count > before) await storeSetting(client, key, Object(renewed))
  }
  return count
}

async function reencryptTrackers(client: Queryable): Promise<number> {
  let count = 0
  for (const { id, ...sealed } of await listTrackerSecrets(client, 'FOR UPDATE')) {
    for (const column of SEALED_COLUMNS.filter((each) => !isCurrent(sealed[each]))) {
      const purpose = sealPurpose(id, column)
      await client.query(`UPDATE issue_tracker SET ${column} = $2 WHERE id = $1`, [
        id,
        seal(unseal(sealed[column], purpose), purpose),
      ])
      count += 1
    }
  }
  return count
}

async function reencryptSecondFactors(client: Queryable, keys: LibraryKeys): Promise<number> {
  const { rows } = await client.query<SecondFactorRow>('SELECT id, secret, backup_codes FROM second_factor FOR UPDATE')
  const old = rows.filter((row) => [row.secret, row.backup_codes].some((data) => !isCurrentEnvelope(data, keys)))
  for (const { id, secret, backup_codes } of old) {
    await client.query('UPDATE second_factor SET secret = $2, backup_codes = $3 WHERE id = $1', [
      id,
      await renew(secret, keys),
      await renew(backup_codes, keys),
    ])
  }
  return old.length
}

function isCurrentEnvelope(data: string, keys: LibraryKeys): boolean {
  return parseEnvelope(data)?.version === keys[0].version
}

async function renew(data: string, keys: LibraryKeys): Promise<string> {
  const key = secretConfig(keys)
  const text = await symmetricDecrypt({ key, data }).catch(() => {
    throw new AppError(
      'CONFLICT',
      'A second factor was encrypted with a key that is not set. Put that key among FAULTLINE_OLD_SECRET_KEYS, or reset ' +
        'the second factors that `npm run admin -- doctor` counts. Nothing was changed.',
    )
  })
  return symmetricEncrypt({ key, data: text })
}
