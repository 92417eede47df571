/** How the sign-in library's own encryption of second factors is told its keys. */
import type { SecretConfig } from 'better-auth/crypto'

/** The first is current. */
export type LibraryKeys = readonly [LibraryKey, ...LibraryKey[]]

interface LibraryKey {
  version: number
  value: string
}

export interface SecondFactorRow {
  id: string
  secret: string
  backup_codes: string
}

export function secretConfig(keys: LibraryKeys): SecretConfig {
  return { keys: new Map(keys.map(({ version, value }) => [version, value])), currentVersion: keys[0].version }
}
