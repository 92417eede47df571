/** How often and how long: times between incidents, and which of them lasted longest. */

import { type ClosedSpan, lengthOf } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { type Severity, worstSeverity } from '../severity'
import { unionOfClock } from './union'

/** When an incident began, and how long at most it lasted. */
export interface IncidentBound {
  incidentId: string
  /** When the first of its outages began, ms. */
  startedAt: Instant
  /** ms of its outages within the stretch by the clock, added up: what overlaps counts several times. */
  mostMs: number
  /** Where its outages begin and end in the list. */
  first: number
  end: number
}

/** One incident as these outages tell of it within a stretch of time. */
export interface IncidentTime extends Pick<IncidentBound, 'incidentId' | 'startedAt'> {
  /** Within the stretch, by the clock, each moment once. */
  ms: number
  goesOn: boolean
  worst: Severity | null
}

/** From the start of one incident to the start of the next; ms. */
export interface Intervals {
  /** How many there are: one less than incidents. */
  count: number
  median: number | null
  shortest: number | null
  longest: number | null
}

/** The incidents of these outages, earliest start first. @param outages as together.ts orders them */
export function incidentBounds(
  outages: readonly Outage[],
  clock: ImpactClock,
  [from, to]: ClosedSpan,
  now: Instant,
): IncidentBound[] {
  const until = Math.min(to, now)
  const bounds: IncidentBound[] = []
  let own: IncidentBound | undefined
  let index = 0
  for (const { incidentId, startedAt, spans } of outages) {
    if (own?.incidentId !== incidentId) {
      own = { incidentId, startedAt, mostMs: 0, first: index, end: index }
      bounds.push(own)
    }
    index += 1
    own.end = index
    for (const [start, stop] of spans[clock])
      own.mostMs += Math.max(0, Math.min(stop ?? until, until) - Math.max(start, from))
  }
  return bounds
}

/** @param times earliest start first; only those that began within the stretch count */
export function intervalsOf(
  times: readonly Pick<IncidentBound, 'incidentId' | 'startedAt'>[],
  [from, to]: ClosedSpan,
): Intervals {
  const began = times.filter(({ startedAt }) => startedAt >= from && startedAt < to)
  const lengths = Float64Array.from(
    began.slice(1),
    (next, index) => next.startedAt - (began[index]?.startedAt ?? 0),
  ).sort()
  return {
    count: lengths.length,
    median: medianOf(lengths),
    shortest: lengths[0] ?? null,
    longest: lengths.at(-1) ?? null,
  }
}

/**
 * Those that lasted longest by the clock, longest first; such that it tells nothing of are left out. Of a hundred thousand only
 * those are measured that can be among them.
 * @param bounds as incidentBounds gives them for the same
 */
export function longestOf(
  outages: readonly Outage[],
  bounds: readonly IncidentBound[],
  { clock, span: [from, to], now, most }: { clock: ImpactClock; span: ClosedSpan; now: Instant; most: number },
): IncidentTime[] {
  const measure = ({ incidentId, startedAt, first, end }: IncidentBound): IncidentTime => {
    const own = outages.slice(first, end)
    const ms = lengthOf(unionOfClock(own, clock, from, Math.min(to, now)))
    const worst = worstSeverity(own.map(({ severity }) => severity))
    return { incidentId, startedAt, ms, goesOn: own.some(({ goesOn }) => goesOn), worst }
  }
  const lengths = new Float64Array(bounds.map(({ mostMs }) => mostMs)).sort()
  let longest: IncidentTime[] = []
  for (let left = lengths.length; left > 0; ) {
    const [least = 0, greatest = 0] = [lengths[Math.max(0, left - AT_ONCE)], lengths[left - 1]]
    if (greatest === 0 || greatest <= (longest[most - 1]?.ms ?? 0)) break
    const some = bounds.filter(({ mostMs }) => mostMs > 0 && mostMs >= least && mostMs <= greatest)
    longest = [...longest, ...some.map(measure)].sort((a, b) => b.ms - a.ms || b.startedAt - a.startedAt).slice(0, most)
    while (left > 0 && (lengths[left - 1] ?? 0) >= least) left -= 1
  }
  return longest
}

/** How many are measured before it is asked whether any other can be among the longest. */
const AT_ONCE = 50

/** The middle one, or the mean of the two in the middle; null of none. */
export function medianOf(sorted: ArrayLike<number>): number | null {
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
