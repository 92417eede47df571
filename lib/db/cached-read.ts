/** Reads that many people see, computed once per change rather than once per reader. */
import 'server-only'
import type { Topic } from './announce'
import { tellFresh } from './news'
import { type ReadEntry, readEntries, type Topics } from './read-entries'
import { isListening } from './subscribe'

const MOST_ENTRIES = 500
/** A missed signal leaves nothing wrong for longer than this, in ms. */
const LONGEST_MS = 30_000
/** How long somebody waits for an overview that is out of date before being shown its last state, in ms. */
const PATIENCE_MS = 100
/** The same where it took more than twice as long the last time: they would most likely wait in vain. */
const LITTLE_PATIENCE_MS = 20

/**
 * The value of `read`, shared by all callers with the same key until a change of one of its topics is announced.
 * Callers that come while it is being read wait for the same read. A failed read is not kept.
 */
export function cachedRead<T>(topics: Topics, key: string, read: () => Promise<T>): Promise<T> {
  if (!isListening()) return read()
  return (fresh(key) ?? start(topics, key, read, null)).value as Promise<T>
}

/**
 * As cachedRead, for sums over the whole record that take long when it is large: where the fresh value cannot be had
 * within a tenth of a second, or took more than two tenths the last time, the last one is shown while the fresh one is
 * computed. Open pages are told once that is there. Changes that come while it is computed are seen by who asks after
 * that: however many come, one is computed at a time.
 */
export function cachedOverview<T>(topics: Topics, key: string, read: () => Promise<T>): Promise<T> {
  if (!isListening()) return read()
  const moved = new Set(readEntries().get(key)?.moved)
  const entry = fresh(key) ?? underWay(key) ?? start(topics, key, read, lastKnown(key))
  const { value, last } = entry
  const owe = () => {
    for (const topic of moved) entry.owed.add(topic)
  }
  // What is under way was begun before the change of which whoever asks was told.
  if (entry.expiresAt === 0) owe()
  if (last === null) return value as Promise<T>
  const patience = last.took > 2 * PATIENCE_MS ? LITTLE_PATIENCE_MS : PATIENCE_MS
  const tired = new Promise((resolve) => {
    setTimeout(() => {
      owe()
      resolve(last.value)
    }, patience)
  })
  return Promise.race([value, tired]) as Promise<T>
}

function fresh(key: string): ReadEntry | undefined {
  const entry = readEntries().get(key)
  return entry !== undefined && entry.expiresAt > Date.now() ? entry : undefined
}

/** What is still being read, though it has changed since. */
function underWay(key: string): ReadEntry | undefined {
  const entry = readEntries().get(key)
  return entry?.isSettled === false ? entry : undefined
}

function lastKnown(key: string): ReadEntry['last'] {
  return readEntries().get(key)?.last ?? null
}

function start(topics: Topics, key: string, read: () => Promise<unknown>, last: ReadEntry['last']): ReadEntry {
  const entries = readEntries()
  const begun = performance.now()
  const expiresAt = Date.now() + LONGEST_MS
  const owed = new Set<Topic>()
  const entry: ReadEntry = { topics, value: read(), expiresAt, isSettled: false, moved: new Set(), owed, last }
  entries.delete(key)
  entries.set(key, entry)
  const settle = () => {
    entry.isSettled = true
    tellFresh(owed)
  }
  entry.value.then(
    (value) => {
      entry.last = { value, took: performance.now() - begun }
      settle()
    },
    () => {
      if (entries.get(key) === entry) entries.delete(key)
      settle()
    },
  )
  const oldest = entries.keys().next()
  if (entries.size > MOST_ENTRIES && !oldest.done) entries.delete(oldest.value)
  return entry
}
