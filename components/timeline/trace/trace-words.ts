/** The trace in words, for those who do not see it and for the label under the pointer. */
import { formatDate } from '@/lib/domain/format-time'
import { severityRank } from '@/lib/domain/severity'
import {
  binStart,
  magnitude,
  nextBinStart,
  type TraceBin,
  type TracedDay,
  type TraceUnit,
} from '@/lib/domain/trace-bins'
import { DAY } from '@/lib/events/time-window'
import type { Span } from './brush'

/** "4 September 2026"-like for a day, the first day and the last for longer bins. */
export function binTitle(from: number, unit: TraceUnit): string {
  if (unit === 'day') return formatDate(from, 'UTC')
  return spanTitle({ from, to: nextBinStart(from, unit) })
}

/** "7 May 2018" or "7 May 2018 – 9 May 2018": `to` is exclusive. */
export function spanTitle({ from, to }: Span): string {
  const first = formatDate(from, 'UTC')
  const last = formatDate(Math.max(from, to - 1), 'UTC')
  return first === last ? first : `${first} – ${last}`
}

/** "3 events, 2 began, worst a disruption" */
export function binWords(bin: TraceBin | undefined): string {
  if (!bin) return 'no event'
  const worst = bin.worst === null ? '' : `, worst: ${bin.worst}`
  return `${count(bin.events, 'event')}, ${bin.began} began${worst}`
}

/** One sentence on the whole trace. */
export function traceSummary(days: readonly TracedDay[], span: Span): string {
  const where = `From ${formatDate(span.from, 'UTC')} to ${formatDate(span.to - DAY, 'UTC')}`
  const worst = worstDay(days)
  if (!worst) return `${where}: no day with an event.`
  const began = days.reduce((sum, day) => sum + day.began, 0)
  const peak = worst.worst === null ? 'severity not said' : worst.worst
  return (
    `${where}: ${count(began, 'event')} began, ${count(days.length, 'day')} had one in progress. ` +
    `The worst was ${formatDate(worst.day, 'UTC')}: ${count(worst.events, 'event')}, ${peak}.`
  )
}

/** The bin under a moment. */
export function binAt(bins: readonly TraceBin[], at: number, unit: TraceUnit): TraceBin | undefined {
  const start = binStart(at, unit)
  return bins.find((bin) => bin.from === start)
}

function worstDay(days: readonly TracedDay[]): TracedDay | null {
  const size = (day: TracedDay) => severityRank(day.worst) * 10 + magnitude(day.worst, day.events)
  return days.reduce<TracedDay | null>((worst, day) => (worst && size(worst) >= size(day) ? worst : day), null)
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}
