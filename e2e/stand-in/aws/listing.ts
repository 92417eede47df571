/** One page of a listing with tokens, and with the oddities that are switched on. */
import type { Call } from './call'
import type { World } from './operation'
import { readToken, writeToken } from './page-token'
import { type Keyed, pageAfter } from './pages'
import { hashOf } from './randomness'
import { ServiceError } from './service-error'

/** How many items come twice while pages repeat them. */
const REPEATS = 2

/** What a listing needs to be cut. */
export interface Sheet<T> {
  /** Sorted in the given order; empty stands for the service's own. */
  sorted: (order: string) => readonly Keyed<T>[]
  size: number
  token: string | null
  /** Name of the error for a token that is no good. */
  tokenError: string
}

/** Items of the page that is asked for, and the token of the next one. */
export function cutPage<T>(call: Call, world: World, sheet: Sheet<T>): { items: T[]; token: string | null } {
  const { truth, faults } = world
  const now = truth.clock.now()
  const { nextToken: _, NextToken: __, Marker: ___, ...rest } = call.input
  const asked = [call.operation, call.region, call.account, rest]
  const place = sheet.token === null ? null : readToken(sheet.token, asked, now)
  if (sheet.token !== null && place === null)
    throw new ServiceError(sheet.tokenError, 'The token is not valid (any more).')
  const order = place ? place.order : orderOf(call, world)
  const page = (place?.page ?? 1) + 1
  // Not two in a row, which would never end.
  if (page % 2 === 0 && faults.isOdd('empty pages', call)) {
    return { items: [], token: writeToken({ after: place?.after ?? '', page, order }, asked, now) }
  }
  const repeats = place !== null && place.after !== '' && faults.isOdd('duplicates', call) ? REPEATS : 0
  const size = Math.min(sheet.size, truth.mostPerPage ?? sheet.size)
  const { items, last } = pageAfter(sheet.sorted(order), place?.after ?? null, size, repeats)
  return { items, token: last === null ? null : writeToken({ after: last, page, order }, asked, now) }
}

/** A key that sorts at random, though the same for one order. */
export function shuffledKey(order: string, id: string): string {
  return `${hashOf(order + id)
    .toString(16)
    .padStart(8, '0')} ${id}`
}

function orderOf(call: Call, { faults, truth }: World): string {
  return faults.isOdd('reordered', call) ? `${call.operation} ${truth.clock.now()} ${process.hrtime.bigint()}` : ''
}
