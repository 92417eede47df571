/** Finds the period before one, as much of it as has passed of this one, and how much of both is on record. */
import type { Instant } from '@/lib/domain/health-event'
import { type ClosedSpan, clipped, lengthOf, unionSpans } from '@/lib/domain/impact/minutes'
import { lastDayOf, type Period, previousPeriod } from '@/lib/domain/impact/period'
import type { PeriodView, PreviousView } from './contract'

const DAY = 86_400_000

/** The period before, ms; `to` is cut where this period is not over. */
export interface Previous {
  key: string
  /** "Q1 2018", "the 7 days before", "the same part of Q1 2018" */
  name: string
  from: Instant
  to: Instant
  isPart: boolean
}

/** What to compare with. @param now ms */
export function comparedPeriod(period: Period, now: Instant): Previous {
  const before = previousPeriod(period)
  const { key, from, to } = before
  const name = period.unit === 'days' ? daysBefore(period) : before.name
  if (now >= period.to) return { key, name, from, to, isPart: false }
  const cut = Math.min(to, from + Math.max(0, now - period.from))
  return { key, name: `the same part of ${name}`, from, to: cut, isPart: true }
}

function daysBefore({ firstDay, endDay }: Period): string {
  const days = Math.round((Date.parse(endDay) - Date.parse(firstDay)) / DAY)
  return days === 1 ? 'the day before' : `the ${days} days before`
}

/** What of [from, to) and of the past lies outside what is on record; in order, without overlap. @param now ms */
export function unrecorded(
  known: readonly ClosedSpan[],
  { from, to }: { from: Instant; to: Instant },
  now: Instant,
): ClosedSpan[] {
  const gaps: ClosedSpan[] = []
  const until = Math.min(to, now)
  let at = from
  for (const [start, end] of unionSpans([clipped(known, from, until)])) {
    if (start > at) gaps.push([at, start])
    at = end
  }
  if (until > at) gaps.push([at, until])
  return gaps
}

/** Whether any of [from, to) has passed and is on record. @param missing as `unrecorded` gives it @param now ms */
export function hasRecord(
  { from, to }: { from: Instant; to: Instant },
  missing: readonly ClosedSpan[],
  now: Instant,
): boolean {
  return lengthOf(missing) < Math.min(to, now) - from
}

/** The period for readers. @param now ms */
export function presentPeriod(period: Period, now: Instant): PeriodView {
  const { key, name, unit, zone, from, to, firstDay } = period
  const times = { from: isoOf(from), to: isoOf(to), isOver: now >= to }
  return { ...{ key, name, unit, zone, firstDay, lastDay: lastDayOf(period) }, ...times }
}

/** The period before for readers. */
export function presentPrevious({ key, name, from, to, isPart }: Previous, isKnown: boolean): PreviousView {
  return { key, name, isPart, isKnown, from: isoOf(from), to: isoOf(to) }
}

function isoOf(at: Instant): string {
  return new Date(at).toISOString()
}
