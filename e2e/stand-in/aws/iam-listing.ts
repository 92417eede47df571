/** Listings of IAM: by marker, with IsTruncated. */
import type { Call } from './call'
import { cutPage } from './listing'
import type { World } from './operation'
import { textIn, wholeIn } from './validation'

/** One page of what is given, in the order in which it is given, as members of an answer. */
export function pageOf<T>(
  call: Call,
  world: World,
  all: readonly T[],
): { items: T[]; rest: { IsTruncated: boolean; Marker?: string } } {
  const { items, token } = cutPage(call, world, {
    sorted: () => all.map((item, index) => ({ key: String(index).padStart(8, '0'), item })),
    size: wholeIn(call.input, 'MaxItems', 1, 1000, 100),
    token: textIn(call.input, 'Marker'),
    tokenError: 'ValidationError',
  })
  return { items, rest: { IsTruncated: token !== null, ...(token === null ? {} : { Marker: token }) } }
}
