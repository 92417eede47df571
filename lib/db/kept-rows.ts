/** Keeps lists that take long to read whole, and reads anew only those of their rows of which a change is announced. */
import 'server-only'
import type { Topic } from './announce'
import { isListening, type Signal, subscribe } from './subscribe'

/** Lists that one process keeps: those asked for last. */
const MOST_LISTS = 30
/** Where more rows have moved, all are read. */
const MOST_MOVED = 500
/** After so long all are read, in ms: what was changed without being announced is wrong for no longer. */
const LONGEST_MS = 300_000

interface Row {
  id: string
}

interface KeptList {
  topic: Topic
  rows: Map<string, Row>
  /** Ids that were announced since they were read; null: any row may have moved. */
  moved: Set<string> | null
  readAt: number
  /** Ends with the read that runs, whatever comes of it. */
  turn: Promise<unknown>
}

const holder = globalThis as typeof globalThis & { faultlineKeptLists?: Map<string, KeptList> }

/**
 * The rows of a list, in no order. Only what is announced with its ids is read by itself: a list whose rows move otherwise
 * is not for this.
 * @param topic changes of it name rows by `id`
 * @param read gives the rows of these ids as far as they belong to the list, or all for null
 */
export function keptRows<Kept extends Row>(
  topic: Topic,
  key: string,
  read: (ids: readonly string[] | null) => Promise<readonly Kept[]>,
): Promise<readonly Kept[]> {
  if (!isListening()) return read(null)
  const list = listOf(topic, key)
  const rows = list.turn.then(() => refresh(list, read))
  list.turn = rows.catch(() => undefined)
  return rows
}

async function refresh<Kept extends Row>(
  list: KeptList,
  read: (ids: readonly string[] | null) => Promise<readonly Kept[]>,
): Promise<Kept[]> {
  const moved = Date.now() - list.readAt > LONGEST_MS ? null : list.moved
  if (moved === null || moved.size > 0) {
    list.moved = new Set() // What is announced from here on may be missing in what is read.
    try {
      const rows = await read(moved === null ? null : [...moved])
      if (moved === null) {
        list.rows.clear()
        list.readAt = Date.now()
      }
      for (const id of moved ?? []) list.rows.delete(id)
      for (const row of rows) list.rows.set(row.id, row)
    } catch (error) {
      list.moved = null
      throw error
    }
  }
  return [...list.rows.values()] as Kept[]
}

function listOf(topic: Topic, key: string): KeptList {
  const lists = keptLists()
  const list = lists.get(key) ?? { topic, rows: new Map(), moved: null, readAt: 0, turn: Promise.resolve() }
  lists.delete(key)
  lists.set(key, list)
  const oldest = lists.keys().next()
  if (lists.size > MOST_LISTS && !oldest.done) lists.delete(oldest.value)
  return list
}

function keptLists(): Map<string, KeptList> {
  if (holder.faultlineKeptLists) return holder.faultlineKeptLists
  const lists = new Map<string, KeptList>()
  holder.faultlineKeptLists = lists
  subscribe((signal) => {
    for (const list of lists.values()) note(list, signal)
  })
  return lists
}

function note(list: KeptList, signal: Signal): void {
  if (signal !== 'missed' && signal.topic !== list.topic) return
  const ids = signal === 'missed' ? undefined : signal.ids
  if (ids === undefined || list.moved === null || list.moved.size + ids.length > MOST_MOVED) list.moved = null
  else for (const id of ids) list.moved.add(id)
}
