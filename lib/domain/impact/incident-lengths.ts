/** Measures each of very many incidents: how long a clock tells that it lasted, each moment once. */
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { Outage } from './outage'
import { type OutagePlaces, placesOf } from './outage-places'
import { SpanUnion } from './span-union'

/** A stretch of time, ms. */
interface Bounds {
  from: Instant
  to: Instant
}

/** ms within the bounds by the clock, for each incident of which it tells any time. What goes on lasts until `to`. */
export function incidentLengths(outages: readonly Outage[], clock: ImpactClock, bounds: Bounds): Map<string, number> {
  const places = placesOf(outages)
  const lengths = new Lengths(places.incidentIds.length)
  eachStretch(outages, clock, bounds, places, (incident, from, to) => lengths.add(incident, from, to))
  if (lengths.mixed.size > 0) measureMixed(lengths, (add) => eachStretch(outages, clock, bounds, places, add))
  const found = new Map<string, number>()
  for (const [place, id] of places.incidentIds.entries()) {
    const ms = lengths.ms[place] ?? 0
    if (ms > 0) found.set(id, ms)
  }
  return found
}

type Add = (incident: number, from: Instant, to: Instant) => void

function eachStretch(
  outages: readonly Outage[],
  clock: ImpactClock,
  { from, to }: Bounds,
  { incidentAt }: OutagePlaces,
  add: Add,
): void {
  let index = 0
  for (const { spans } of outages) {
    for (const [start, end] of spans[clock]) {
      const begun = start > from ? start : from
      const ended = end === null || end > to ? to : end
      if (ended > begun) add(incidentAt[index] ?? 0, begun, ended)
    }
    index += 1
  }
}

/** By the place of the incident. Those whose stretches do not come in order of their beginnings are measured by themselves. */
class Lengths {
  readonly ms: Float64Array
  readonly mixed = new Set<number>()
  private readonly begun: Float64Array
  private readonly ended: Float64Array

  constructor(count: number) {
    this.ms = new Float64Array(count)
    this.begun = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
    this.ended = new Float64Array(count).fill(Number.NEGATIVE_INFINITY)
  }

  add(incident: number, from: Instant, to: Instant): void {
    if (from < (this.begun[incident] ?? from)) this.mixed.add(incident)
    const last = this.ended[incident] ?? from
    if (to > last) {
      this.ms[incident] = (this.ms[incident] ?? 0) + to - Math.max(from, last)
      this.ended[incident] = to
    }
    this.begun[incident] = from
  }
}

function measureMixed({ ms, mixed }: Lengths, eachOf: (add: Add) => void): void {
  const unions = new Map(Array.from(mixed, (incident) => [incident, new SpanUnion()]))
  eachOf((incident, from, to) => unions.get(incident)?.add(from, to))
  for (const [incident, union] of unions) ms[incident] = union.ms()
}
