/** A picture of history: everything that the page and the API tell of a period, out of its outages. */

import type { Outage } from '@/lib/domain/impact/outage'
import type { Period } from '@/lib/domain/impact/period'
import { type ClosedSpan, SpanUnion } from '@/lib/domain/impact/span-union'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { TraceBin } from '../trace-bins'
import { type Cells, type CellUnit, cellsOf } from './cells'
import { groupOutages, type RowKey, rowSteps } from './groups'
import { hoursOfWeek } from './hour-of-week'
import { type MeasuredBy, type Measures, measureSteps, type RowMeasures, rowMeasures } from './measures'
import { commonSpans } from './spans'
import { together } from './together'
import { traceSteps } from './trace'

/** The outages of a period, as together.ts orders them: as AWS tells of them, and those of them that touched us, cut to when they did. */
export interface Told {
  declared: readonly Outage[]
  /** Null: not known, for no directory says which accounts we have. */
  touched: readonly Outage[] | null
}

/** What is drawn. */
export interface PictureOf {
  period: Pick<Period, 'from' | 'to' | 'zone'>
  unit: CellUnit
  /** What stands in a row. */
  rowsBy: 'service' | 'region'
  /** These have a row, whatever happened, before all others and in this order. */
  first: readonly string[]
  clock: ImpactClock
  /** When everything that AWS says is on record, in order and without overlap. */
  known: readonly ClosedSpan[]
  now: Instant
}

export interface PictureRow extends RowMeasures {
  key: RowKey
  /** Null: not known. */
  touched: RowMeasures | null
}

/** One side of what stands side by side. */
export interface Side {
  measures: Measures
  trace: readonly TraceBin[]
}

export interface Picture {
  cells: Cells
  /** The part of the period that is on record. */
  known: readonly ClosedSpan[]
  declared: Side
  touched: Side | null
  /** Services or Regions, those hit longest first. */
  rows: readonly PictureRow[]
  /** Time hit by each clock, ms. */
  msByClock: Readonly<Record<ImpactClock, number>>
  /** ms in each of the 168 hours of the week, from Monday 00:00 of the zone on. */
  hours: readonly number[]
}

/** @param told in any order */
export function pictureOf({ declared, touched }: Told, of: PictureOf): Picture {
  const steps = pictureSteps({ declared: together(declared), touched: touched === null ? null : together(touched) }, of)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in steps, for whoever has to do something else in between. */
export function* pictureSteps(told: Told, of: PictureOf): Generator<undefined, Picture> {
  const { period, unit, clock, now } = of
  const cells = cellsOf(period.from, period.to, unit, period.zone)
  const known = commonSpans(of.known, [[period.from, Math.min(period.to, now)]])
  const by: MeasuredBy = { clock, bounds: cells.bounds, known, now }
  const declared = yield* sideSteps(told.declared, by)
  const touched = told.touched === null ? null : yield* sideSteps(told.touched, by)
  const rows = yield* pictureRowSteps(told, of, by)
  const msByClock = yield* clockSteps(told.declared, period, now)
  const hours = hoursOfWeek(declared.measures.spans, period.zone)
  return { cells, known, declared, touched, rows, msByClock, hours }
}

/** How many outages are looked at in one step. */
const STEP = 1_000

function* clockSteps(
  outages: readonly Outage[],
  { from, to }: PictureOf['period'],
  now: Instant,
): Generator<undefined, Record<ImpactClock, number>> {
  const [declared, described] = [new SpanUnion(), new SpanUnion()]
  const [recovered, observed] = [new SpanUnion(), new SpanUnion()]
  const within: ClosedSpan = [from, Math.min(to, now)]
  let looked = 0
  for (const { spans } of outages) {
    declared.addWithin(spans.declared, within)
    described.addWithin(spans.described, within)
    recovered.addWithin(spans.recovered, within)
    observed.addWithin(spans.observed, within)
    looked += 1
    if (looked % STEP === 0) yield
  }
  return { declared: declared.ms(), described: described.ms(), recovered: recovered.ms(), observed: observed.ms() }
}

function spanOf({ bounds, now }: MeasuredBy): ClosedSpan {
  return [bounds[0] ?? now, bounds.at(-1) ?? now]
}

/** The measures and the trace of some outages. */
export function* sideSteps(outages: readonly Outage[], by: MeasuredBy): Generator<undefined, Side> {
  const measures = yield* measureSteps(outages, by)
  yield
  const trace = yield* traceSteps(outages, measures.began, spanOf(by), by.now)
  yield
  return { measures, trace }
}

/** One row for each service or Region, each with what of it touched us. */
export function* pictureRowSteps(
  { declared, touched }: Told,
  { rowsBy, first }: Pick<PictureOf, 'rowsBy' | 'first'>,
  by: MeasuredBy,
): Generator<undefined, PictureRow[]> {
  const { clock, bounds, now } = by
  const rowsOf = (outages: readonly Outage[]) => rowSteps(groupOutages(outages, rowsBy), clock, bounds, now)
  const ours = touched === null ? null : yield* rowsOf(touched)
  const found = new Map(ours?.map(({ key, tally }) => [key, tally]))
  const none = rowMeasures({ ms: 0, spans: [], incidentIds: [], worst: null, cells: [], endUnknown: [] }, by)
  const rows = (yield* rowsOf(declared)).map(({ key, tally }): PictureRow => {
    const own = found.get(key)
    return {
      key,
      ...rowMeasures(tally, by),
      touched: touched === null ? null : own === undefined ? none : rowMeasures(own, by),
    }
  })
  const places = first.map(
    (key) => rows.find((row) => row.key === key) ?? { key, ...none, touched: touched === null ? null : none },
  )
  return [...places, ...rows.filter(({ key }) => key === null || !first.includes(key))]
}
