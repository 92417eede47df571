/** Computes the figures of one period from outages, whom they touched, and what is known of their incidents. */
import { inSlices } from '@/lib/db/slices'
import type { Instant } from '@/lib/domain/health-event'
import { incidentLengths } from '@/lib/domain/impact/incident-lengths'
import { type CountedTime, minuteSteps } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { placesOf } from '@/lib/domain/impact/outage-places'
import type { Touch } from '@/lib/domain/impact/reach-touch'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { IncidentFacts } from '@/lib/outages/read-incidents'
import type { ResponseTimes } from './response-times'

/** ms UTC; null: as far as anything is told. */
export interface Times {
  from: Instant | null
  to: Instant | null
}

/** What the figures of a period are read from. */
export interface Figures {
  times: Times
  /** Those that count: of teams and accounts only those that touch one of them. In order of their starts. */
  outages: readonly Outage[]
  /** By start, newest first. */
  incidentIds: readonly string[]
  time: Readonly<Record<ImpactClock, CountedTime>>
  /** By the clock of the filter. */
  touch: Touch
  facts: ReadonlyMap<string, IncidentFacts>
  /** How fast anybody was, incident by incident. */
  durations: ResponseTimes
}

/** The time of all four clocks. @param now ms */
export async function timeByClock(
  outages: readonly Outage[],
  times: Times,
  now: Instant,
): Promise<Record<ImpactClock, CountedTime>> {
  const of = (clock: ImpactClock) => inSlices(minuteSteps(outages, clock, times, now))
  const [declared, described] = [await of('declared'), await of('described')]
  return { declared, described, recovered: await of('recovered'), observed: await of('observed') }
}

/** Incidents of the outages, which are in order of their starts, the one that began last first. */
export function incidentsOf(outages: readonly Outage[]): string[] {
  const { incidentIds, incidentAt } = placesOf(outages)
  // Places are given in order of appearance: an incident's first outage tells when it began.
  const begun = new Float64Array(incidentIds.length)
  for (let index = outages.length - 1; index >= 0; index -= 1)
    begun[incidentAt[index] ?? 0] = outages[index]?.startedAt ?? 0
  const newestFirst: string[] = []
  for (let end = incidentIds.length; end > 0; ) {
    let start = end - 1
    while (start > 0 && begun[start - 1] === begun[end - 1]) start -= 1
    for (const id of incidentIds.slice(start, end).sort((a, b) => Number(b) - Number(a))) newestFirst.push(id)
    end = start
  }
  return newestFirst
}

/** ms by one clock for each incident of which it tells any time. @param now ms */
export function timeByIncident(
  outages: readonly Outage[],
  clock: ImpactClock,
  { from, to }: Times,
  now: Instant,
): Map<string, number> {
  return incidentLengths(outages, clock, { from: from ?? Number.NEGATIVE_INFINITY, to: Math.min(to ?? now, now) })
}

/** An outage as far as it touches somebody, by each clock. */
export function narrowed(outage: Outage, touch: Touch): Outage {
  const by = (clock: ImpactClock) => touch.stretchesBy(clock, outage)
  const spans = {
    declared: by('declared'),
    described: by('described'),
    recovered: by('recovered'),
    observed: by('observed'),
  }
  return { ...outage, spans }
}
