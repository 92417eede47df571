/** The measures of history: how long, how often and how evenly something was hit, for a service, a Region or all of it. */

import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { Severity } from '../severity'
import { type Availability, availabilityOf } from './availability'
import { type IncidentTime, type Intervals, incidentBounds, intervalsOf, longestOf } from './incident-times'
import { type CellTally, type Tally, tallySteps } from './tally'

/** What is measured, and by what. */
export interface MeasuredBy {
  clock: ImpactClock
  /** Where each cell begins and, last, where the last one ends: the time that is looked at. ms UTC. */
  bounds: readonly Instant[]
  /** When everything that AWS says is on record; in order and without overlap. */
  known: readonly ClosedSpan[]
  now: Instant
}

/** What a row of the grid tells. */
export interface RowMeasures {
  /** By the clock, each moment once. */
  ms: number
  incidentIds: readonly string[]
  worst: Severity | null
  availability: Availability
  /** Only those in which something was. */
  cells: readonly CellTally[]
  /** Incidents of which the clock knows a start and nobody an end: left out of `ms`. */
  endUnknown: readonly string[]
}

/** What can be told of a whole view or of one of several that are compared. */
export interface Measures extends RowMeasures {
  /** When it was hit, in order and without overlap. */
  spans: readonly ClosedSpan[]
  intervals: Intervals
  longest: readonly IncidentTime[]
  /** Incidents as ticks of a trace, earliest first: those that began in the time. */
  began: readonly Instant[]
}

const LONGEST = 10

/** @param outages as together.ts orders them */
export function* measureSteps(outages: readonly Outage[], by: MeasuredBy): Generator<undefined, Measures> {
  const { clock, bounds, now } = by
  const tally = yield* tallySteps(outages, clock, bounds, now)
  const span = spanOf(bounds)
  const times = incidentBounds(outages, clock, span, now)
  yield
  const intervals = intervalsOf(times, span)
  yield
  const longest = longestOf(outages, times, { clock, span, now, most: LONGEST })
  yield
  const began = times.flatMap(({ startedAt }) => (startedAt >= span[0] && startedAt < span[1] ? startedAt : []))
  return { ...rowMeasures(tally, by), spans: tally.spans, intervals, longest, began }
}

/** The same for a row: the little that stands in the grid. */
export function rowMeasures(tally: Tally, { bounds, known, now }: MeasuredBy): RowMeasures {
  const { ms, incidentIds, worst, cells, endUnknown, spans } = tally
  return { ms, incidentIds, worst, cells, endUnknown, availability: availabilityOf(spans, known, spanOf(bounds), now) }
}

function spanOf(bounds: readonly Instant[]): ClosedSpan {
  return [bounds[0] ?? 0, bounds.at(-1) ?? 0]
}
