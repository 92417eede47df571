/** The trace's days drawn together into bins, so that a bin is never thinner than what can be seen. */
import { type Severity, severityRank, worstSeverity } from './severity'

const DAY = 86_400_000

export type TraceUnit = 'day' | 'week' | 'month'

/** What the trace knows of one day; days without events are left out. */
export interface TracedDay {
  /** YYYY-MM-DD. */
  day: string
  worst: Severity | null
  events: number
  began: number
}

/** A bin that holds at least one event. */
export interface TraceBin {
  /** Milliseconds; `to` is the start of the next bin. */
  from: number
  to: number
  worst: Severity | null
  /** Most events that were in progress on one day. */
  events: number
  /** Events that began in it. */
  began: number
}

/** The finest unit of which one bin is at least `minWidth` px wide. */
export function traceUnit(from: number, to: number, width: number, minWidth = 1.5): TraceUnit {
  const days = (to - from) / DAY
  if (days * minWidth <= width) return 'day'
  return (days / 7) * minWidth <= width ? 'week' : 'month'
}

/** Bins of the days within [from, to), oldest first, empty ones left out. */
export function binDays(days: readonly TracedDay[], unit: TraceUnit, from: number, to: number): TraceBin[] {
  const bins: TraceBin[] = []
  for (const day of days) {
    const at = Date.parse(day.day)
    if (Number.isNaN(at) || at < from - DAY || at >= to) continue
    const start = binStart(at, unit)
    const last = bins.at(-1)
    if (last?.from !== start) bins.push(newBin(start, unit, day))
    else addDay(last, day)
  }
  return bins
}

/** The start of the bin that holds the moment: UTC midnight, Monday or first of the month. */
export function binStart(at: number, unit: TraceUnit): number {
  const day = Math.floor(at / DAY)
  if (unit === 'day') return day * DAY
  // 1970-01-01 was a Thursday.
  if (unit === 'week') return (day - ((((day + 3) % 7) + 7) % 7)) * DAY
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** The start of the bin after the one that begins at `start`. */
export function nextBinStart(start: number, unit: TraceUnit): number {
  if (unit === 'day') return start + DAY
  if (unit === 'week') return start + 7 * DAY
  const date = new Date(start)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

/** By rank: each level moves the needle about twice as far as the one below it. */
const STATUS = [0.12, 0.2, 0.4, 0.75] as const

/**
 * How far the needle moves, 0 to 1: worst status x reach. Absolute, so that a day looks the same in every range: one
 * disruption moves it three quarters of the way, and ten at once as far as it goes.
 */
export function magnitude(worst: Severity | null, events: number): number {
  if (events <= 0) return 0
  const status = STATUS[severityRank(worst)] ?? 0
  return Math.min(1, status * (1 + Math.log10(events) / 3))
}

function newBin(from: number, unit: TraceUnit, day: TracedDay): TraceBin {
  const { worst, events, began } = day
  return { from, to: nextBinStart(from, unit), worst, events, began }
}

function addDay(bin: TraceBin, day: TracedDay): void {
  bin.worst = worstSeverity([bin.worst, day.worst])
  bin.events = Math.max(bin.events, day.events)
  bin.began += day.began
}
