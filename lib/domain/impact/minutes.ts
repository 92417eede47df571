/** Counts the time of outages by a clock: each minute once, within a period, up to now. */
import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { Outage } from './outage'
import { type OutagePlaces, placeSteps } from './outage-places'
import { type ClosedSpan, SpanUnion } from './span-union'

export type { ClosedSpan } from './span-union'

/** Time by one clock, and what it is made of. */
export interface CountedTime {
  /** Length of the union. */
  ms: number
  /** The union: in order, without overlap. */
  spans: readonly ClosedSpan[]
  /** Ids of the events, and of the incidents, of which the clock tells any time in the period; each once, in order of appearance. */
  eventIds: readonly string[]
  incidentIds: readonly string[]
  /** Ids of incidents of which the clock knows a start in or before the period, and nobody knows the end: that is left out. */
  endUnknown: readonly string[]
}

/** What of the stretches lies in [from, to), ms; what goes on ends at `to`. */
export function clipped(spans: readonly Span[], from: Instant, to: Instant): ClosedSpan[] {
  const within: ClosedSpan[] = []
  for (const [start, end] of spans) {
    const first = start > from ? start : from
    const last = end === null || end > to ? to : end
    if (last > first) within.push([first, last])
  }
  return within
}

/** All that is in any of the lists: in order, without overlap; what only touches is one. */
export function unionSpans(lists: Iterable<readonly ClosedSpan[]>): ClosedSpan[] {
  const union = new SpanUnion()
  for (const list of lists) for (const [from, to] of list) union.add(from, to)
  return union.spans()
}

/** Length of all that is in any of the lists, each moment once, ms. */
export function unionMs(lists: Iterable<readonly ClosedSpan[]>): number {
  return lengthOf(unionSpans(lists))
}

/** Length of stretches that do not overlap, ms. */
export function lengthOf(spans: readonly ClosedSpan[]): number {
  return spans.reduce((sum, [from, to]) => sum + to - from, 0)
}

/** How many outages are counted in one step. */
const STEP = 1_000

/**
 * The time that the clock tells of these outages in [from, min(to, now)). What goes on counts until now. Each outage comes once.
 * @param period null: as far back as anything is told
 * @param now ms
 */
export function minutesOf(
  outages: readonly Outage[],
  clock: ImpactClock,
  period: { from: Instant | null; to: Instant | null },
  now: Instant,
): CountedTime {
  const steps = minuteSteps(outages, clock, period, now)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in steps, for whoever has to do something else in between. */
export function* minuteSteps(
  outages: readonly Outage[],
  clock: ImpactClock,
  { from, to }: { from: Instant | null; to: Instant | null },
  now: Instant,
): Generator<undefined, CountedTime> {
  const places = yield* placeSteps(outages)
  const within: ClosedSpan = [from ?? Number.NEGATIVE_INFINITY, Math.min(to ?? now, now)]
  const count = new Count(clock, within, places, eventsListed(outages))
  let index = 0
  for (const outage of outages) {
    count.take(outage, index)
    index += 1
    if (index % STEP === 0) yield
  }
  return count.time()
}

/** Events under services that AWS lists in them: those come under their own service, too, or under several. */
function eventsListed(outages: readonly Outage[]): Set<string> {
  const ids = new Set<string>()
  for (const { via, eventId } of outages) if (via === 'named' && eventId !== null) ids.add(eventId)
  return ids
}

/** Counts one outage after the other. */
class Count {
  private readonly union = new SpanUnion()
  private readonly eventIds: string[] = []
  private readonly eventsSeen = new Set<string>()
  private readonly incidents: Gathered
  private readonly unknown: Gathered

  constructor(
    private readonly clock: ImpactClock,
    private readonly within: ClosedSpan,
    private readonly places: OutagePlaces,
    /** Events that may come several times. */
    private readonly repeated: ReadonlySet<string>,
  ) {
    this.incidents = new Gathered(places.incidentIds)
    this.unknown = new Gathered(places.incidentIds)
  }

  /** @param index of the outage in the list that has the places */
  take({ eventId, startedAt, endUnknown, spans }: Outage, index: number): void {
    const told = spans[this.clock]
    if (told.length === 0 && endUnknown.length === 0) return
    const incident = this.places.incidentAt[index] ?? -1
    if (startedAt < this.within[1] && endUnknown.includes(this.clock)) this.unknown.add(incident)
    if (!this.union.addWithin(told, this.within)) return
    this.incidents.add(incident)
    if (eventId !== null) this.addEvent(eventId)
  }

  private addEvent(id: string): void {
    if (this.repeated.has(id)) {
      if (this.eventsSeen.has(id)) return
      this.eventsSeen.add(id)
    }
    this.eventIds.push(id)
  }

  time(): CountedTime {
    const spans = this.union.spans()
    const { eventIds, incidents, unknown } = this
    return { ms: lengthOf(spans), spans, eventIds, incidentIds: incidents.ids, endUnknown: unknown.ids }
  }
}

/** Ids by their places, each once, in order of appearance. */
class Gathered {
  readonly ids: string[] = []
  private readonly isIn: Uint8Array

  constructor(private readonly all: readonly string[]) {
    this.isIn = new Uint8Array(all.length)
  }

  add(place: number): void {
    const id = this.all[place]
    if (id === undefined || this.isIn[place] === 1) return
    this.isIn[place] = 1
    this.ids.push(id)
  }
}
