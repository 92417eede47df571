/** Chooses the year of which each day is drawn, and tells its days. */

import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '@/lib/domain/health-event'
import { cellsOf } from '@/lib/domain/history/cells'
import { type Picture, type PictureOf, pictureRowSteps, type Told } from '@/lib/domain/history/picture'
import { lastingOf } from '@/lib/domain/history/tally'
import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { startOfDay } from '@/lib/domain/impact/period'
import { clockParts } from '@/lib/domain/zone'
import type { DaysView } from './contract'

/** @param year null: the last one in the period in which something was */
export function* daySteps(
  told: Told,
  picture: Picture,
  of: PictureOf,
  year: number | null,
): Generator<undefined, DaysView | null> {
  const { period, clock, known, now } = of
  const last = picture.declared.measures.cells.at(-1)
  if (of.unit === 'day' || last === undefined) return null
  const shown = year ?? clockParts((picture.cells.bounds[last.index + 1] ?? now) - 1, period.zone).year
  const from = Math.max(period.from, startOfDay(`${shown}-01-01`, period.zone))
  const to = Math.min(period.to, startOfDay(`${shown + 1}-01-01`, period.zone))
  const cells = cellsOf(from, to, 'day', period.zone)
  const inYear = yield* withinSteps(told, [from, to], now)
  const rows = yield* pictureRowSteps(inYear, of, { clock, bounds: cells.bounds, known, now })
  const places = new Map(picture.rows.map(({ key }, place) => [key, place]))
  return {
    year: shown,
    cells,
    rows: rows.sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0)),
  }
}

/** How many outages are looked at in one step. */
const STEP = 1_000

/** What may have been there within the time. */
function* withinSteps({ declared, touched }: Told, within: ClosedSpan, now: Instant): Generator<undefined, Told> {
  return {
    declared: yield* pickSteps(declared, within, now),
    touched: touched === null ? null : yield* pickSteps(touched, within, now),
  }
}

function* pickSteps(outages: readonly Outage[], [from, to]: ClosedSpan, now: Instant): Generator<undefined, Outage[]> {
  const within: Outage[] = []
  let looked = 0
  for (const outage of outages) {
    const { declared, described, recovered, observed } = outage.spans
    const own = lastingOf(outage, now)
    const isOwn = own[0] < to && own[1] >= from
    if (isOwn || [declared, described, recovered, observed].some((told) => mayReach(told, from, to)))
      within.push(outage)
    looked += 1
    if (looked % STEP === 0) yield
  }
  return within
}

function mayReach(told: readonly Span[], from: Instant, to: Instant): boolean {
  return told.some(([start, end]) => start < to && (end === null || end >= from))
}
