/** The shapes of history: what the page draws, and what /api/v1/history answers. Times of the answer are ISO 8601 UTC. */

import type { Instant } from '@/lib/domain/health-event'
import type { Cells } from '@/lib/domain/history/cells'
import type { Measures } from '@/lib/domain/history/measures'
import type { Picture, PictureRow, Side } from '@/lib/domain/history/picture'
import type { Period } from '@/lib/domain/impact/period'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { Severity } from '@/lib/domain/severity'
import type { ImpactFilter } from '@/lib/impact/filter'

/** What a view of history is, as its address says. */
export interface HistoryState {
  period: Pick<Period, 'key' | 'zone'>
  filter: ImpactFilter
  /** Regions that stand side by side, at most MOST_COMPARED; with any, `filter.region` is empty. */
  compare: readonly string[]
  /** The year of which each day is drawn; null: the last one in the period in which something was. */
  year: number | null
  /** Whether all rows are shown, not only those hit longest. */
  allRows: boolean
}

export const MOST_COMPARED = 4

/** What the page draws. Times are ms UTC. */
export interface HistoryView {
  asOf: Instant
  picture: Picture
  /** Regions side by side, in the order asked for, and behind them what AWS counts for no Region, where anything was. */
  compared: ComparedRegion[]
  /** A year of days; null where the cells of the grid are days themselves, or nothing was. */
  days: DaysView | null
  /** Display names of services by id. */
  names: Readonly<Record<string, string>>
  /** Titles of the incidents that lasted longest, by id. */
  titles: Readonly<Record<string, string>>
}

export interface ComparedRegion {
  /** AWS Region id or `global`. */
  region: string
  side: Side
  /** What of it touched us; null: not known. */
  touched: Measures | null
}

export interface DaysView {
  year: number
  cells: Cells
  /** Those of the grid, in its order, of which something was in the year. */
  rows: PictureRow[]
}

/** One cell of an answer, in which something was. */
export interface CellAnswer {
  from: string
  to: string
  /** By the clock, each minute once. */
  minutes: number
  incidents: number
  /** Null: AWS said of none how bad it was. */
  worst: Severity | null
}

/** What a stretch of time comes to. */
export interface MeasuresAnswer {
  minutes: number
  incidents: number
  /** 0 to 1: 1 - minutes / minutes of the time that has passed; null where none has. */
  availability: number | null
  /** Part of the time is not on record (`known`): more may have happened. */
  availabilityIsAtMost: boolean
  /** Ids of incidents of which something is left out of `minutes`, because nobody knows when it ended. */
  endUnknown: string[]
}

export interface RowAnswer extends MeasuresAnswer {
  /** Catalogue id; null: nobody said what was hit. */
  service: string | null
  cells: CellAnswer[]
  /** The part of it that touched accounts of ours; null: no directory is known. */
  touched: Omit<MeasuresAnswer, 'endUnknown'> | null
}

/** Minutes from the start of one incident to the start of the next. */
export interface IntervalsAnswer {
  count: number
  median: number | null
  shortest: number | null
  longest: number | null
}

/** What GET /api/v1/history answers, in `data`. */
export interface HistoryAnswer {
  from: string
  to: string
  zone: string
  clock: ImpactClock
  by: string
  /** All services together: each minute and each incident once. */
  total: MeasuresAnswer & { timeBetweenIncidents: IntervalsAnswer; longest: { incident: string; minutes: number }[] }
  touched: (MeasuresAnswer & { timeBetweenIncidents: IntervalsAnswer }) | null
  /** Those hit longest first. */
  rows: RowAnswer[]
  /** With by=hour-of-week: minutes in each of the 168 hours of the week, from Monday 00:00 of the zone on. */
  hoursOfWeek: number[] | null
  /** When everything that AWS says in public is on record. */
  known: { from: string; to: string }[]
}
