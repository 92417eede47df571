/** The trace of a summary: how bad each day of its zone was. */
import type { Instant } from '../health-event'
import { SEVERITIES, severityRank } from '../severity'
import type { TracedDay } from '../trace-bins'
import type { Outage } from './outage'
import { addDays, type Period, startOfDay } from './period'

type Traced = Pick<Outage, 'startedAt' | 'endedAt' | 'goesOn' | 'severity'>

/**
 * One entry per day of the period on which an outage was in progress by its own start and end. One of which nobody knows when
 * it ended is counted on the day on which it began.
 * @param now ms; nothing is known of later days
 */
export function tracedDays(outages: readonly Traced[], period: Period, now: Instant): TracedDay[] {
  const starts = dayStarts(period)
  const until = Math.min(period.to, now)
  const began = new Array<number>(starts.length + 1).fill(0)
  // Per severity: how many more are in progress from that day on than on the day before.
  const steps = ['', ...SEVERITIES].map(() => new Array<number>(starts.length + 1).fill(0))
  for (const outage of outages) {
    const end = outage.endedAt ?? (outage.goesOn ? now : outage.startedAt)
    const last = Math.max(outage.startedAt, Math.min(end, until) - 1)
    if (outage.startedAt >= until || last < period.from) continue
    const first = dayIndex(starts, Math.max(outage.startedAt, period.from))
    add(steps[severityRank(outage.severity)], first, 1)
    add(steps[severityRank(outage.severity)], dayIndex(starts, last) + 1, -1)
    if (outage.startedAt >= period.from) add(began, first, 1)
  }
  return summed(steps, began, period.firstDay)
}

function summed(steps: readonly number[][], began: readonly number[], firstDay: string): TracedDay[] {
  const running = steps.map(() => 0)
  const days: TracedDay[] = []
  for (let at = 0; at < began.length - 1; at++) {
    for (const [rank, step] of steps.entries()) running[rank] = (running[rank] ?? 0) + (step[at] ?? 0)
    const events = running.reduce((sum, count) => sum + count, 0)
    const worst = running.findLastIndex((count) => count > 0)
    if (events > 0) {
      days.push({ day: addDays(firstDay, at), worst: SEVERITIES[worst - 1] ?? null, events, began: began[at] ?? 0 })
    }
  }
  return days
}

/** When each day of the period begins, ms UTC. */
function dayStarts({ firstDay, endDay, zone }: Period): Instant[] {
  const starts: Instant[] = []
  for (let day = firstDay; day < endDay; day = addDays(day, 1)) starts.push(startOfDay(day, zone))
  return starts
}

/** The place of the last day that begins at or before the moment; 0 where none does. */
function dayIndex(starts: readonly Instant[], at: Instant): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

function add(list: number[] | undefined, at: number, amount: number): void {
  if (list !== undefined) list[at] = (list[at] ?? 0) + amount
}
