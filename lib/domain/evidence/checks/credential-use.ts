/** When passwords and access keys of users were used. */
import { formatDate } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'
import type { CredentialRow } from '../facts'
import { isThere } from './access-keys'

export interface Credential {
  /** "mira, password", "mira, access key 1" */
  name: string
  /** Null: the report does not tell. */
  isOn: boolean | null
  usedAt: Instant | 'never' | 'unknown'
  /** When the key was made, or the password set; else when the user was made. Null: not known. */
  madeAt: Instant | null
}

/** The password and the keys of a user that are there, whether on or off. */
export function credentialsOf(row: CredentialRow): Credential[] {
  const { user, createdAt, passwordEnabled, passwordLastUsed, passwordLastChanged, keys } = row
  const password = {
    name: `${user}, password`,
    isOn: passwordEnabled,
    usedAt: passwordLastUsed ?? ('unknown' as const),
    madeAt: passwordLastChanged ?? createdAt,
  }
  const hasPassword = passwordEnabled !== false || passwordLastChanged !== null
  return [
    ...(hasPassword ? [password] : []),
    ...keys.filter(isThere).map(({ number, active, lastUsed, lastRotated }) => ({
      name: `${user}, access key ${number}`,
      isOn: active,
      usedAt: lastUsed ?? ('unknown' as const),
      madeAt: lastRotated ?? createdAt,
    })),
  ]
}

/** "last used 3 Feb 2026"; "never used, made 3 Feb 2026" */
export function lastUseOf({ usedAt, madeAt }: Credential): string {
  if (typeof usedAt === 'number') return `last used ${formatDate(usedAt, 'UTC')}`
  return madeAt === null ? 'never used' : `never used, made ${formatDate(madeAt, 'UTC')}`
}
