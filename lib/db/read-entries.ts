/** What cached reads keep, until a change of what they rest on: heard from other processes, known at once of this one. */
import 'server-only'
import type { Topic } from './announce'
import { type Signal, subscribe } from './subscribe'

/** What a read rests on: one topic or several. */
export type Topics = Topic | readonly Topic[]

/** What a read came to. */
export interface LastValue {
  value: unknown
  /** How long it was read, in ms. */
  took: number
}

export interface ReadEntry {
  topics: Topics
  value: Promise<unknown>
  expiresAt: number
  /** Whether the value is there, or reading it has failed. */
  isSettled: boolean
  /** Topics that moved since it was begun. */
  moved: Set<Topic>
  /** Topics of which somebody was shown what was before they moved. */
  owed: Set<Topic>
  /** What an overview last showed, while its value is being computed anew. */
  last: LastValue | null
}

const holder = globalThis as typeof globalThis & { faultlineReads?: Map<string, ReadEntry> }

/** The entries by key, oldest first. */
export function readEntries(): Map<string, ReadEntry> {
  if (holder.faultlineReads) return holder.faultlineReads
  const entries = new Map<string, ReadEntry>()
  holder.faultlineReads = entries
  subscribe((signal) => expire(entries, signal))
  return entries
}

/** Lets nothing that rests on these topics be given again: whoever wrote sees what they wrote. */
export function expireReads(topics: Iterable<Topic>): void {
  for (const topic of topics) expire(holder.faultlineReads ?? new Map(), { topic })
}

function expire(entries: ReadonlyMap<string, ReadEntry>, signal: Signal): void {
  for (const entry of entries.values()) {
    const moved = [entry.topics].flat().filter((topic) => signal === 'missed' || signal.topic === topic)
    if (moved.length > 0) entry.expiresAt = 0
    for (const topic of moved) entry.moved.add(topic)
  }
}
