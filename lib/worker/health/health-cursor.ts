/** What a poll of AWS Health leaves for the next one: how far the listing was complete, and one that is under way. */
import type { Instant } from '@/lib/domain/health-event'

/** A listing that was begun; it goes on where it was, whoever goes on with it. */
export interface ListingUnderWay {
  /** What it asks for: events that moved since then; null: all. */
  updatedSince: Instant | null
  /** Of the next page; null: it begins. */
  token: string | null
  /** The latest moment of AWS's at which nothing that it lists can have been missed; null before the first page. */
  soundUntil: Instant | null
  /** The latest lastUpdatedTime on its pages. */
  latest: Instant | null
  /** Pages until now. */
  pages: number
  /** True: it leaves the overlap out. */
  isNarrow: boolean
}

export interface HealthCursor {
  /** AWS's time up to which all is listed; absent before the first complete listing. */
  listedUntil?: Instant | null
  listing?: ListingUnderWay | null
  /** True where the last listing with the overlap took more than one page. */
  isLong?: boolean
  /** Listings since then that left the overlap out. */
  narrow?: number
}

/** Changes become visible minutes after their time (AWS Health is eventually consistent): so far back it is asked again. */
const OVERLAP_MS = 30 * 60_000

/** After a wave of changes the overlap takes many pages: then so many listings in a row go without it. */
const MOST_NARROW = 4

/** The listing that was under way, else a new one of what moved since the last that was complete. */
export function listingOf({ listing, listedUntil, isLong = false, narrow = 0 }: HealthCursor): ListingUnderWay {
  if (listing) return listing
  if (listedUntil == null) return beginListing(null)
  if (isLong && narrow < MOST_NARROW) return beginListing(listedUntil + 1, true)
  return beginListing(listedUntil - OVERLAP_MS)
}

/** A listing from its start. */
export function beginListing(updatedSince: Instant | null, isNarrow = false): ListingUnderWay {
  return { updatedSince, token: null, soundUntil: null, latest: null, pages: 0, isNarrow }
}

/** What a page tells of times. */
interface PageTimes {
  nextToken: string | null
  /** AWS's clock when it answered. */
  answeredAt: Instant | null
  events: readonly { lastUpdatedAt: Instant }[]
}

/** The listing after one more page. */
export function afterPage(listing: ListingUnderWay, page: PageTimes): ListingUnderWay {
  const latest = page.events.reduce<Instant | null>((max, { lastUpdatedAt: at }) => Math.max(max ?? at, at), null)
  const isFirst = listing.token === null
  return {
    ...listing,
    token: page.nextToken,
    pages: listing.pages + 1,
    // What moves after the first answer may be missed by it; without AWS's clock, what it shows is older than it.
    soundUntil: isFirst ? (page.answeredAt ?? latest) : listing.soundUntil,
    latest: latest === null ? listing.latest : Math.max(listing.latest ?? latest, latest),
  }
}

/** The cursor once the listing is complete: times of AWS's only, and never earlier than before. */
export function afterListing(cursor: HealthCursor, whole: ListingUnderWay): HealthCursor {
  const { soundUntil, latest, pages, isNarrow } = whole
  const seen = latest === null || soundUntil === null ? null : Math.min(latest, soundUntil)
  const before = cursor.listedUntil ?? null
  return {
    listedUntil: before === null || seen === null ? (seen ?? before) : Math.max(before, seen),
    listing: null,
    isLong: isNarrow ? (cursor.isLong ?? false) : pages > 1,
    narrow: isNarrow ? (cursor.narrow ?? 0) + 1 : 0,
  }
}
