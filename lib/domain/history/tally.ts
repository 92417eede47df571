/** What outages come to in each cell: minutes by a clock, each once, incidents, and the worst status. */
import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '@/lib/domain/health-event'
import { type ClosedSpan, lengthOf } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import { SpanUnion } from '@/lib/domain/impact/span-union'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { Severity } from '@/lib/domain/severity'
import { type CellPresence, Presence } from './presence'
import { lengthByCell } from './spans'

/** A cell in which there was an outage, by any clock or by its own start and end. */
export interface CellTally extends CellPresence {
  /** By the clock; 0 where the clock tells nothing. */
  ms: number
}

export interface Tally {
  /** By the clock, each moment once. */
  ms: number
  /** When it was hit, by the clock: in order and without overlap. */
  spans: readonly ClosedSpan[]
  incidentIds: readonly string[]
  worst: Severity | null
  /** Only those with an outage, in order. */
  cells: readonly CellTally[]
  /** Incidents of which something by this clock is left out, because nobody knows when it ended. */
  endUnknown: readonly string[]
}

/** From its own start to its own end; of what has none to now while it goes on, else to the last that is known of it. */
export function lastingOf({ startedAt, endedAt, goesOn, lastKnownAt }: Outage, now: Instant): ClosedSpan {
  return [startedAt, Math.max(startedAt, endedAt ?? (goesOn ? now : (lastKnownAt ?? startedAt)))]
}

/** How many outages are counted in one step. */
const STEP = 1_000

/**
 * @param outages those of each incident together (together.ts)
 * @param bounds where each cell begins and, last, where the last one ends; nothing outside of them counts
 * @param now ms; nothing later counts
 */
export function* tallySteps(
  outages: readonly Outage[],
  clock: ImpactClock,
  bounds: readonly Instant[],
  now: Instant,
): Generator<undefined, Tally> {
  const [from = now, to = now] = [bounds[0], bounds.at(-1)]
  const within: ClosedSpan = [from, Math.min(to, now)]
  const union = new SpanUnion()
  const presence = new Presence(bounds)
  const incidentIds: string[] = []
  const endUnknown: string[] = []
  let looked = 0
  for (const outage of outages) {
    const { incidentId } = outage
    if (addTo(presence, outage, now)) {
      if (incidentIds.at(-1) !== incidentId) incidentIds.push(incidentId)
      if (outage.endUnknown.includes(clock) && endUnknown.at(-1) !== incidentId) endUnknown.push(incidentId)
    }
    union.addWithin(outage.spans[clock], within)
    looked += 1
    if (looked % STEP === 0) yield
  }
  const spans = union.spans()
  const lengths = lengthByCell(spans, bounds)
  const cells = presence
    .cells()
    .map(({ index, incidents, worst }) => ({ index, incidents, worst, ms: lengths[index] ?? 0 }))
  return { ms: lengthOf(spans), spans, incidentIds, worst: presence.worst(), cells, endUnknown }
}

/** Whether it is there at all: by its own start and end, or by any clock. */
export function addTo(presence: Presence, outage: Outage, now: Instant): boolean {
  const { incidentId, severity, spans } = outage
  const own = lastingOf(outage, now)
  let isThere = presence.add(own[0], own[1], incidentId, severity)
  const add = (told: readonly Span[]) => {
    for (const [start, end] of told) {
      const stop = end ?? now
      // Its own start and end hold most of what clocks tell.
      if (start >= own[0] && stop <= own[1] && start < own[1]) continue
      if (presence.add(start, stop, incidentId, severity)) isThere = true
    }
  }
  add(spans.declared)
  add(spans.described)
  add(spans.recovered)
  add(spans.observed)
  return isThere
}
