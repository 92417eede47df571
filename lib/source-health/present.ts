/** Turns what is stored about listings into what the API and the pages say about sources. */
import { sourceState } from '@/lib/domain/source-state'
import type { FreshnessView, SourceView } from './contract'
import { LISTING_NAMES, type ListingId, SOURCES } from './sources'

/** A row of source_listing. */
export interface ListingRow {
  id: ListingId
  sourceId: string
  lastAttemptAt: Date | null
  firstCompleteAt: Date | null
  lastCompleteAt: Date | null
  nextPollAt: Date | null
  failure: string | null
  unreadableNote: string | null
}

/** Listings whose first complete reading brings the whole record. */
const BACKFILLS = ['history', 'rss', 'catalogue', 'bundled']

/** Every source as it stands at `now` (ms). */
export function presentSources(rows: readonly ListingRow[], pollSeconds: number, now: number): SourceView[] {
  return SOURCES.map(({ id, kind }) => {
    const listings = rows.filter((row) => row.sourceId === id)
    const errors = listings.flatMap((row) => errorOf(row) ?? [])
    const complete = listings.map((row) => row.lastCompleteAt)
    return {
      id,
      kind,
      state: sourceState(
        listings.map((row) => timesOf(row, kind)),
        pollSeconds,
        now,
      ),
      lastAttemptAt: iso(latest(listings.map((row) => row.lastAttemptAt))),
      lastCompletePollAt: complete.includes(null) ? null : iso(earliest(complete)),
      nextPollAt: iso(earliest(listings.map((row) => row.nextPollAt))),
      backfillComplete: listings.some((row) => BACKFILLS.includes(row.id) && row.firstCompleteAt !== null),
      lastError: errors.length > 0 ? errors.join(' ') : null,
    }
  })
}

/** The state of the source whose events are current, when AWS was last heard, and everything that is wrong. */
export function presentFreshness(rows: readonly ListingRow[], pollSeconds: number, now: number): FreshnessView {
  const feed = presentSources(rows, pollSeconds, now).find(({ id }) => id === 'public-feed')
  const inOrder = SOURCES.flatMap(({ listings }) => rows.filter(({ id }) => listings.includes(id)))
  return {
    state: feed?.state ?? 'late',
    checkedAt: iso(rows.find(({ id }) => id === 'current')?.lastCompleteAt ?? null),
    pollSeconds,
    troubles: inOrder.flatMap((row) => troubleOf(row, pollSeconds, now) ?? []),
  }
}

function timesOf(row: ListingRow, kind: string) {
  const polled = kind !== 'bundled' && (kind !== 'fallback' || row.nextPollAt !== null)
  return { polled, lastCompleteAt: row.lastCompleteAt?.getTime() ?? null, failure: row.failure }
}

function errorOf({ id, failure, unreadableNote }: ListingRow): string | null {
  const error = failure ?? unreadableNote
  return error === null ? null : `${LISTING_NAMES[id]}: ${error}`
}

/** One short sentence; of several hosts that failed, the first stands for all. */
function troubleOf(row: ListingRow, pollSeconds: number, now: number): string | null {
  const name = LISTING_NAMES[row.id]
  const [first = '', ...others] = (row.failure ?? '').split('; ')
  if (others.length > 0) return `${name}: ${first} (and so with ${others.length} more).`
  const error = errorOf(row)
  if (error !== null) return error
  const kind = SOURCES.find(({ id }) => id === row.sourceId)?.kind ?? ''
  if (row.lastAttemptAt === null || sourceState([timesOf(row, kind)], pollSeconds, now) !== 'late') return null
  return row.lastCompleteAt === null
    ? `${name}: not read whole yet.`
    : `${name}: last read whole at ${minuteOf(row.lastCompleteAt.toISOString())}.`
}

function minuteOf(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}

function latest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null)
}
