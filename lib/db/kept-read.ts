/** Keeps the few large views that are looked at: at ten thousand accounts one takes megabytes. */
import 'server-only'
import { cachedOverview, cachedRead } from './cached-read'
import { readEntries, type Topics } from './read-entries'

/** How many of a sort are kept in memory. */
const MOST_KEPT = 32

const holder = globalThis as typeof globalThis & { faultlineKept?: Record<'overviews' | 'reads', Set<string>> }

/** As cachedOverview, but only for the keys that were asked for last. */
export function keptOverview<T>(topics: Topics, key: string, read: () => Promise<T>): Promise<T> {
  keepLatest('overviews', key)
  return cachedOverview(topics, key, read)
}

/** As cachedRead, but only for the keys that were asked for last: somebody may ask for one after the other. */
export function keptRead<T>(topics: Topics, key: string, read: () => Promise<T>): Promise<T> {
  keepLatest('reads', key)
  return cachedRead(topics, key, read)
}

function keepLatest(sort: 'overviews' | 'reads', key: string): void {
  holder.faultlineKept ??= { overviews: new Set(), reads: new Set() }
  const keys = holder.faultlineKept[sort]
  keys.delete(key)
  keys.add(key)
  for (const oldest of keys) {
    if (keys.size <= MOST_KEPT) break
    keys.delete(oldest)
    readEntries().delete(oldest)
  }
}
