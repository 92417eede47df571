/** Turns what is stored about listings into what the API and the pages say about sources. */
import { withoutConnectionName } from '@/lib/domain/aws-connection'
import { type ListingTimes, type SourceState, sourceState } from '@/lib/domain/source-state'
import type { FreshnessView, SourceView } from './contract'
import {
  connectionSources,
  type ListingId,
  listingName,
  SOURCES,
  type SourceDefinition,
  WATCHING_KINDS,
} from './sources'

/** A row of source_listing, with the connection that it is read through. */
export interface ListingRow {
  id: ListingId
  sourceId: string
  kind: string
  connectionId: string | null
  connectionName: string | null
  /** False where a connection is switched off, or has no queue to read. */
  isRead: boolean
  lastAttemptAt: Date | null
  firstCompleteAt: Date | null
  lastCompleteAt: Date | null
  nextPollAt: Date | null
  failure: string | null
  unreadableNote: string | null
  /** Seconds between two polls; null: the product's own rhythm. */
  intervalSeconds: number | null
}

/** Listings whose first complete reading brings the whole record. */
const BACKFILLS = /^(history|rss|catalogue|bundled|health:.*|directory:.*|inventory:.*)$/

/** Every source as it stands at `now` (ms): those that need no connection, then each connection's. */
export function presentSources(rows: readonly ListingRow[], pollSeconds: number, now: number): SourceView[] {
  return definitionsOf(rows).map(({ id, kind }) => {
    const listings = rows.filter((row) => row.sourceId === id)
    const errors = listings.flatMap((row) => errorOf(row) ?? [])
    const complete = listings.filter((row) => !isAuxiliary(row)).map((row) => row.lastCompleteAt)
    return {
      id,
      kind,
      connectionId: listings[0]?.connectionId ?? null,
      connectionName: listings[0]?.connectionName ?? null,
      state: stateOf(listings, pollSeconds, now),
      lastAttemptAt: iso(latest(listings.map((row) => row.lastAttemptAt))),
      lastCompletePollAt: complete.includes(null) ? null : iso(earliest(complete)),
      nextPollAt: iso(earliest(listings.map((row) => row.nextPollAt))),
      backfillComplete: listings.some((row) => BACKFILLS.test(row.id) && row.firstCompleteAt !== null),
      lastError: errors.length > 0 ? errors.join(' ') : null,
    }
  })
}

/** The worst state of the sources that watch AWS, when the least recent of them was heard, and everything that is wrong. */
export function presentFreshness(rows: readonly ListingRow[], pollSeconds: number, now: number): FreshnessView {
  const watching = rows.filter(({ kind, isRead }) => isRead && WATCHING_KINDS.includes(kind))
  const heard = watching.filter((row) => row.id !== 'history' && !isAuxiliary(row)).map((row) => row.lastCompleteAt)
  const sources = [...new Set(watching.map(({ sourceId }) => sourceId))]
  const states = sources.map((id) =>
    stateOf(
      watching.filter(({ sourceId }) => sourceId === id),
      pollSeconds,
      now,
    ),
  )
  return {
    state: watching.length === 0 ? 'late' : stateOf(watching, pollSeconds, now),
    partly: states.includes('ok') && states.some((state) => state !== 'ok'),
    checkedAt: iso(earliest(heard)),
    pollSeconds,
    troubles: definitionsOf(rows).flatMap(({ listings }) =>
      rows.filter(({ id }) => listings.includes(id)).flatMap((row) => troubleOf(row, pollSeconds, now) ?? []),
    ),
  }
}

function definitionsOf(rows: readonly ListingRow[]): SourceDefinition[] {
  const connections = new Map(
    rows.flatMap(({ connectionId: id, connectionName }) => (id ? [[id, connectionName]] : [])),
  )
  return [...SOURCES, ...[...connections.keys()].flatMap((id) => connectionSources({ id: id ?? '' }))]
}

/** Re-reading looks twice at what another listing brings: it may fail, and says nothing about how current that is. */
function isAuxiliary({ id }: ListingRow): boolean {
  return id.startsWith('reread:')
}

function stateOf(listings: readonly ListingRow[], pollSeconds: number, now: number): SourceState {
  return sourceState(
    listings.map((row) => timesOf(row, pollSeconds)),
    now,
  )
}

function timesOf(row: ListingRow, pollSeconds: number): ListingTimes {
  return {
    polled: isPolled(row),
    lastCompleteAt: row.lastCompleteAt?.getTime() ?? null,
    failure: row.failure,
    pollSeconds: row.intervalSeconds ?? pollSeconds,
    firstDueAt: isAuxiliary(row) ? (row.nextPollAt?.getTime() ?? null) : null,
  }
}

/** A fallback counts while it stands in; what comes by itself, and what is shipped, is not polled. */
function isPolled({ kind, isRead, nextPollAt, id, lastAttemptAt }: ListingRow): boolean {
  if (kind === 'bundled' || kind === 'webhook') return false
  if (kind === 'fallback') return nextPollAt !== null
  return isRead && !(id.startsWith('reread:') && lastAttemptAt === null)
}

function errorOf({ id, connectionName, failure, unreadableNote }: ListingRow): string | null {
  const error = failure ?? unreadableNote
  if (error === null) return null
  return `${listingName(id, connectionName)}: ${connectionName ? withoutConnectionName(error, connectionName) : error}`
}

/** One short sentence; of several hosts of the public feed that failed, the first stands for all. */
function troubleOf(row: ListingRow, pollSeconds: number, now: number): string | null {
  const name = listingName(row.id, row.connectionName)
  const [first = '', ...others] = (row.failure ?? '').split('; ')
  if (others.length > 0 && row.kind === 'public-status') return `${name}: ${first} (and so with ${others.length} more).`
  const error = errorOf(row)
  if (error !== null) return error
  if (row.lastAttemptAt === null || stateOf([row], pollSeconds, now) !== 'late') return null
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
