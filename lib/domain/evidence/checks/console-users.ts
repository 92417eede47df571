/** Users who sign in to the console with a password. Root is none. */
import type { CredentialReport, CredentialRow } from '../facts'

export interface ConsoleUsers {
  /** With a password that works. */
  known: CredentialRow[]
  /** The report does not tell whether they have one. */
  unknown: CredentialRow[]
}

export function consoleUsersOf({ users }: CredentialReport): ConsoleUsers {
  return {
    known: users.filter(({ passwordEnabled }) => passwordEnabled === true),
    unknown: users.filter(({ passwordEnabled }) => passwordEnabled === null),
  }
}
