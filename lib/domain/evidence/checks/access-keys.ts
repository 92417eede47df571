/** Access keys of users, out of the credential report. Those of root are C3's. */
import type { CredentialKey, CredentialReport, CredentialRow } from '../facts'
import type { Seen } from './findings'

export interface UserKey {
  row: CredentialRow
  key: CredentialKey
}

/** Keys that are there: those that work, and those that were switched off. */
export function keysOf({ users }: CredentialReport): UserKey[] {
  return users.flatMap((row) => row.keys.filter(isThere).map((key) => ({ row, key })))
}

/** Users of whose keys the report says nothing at all: it has no such columns. Others have columns, though no key. */
export function untoldKeysOf({ users }: CredentialReport): Seen[] {
  return users
    .filter(({ keys }) => keys.length === 0)
    .map(({ user }) => ({ subject: user, detail: 'the report does not tell of access keys' }))
}

/** "mira, access key 1" */
export function keyName({ row, key }: UserKey): string {
  return `${row.user}, access key ${key.number}`
}

/** A key that was never made has no date. */
export function isThere({ active, lastRotated }: CredentialKey): boolean {
  return active !== false || lastRotated !== null
}
