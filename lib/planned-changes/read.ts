/** Reads planned changes: a page of the list, a month of the calendar. */
import 'server-only'
import { cachedRead } from '@/lib/db/cached-read'
import { type VisibleAccounts, visibilityKey } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { changeDays } from '@/lib/domain/planned-changes/change-days'
import { shownDays } from '@/lib/domain/planned-changes/month-grid'
import { type ChangeScope, countedAccounts } from './change-sql'
import { type ChosenChange, type ChosenChanges, chooseChanges } from './choose-changes'
import type { CalendarChange, ChangeTotals, ListedChange } from './contract'
import { countUpTo, formatChangeCursor, parseChangeCursor } from './cursor'
import type { ChangeFilter } from './filter'
import { presentChange } from './present'
import { readRows } from './read-rows'
import { findByWords, readScope } from './read-scope'
import { readCourses } from './read-steps'
import { readTallies } from './read-tally'

/** Rows and their teams. */
const TOPICS = ['events', 'accounts'] as const

export interface ChangePageRequest {
  limit: number
  /** nextCursor of the page before; null: the first. */
  cursor: string | null
}

/** What GET /api/v1/changes answers. */
export interface ListedChanges {
  data: ListedChange[]
  nextCursor: string | null
  totals: ChangeTotals
}

/** What a filter lets through, in the order of lists. @param now ms */
export async function findChanges(
  filter: ChangeFilter,
  visible: VisibleAccounts,
  now: Instant,
): Promise<ChosenChanges & { scope: ChangeScope }> {
  const scope = await readScope(filter, visible)
  const [tallies, found] = await Promise.all([readTallies(scope), findByWords(filter.q, visible)])
  return { ...chooseChanges(tallies, filter, found, now), scope }
}

/**
 * A page of the list, what is late first.
 * @param now ms
 * @throws AppError INVALID for a cursor that is none
 */
export async function listPlannedChanges(
  filter: ChangeFilter,
  { limit, cursor }: ChangePageRequest,
  visible: VisibleAccounts,
  now: Instant,
): Promise<ListedChanges> {
  const place = cursor === null ? null : parseChangeCursor(cursor)
  const { changes, totals, scope } = await findChanges(filter, visible, now)
  const from = place === null ? 0 : countUpTo(changes, place)
  const shown = changes.slice(from, from + limit)
  const last = shown.at(-1)
  const isLast = from + limit >= changes.length || last === undefined
  const data = await readListed(shown, scope, now)
  return { data, nextCursor: isLast ? null : formatChangeCursor(last), totals }
}

/** The views of chosen changes. */
export async function readListed(
  chosen: readonly ChosenChange[],
  scope: ChangeScope,
  now: Instant,
): Promise<ListedChange[]> {
  const ids = chosen.map(({ tally }) => tally.id)
  const counted = countedAccounts(scope)
  const key = `of planned changes ${ids.join()} ${visibilityKey(scope.visible)} ${visibilityKey(counted)}`
  const { rows, courses } = await cachedRead(TOPICS, key, async () => {
    const [rows, courses] = await Promise.all([readRows(ids, scope), readCourses(ids, 'day', counted)])
    return { rows, courses }
  })
  return chosen.flatMap((change) => {
    const row = rows.get(change.tally.id)
    return row === undefined ? [] : [presentChange(change, row, courses.get(change.tally.id), now)]
  })
}

/** Changes that a month's calendar draws. */
const MOST_OF_MONTH = 2_000

/**
 * What stands in the grid of a month, by start; of more than 2,000 the first. `count`: how many there are.
 * @param month "2026-05"
 * @param zone IANA name: its days are those of the calendar
 */
export async function readMonth(
  filter: ChangeFilter,
  { month, zone, now }: { month: string; zone: string; now: Instant },
  visible: VisibleAccounts,
): Promise<{ changes: CalendarChange[]; count: number; totals: ChangeTotals }> {
  const { changes, totals, scope } = await findChanges(filter, visible, now)
  const { firstDay, lastDay } = shownDays(month)
  const here = changes
    .map((change) => ({ ...change, days: changeDays(change.tally, zone, change.tally.isDayPrecise) }))
    .filter(({ days }) => days.firstDay <= lastDay && days.lastDay >= firstDay)
    .sort((one, other) => one.tally.startsAt - other.tally.startsAt)
  const placed = here.slice(0, MOST_OF_MONTH)
  const ids = placed.map(({ tally }) => tally.id)
  const key = `titles of planned changes ${ids.join()} ${visibilityKey(visible)}`
  const rows = await cachedRead(TOPICS, key, () => readRows(ids, scope))
  const drawn = placed.map(({ tally, state, days }) => ({
    id: tally.id,
    title: rows.get(tally.id)?.title ?? '',
    service: tally.service,
    region: tally.region,
    state,
    firstDay: days.firstDay,
    lastDay: days.lastDay,
    startsAt: days.allDay ? null : new Date(tally.startsAt).toISOString(),
    resources: { pending: tally.pending, resolved: tally.resolved, other: tally.other },
  }))
  return { changes: drawn, count: here.length, totals }
}
