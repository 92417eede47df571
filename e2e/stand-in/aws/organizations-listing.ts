/** Listings of AWS Organizations: twenty at most, and now and then fewer though more follow. */
import type { Call } from './call'
import { cutPage, shuffledKey } from './listing'
import type { Operation } from './operation'
import { requireOrganization } from './organizations-access'
import { type Keyed, sortByKey } from './pages'
import type { TruthDirectory } from './truth-directory'
import { refuseOthers, textIn, wholeIn } from './validation'

/** The most that a listing gives; documented, and lower than what other services do. */
const PAGE = 20
/** One of so many pages is short. */
const SHORT_PAGES = 6

/** What an operation lists, and how one of it is written. */
export interface Subject<T> {
  /** Member of the answer. */
  member: string
  /** Members of the input besides token and size. */
  members: readonly string[]
  read: (call: Call, directory: TruthDirectory) => readonly T[]
  idOf: (item: T) => string
  shape: (directory: TruthDirectory, item: T) => Record<string, unknown>
}

/** An operation that lists by pages. */
export function listing<T>({ member, members, read, idOf, shape }: Subject<T>): Operation {
  const kept = new WeakMap<TruthDirectory, { name: string; sorted: Keyed<T>[] }>()
  const sort = (call: Call, directory: TruthDirectory, order: string) => {
    const { NextToken: _, ...asked } = call.input
    const name = JSON.stringify([directory.revision, asked, order])
    const known = kept.get(directory)
    if (known?.name === name) return known.sorted
    const sorted = sortByKey(read(call, directory), (item) =>
      order === '' ? idOf(item) : shuffledKey(order, idOf(item)),
    )
    kept.set(directory, { name, sorted })
    return sorted
  }
  let pages = 0
  return (call, world) => {
    const directory = requireOrganization(call, world)
    pages += 1
    refuseOthers(call.input, [...members, 'NextToken', 'MaxResults'])
    const size = wholeIn(call.input, 'MaxResults', 1, PAGE, PAGE)
    const token = textIn(call.input, 'NextToken')
    const { items, token: next } = cutPage(call, world, {
      sorted: (order) => sort(call, directory, order),
      size: token !== null && size > 1 && pages % SHORT_PAGES === 0 ? Math.floor(size / 2) : size,
      token,
      tokenError: 'InvalidInputException',
    })
    return { [member]: items.map((item) => shape(directory, item)), ...(next === null ? {} : { NextToken: next }) }
  }
}
