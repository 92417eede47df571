/** Whether the secrets that are stored can still be read. */
import 'server-only'
import { symmetricDecrypt } from 'better-auth/crypto'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { cookieSettings } from '@/lib/sign-in/session-cookie'
import { listTrackerSecrets, SEALED_COLUMNS, sealPurpose } from '@/lib/trackers/read-secrets'
import { unseal } from './cipher'
import { mapSealed } from './sealed-values'
import { type SecondFactorRow, secretConfig } from './second-factor-keys'
import { purposeOf } from './settings'

/** A sentence for each stored secret that no known key opens; none where all is well. */
export async function listUnreadableSecrets(): Promise<string[]> {
  return [...(await settingTroubles()), ...(await trackerTroubles()), ...(await secondFactorTroubles())]
}

async function settingTroubles(): Promise<string[]> {
  const { rows } = await pool().query<{ key: string; value: unknown }>('SELECT key, value FROM setting ORDER BY key')
  return rows.flatMap(({ key, value }) => {
    try {
      mapSealed(value, (sealed) => unseal(sealed, purposeOf(key)))
      return []
    } catch (error) {
      if (error instanceof AppError) return [`The setting ${key}: ${error.message}`]
      throw error
    }
  })
}

/** One sentence for each tracker: its two secrets were sealed with the same key, or the first says what to do. */
async function trackerTroubles(): Promise<string[]> {
  return (await listTrackerSecrets()).flatMap(({ id, name, ...sealed }) => {
    try {
      for (const column of SEALED_COLUMNS) unseal(sealed[column], sealPurpose(id, column))
      return []
    } catch (error) {
      if (error instanceof AppError) return [`The issue tracker ${name}: ${error.message}`]
      throw error
    }
  })
}

async function secondFactorTroubles(): Promise<string[]> {
  const key = secretConfig(cookieSettings().keys)
  const { rows } = await pool().query<SecondFactorRow>('SELECT id, secret, backup_codes FROM second_factor')
  const readable = await Promise.all(
    rows.map(({ secret }) =>
      symmetricDecrypt({ key, data: secret }).then(
        () => true,
        () => false,
      ),
    ),
  )
  const lost = readable.filter((is) => !is).length
  if (lost === 0) return []
  const people = lost === 1 ? 'The second factor of one person was' : `The second factors of ${lost} people were`
  return [
    `${people} encrypted with another key: put it among FAULTLINE_OLD_SECRET_KEYS, or reset them ` +
      '(npm run admin -- user reset-mfa --email …).',
  ]
}
