/** Keeps what is read of the few incidents that are looked at: at ten thousand accounts each takes megabytes. */
import 'server-only'
import { cachedOverview, cachedRead } from '@/lib/db/cached-read'
import { readEntries, type Topics } from '@/lib/db/read-entries'

/** How many of a sort are kept in memory. */
const MOST_KEPT = 16

const holder = globalThis as typeof globalThis & { faultlineKept?: Record<'overviews' | 'reads', Set<string>> }

/** As cachedOverview, but only for the keys that were asked for last. */
export function keptOverview<T>(topics: Topics, key: string, read: () => Promise<T>): Promise<T> {
  keepLatest('overviews', key)
  return cachedOverview(topics, key, read)
}

/** As cachedRead, but only for the keys that were asked for last: the worker asks for every incident in turn. */
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
