/** Turns a picture of history into what /api/v1/history answers. */

import type { Instant } from '@/lib/domain/health-event'
import type { Availability } from '@/lib/domain/history/availability'
import type { Intervals } from '@/lib/domain/history/incident-times'
import type { RowMeasures } from '@/lib/domain/history/measures'
import type { Picture, PictureRow } from '@/lib/domain/history/picture'
import { toMinutes } from '@/lib/domain/impact/durations'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { CellAnswer, HistoryAnswer, IntervalsAnswer, MeasuresAnswer, RowAnswer } from './contract'

/** With by=hour-of-week rows have no cells. */
export function presentHistory(
  { cells, declared, touched, rows, hours, known }: Picture,
  { by, clock }: { by: HistoryAnswer['by']; clock: ImpactClock },
): HistoryAnswer {
  const { bounds } = cells
  const isByHour = by === 'hour-of-week'
  return {
    from: iso(bounds[0] ?? 0),
    to: iso(bounds.at(-1) ?? 0),
    zone: cells.zone,
    clock,
    by,
    total: {
      ...measures(declared.measures),
      timeBetweenIncidents: intervals(declared.measures.intervals),
      longest: declared.measures.longest.map(({ incidentId, ms }) => ({
        incident: incidentId,
        minutes: toMinutes(ms),
      })),
    },
    touched:
      touched === null
        ? null
        : { ...measures(touched.measures), timeBetweenIncidents: intervals(touched.measures.intervals) },
    rows: rows.map((row) => rowAnswer(row, isByHour ? [] : cellAnswers(row, bounds))),
    hoursOfWeek: isByHour ? hours.map(toMinutes) : null,
    known: known.map(([from, to]) => ({ from: iso(from), to: iso(to) })),
  }
}

function rowAnswer(row: PictureRow, cells: CellAnswer[]): RowAnswer {
  return { service: row.key, ...measures(row), touched: row.touched === null ? null : measures(row.touched), cells }
}

function measures({ ms, incidentIds, availability, endUnknown }: RowMeasures): MeasuresAnswer {
  return {
    minutes: toMinutes(ms),
    incidents: incidentIds.length,
    availability: share(availability),
    availabilityIsAtMost: availability.isAtMost,
    endUnknown: [...endUnknown],
  }
}

function cellAnswers({ cells }: PictureRow, bounds: readonly Instant[]): CellAnswer[] {
  return cells.map(({ index, ms, incidents, worst }) => ({
    from: iso(bounds[index] ?? 0),
    to: iso(bounds[index + 1] ?? 0),
    minutes: toMinutes(ms),
    incidents,
    worst,
  }))
}

function intervals({ count, median, shortest, longest }: Intervals): IntervalsAnswer {
  const minutes = (ms: number | null) => (ms === null ? null : toMinutes(ms))
  return { count, median: minutes(median), shortest: minutes(shortest), longest: minutes(longest) }
}

/** Cut, so that 1 means that nothing is known to have happened. */
function share({ share: exact }: Availability): number | null {
  return exact === null ? null : Math.floor(exact * 1e9) / 1e9
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
