/** Accounts, units and tags of AWS Organizations in our words; what cannot be read is reported and costs only itself. */
import type { Account, OrganizationalUnit, Root, Tag } from '@aws-sdk/client-organizations'
import { type DirectoryAccount, type DirectoryUnit, isAccountId } from '@/lib/domain/aws-directory'
import { excerpt, storableText } from '@/lib/sources/public-feed/storable-text'
import type { Unreadable } from '@/lib/sources/source'

const RECEIVED_BYTES = 4_000

/** Some items in our words, and those that have none. */
export interface Normalised<T> {
  items: T[]
  unreadable: Unreadable[]
}

/** Roots and units right below `parent`; null for roots. */
export function normaliseUnits(
  given: readonly (Root | OrganizationalUnit)[],
  parent: DirectoryUnit | null,
): Normalised<DirectoryUnit> {
  return normalise(given, 'a unit', ({ Id, Name }) => {
    if (!Id) return null
    const name = storableText(Name ?? '') || Id
    return { id: storableText(Id), parentId: parent?.id ?? null, name, path: parent ? `${parent.path}/${name}` : name }
  })
}

/** Accounts of a page, each once. `State` is AWS's newer word for `Status`. */
export function normaliseAccounts(given: readonly Account[], unitId: string): Normalised<DirectoryAccount> {
  return normalise(given, 'an account', ({ Id, Name, Email, State, Status, JoinedTimestamp }) => {
    if (Id === undefined || !isAccountId(Id)) return null
    return {
      id: Id,
      name: storableText(Name ?? '') || Id,
      email: Email ? storableText(Email) : null,
      status: storableText(State ?? Status ?? '') || 'UNKNOWN',
      joinedAt: instantOf(JoinedTimestamp),
      unitId,
    }
  })
}

/** Tags by key. */
export function normaliseTags(given: readonly Tag[]): Record<string, string> {
  const pairs = given.flatMap(({ Key, Value }): [string, string][] =>
    Key === undefined ? [] : [[storableText(Key), storableText(Value ?? '')]],
  )
  return Object.fromEntries(pairs)
}

function instantOf(date: Date | undefined): number | null {
  const time = date?.getTime() ?? Number.NaN
  return Number.isNaN(time) ? null : time
}

function normalise<Given extends object, T extends { id: string }>(
  given: readonly Given[],
  what: string,
  read: (item: Given) => T | null,
): Normalised<T> {
  const items = new Map<string, T>()
  const unreadable: Unreadable[] = []
  for (const each of given) {
    const item = read(each)
    if (item !== null) items.set(item.id, item)
    else
      unreadable.push({
        where: `${what} of AWS Organizations`,
        why: 'it has no id that AWS could have given',
        received: excerpt(JSON.stringify(each), RECEIVED_BYTES),
        lost: null,
      })
  }
  return { items: [...items.values()], unreadable }
}
