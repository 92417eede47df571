/** History in rows: the outages of each service or Region, those that matter most first. */
import type { Outage } from '@/lib/domain/impact/outage'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { type Tally, tallySteps } from './tally'

/** Null: outages of which nobody said what they hit. */
export type RowKey = string | null

export interface HistoryRow {
  key: RowKey
  tally: Tally
}

/** The outages of each service, or of each Region. */
export function groupOutages(outages: readonly Outage[], by: 'service' | 'region'): Map<RowKey, Outage[]> {
  const groups = new Map<RowKey, Outage[]>()
  for (const outage of outages) {
    const key = outage[by]
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [outage])
    else known.push(outage)
  }
  return groups
}

/** One row for each group of which anything lies in the cells, most time by the clock first, then most incidents, then by name. */
export function* rowSteps(
  groups: ReadonlyMap<RowKey, readonly Outage[]>,
  clock: ImpactClock,
  bounds: readonly Instant[],
  now: Instant,
): Generator<undefined, HistoryRow[]> {
  const rows: HistoryRow[] = []
  for (const [key, outages] of groups) {
    const tally = yield* tallySteps(outages, clock, bounds, now)
    if (tally.cells.length > 0) rows.push({ key, tally })
    yield
  }
  return rows.sort(
    (a, b) =>
      b.tally.ms - a.tally.ms ||
      b.tally.incidentIds.length - a.tally.incidentIds.length ||
      (a.key ?? '').localeCompare(b.key ?? ''),
  )
}
