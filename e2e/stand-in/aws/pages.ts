/** Cuts sorted listings into pages, going on after the last item even when the listing changed meanwhile. */

/** An item and what it is sorted by. */
export interface Keyed<T> {
  key: string
  item: T
}

/** One page, and the key of its last item where more follow. */
export interface Page<T> {
  items: T[]
  last: string | null
}

/** Items by key; equal keys do not occur. */
export function sortByKey<T>(items: Iterable<T>, keyOf: (item: T) => string): Keyed<T>[] {
  const keyed = Array.from(items, (item) => ({ key: keyOf(item), item }))
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1))
}

/**
 * The page that comes after a key.
 * @param repeats how many items of the page before it are handed out again
 */
export function pageAfter<T>(sorted: readonly Keyed<T>[], after: string | null, size: number, repeats = 0): Page<T> {
  const start = after === null ? 0 : positionAfter(sorted, after)
  // A page of repeated items only would never end.
  const from = Math.max(0, start - Math.min(repeats, size - 1))
  const rows = sorted.slice(from, from + size)
  const isLast = from + size >= sorted.length
  return { items: rows.map(({ item }) => item), last: isLast ? null : (rows.at(-1)?.key ?? null) }
}

function positionAfter<T>(sorted: readonly Keyed<T>[], key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?.key ?? '') <= key) low = middle + 1
    else high = middle
  }
  return low
}
