/** One poll of one public document: read, store, note how it went. The same for every document. */
import type { ListingId } from '@/lib/source-health/sources'
import type { Cursor, Reading, Unreadable } from '@/lib/sources/source'
import { type PollEnded, runPoll, type Tally } from './run-poll'

/** What storing the items of a reading came to. */
export interface Stored {
  eventsMoved: number
  /** Items that could be read but not stored. */
  refused: Unreadable[]
}

/** How a listing is read and stored. */
export interface Polling<T> {
  listing: ListingId
  /** Counts each request beyond the first in `tally`. */
  read: (cursor: Cursor, now: number, tally: Tally) => Promise<Reading<T>>
  /** Stores the items of a reading that brought something. */
  store: (items: T[], fetchedAt: number, unreadable: readonly Unreadable[]) => Promise<Stored>
}

/** Polls a document as runPoll does. */
export function pollListing<T>({ listing, read, store }: Polling<T>): Promise<PollEnded> {
  return runPoll<Cursor>(listing, async ({ cursor, startedAt, tally }) => {
    tally.requests = 1
    const now = startedAt.getTime()
    const reading = await read(cursor, now, tally)
    if (reading.kind === 'unchanged') return reading
    const { eventsMoved, refused } = await store(reading.items, now, reading.unreadable)
    return {
      kind: 'read',
      cursor: reading.cursor,
      eventsRead: reading.items.length,
      eventsMoved,
      unreadable: [...reading.unreadable, ...refused],
    }
  })
}
