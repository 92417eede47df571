/** Reads that many people see, computed once per change rather than once per reader. */
import 'server-only'
import type { Topic } from './announce'
import { isListening, subscribe } from './subscribe'

interface Entry {
  topic: Topic
  value: Promise<unknown>
  expiresAt: number
}

interface Cache {
  entries: Map<string, Entry>
}

const holder = globalThis as typeof globalThis & { faultlineReads?: Cache }

const MOST_ENTRIES = 500
/** A missed signal leaves nothing wrong for longer than this, in ms. */
const LONGEST_MS = 30_000

/**
 * The value of `read`, shared by all callers with the same key until a change of `topic` is announced.
 * Callers that come while it is being read wait for the same read. A failed read is not kept.
 */
export function cachedRead<T>(topic: Topic, key: string, read: () => Promise<T>): Promise<T> {
  const { entries } = cache()
  if (!isListening()) return read()
  const found = entries.get(key)
  if (found && found.expiresAt > Date.now()) return found.value as Promise<T>
  const value = read()
  const entry: Entry = { topic, value, expiresAt: Date.now() + LONGEST_MS }
  entries.delete(key)
  entries.set(key, entry)
  value.catch(() => {
    if (entries.get(key) === entry) entries.delete(key)
  })
  if (entries.size > MOST_ENTRIES) dropOldest(entries)
  return value
}

function cache(): Cache {
  if (holder.faultlineReads) return holder.faultlineReads
  const created: Cache = { entries: new Map() }
  holder.faultlineReads = created
  subscribe((signal) => {
    for (const [key, entry] of created.entries) {
      if (signal === 'missed' || entry.topic === signal.topic) created.entries.delete(key)
    }
  })
  return created
}

function dropOldest(entries: Map<string, Entry>): void {
  const oldest = entries.keys().next()
  if (!oldest.done) entries.delete(oldest.value)
}
