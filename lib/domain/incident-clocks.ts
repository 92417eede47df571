/** Reads an incident's clocks together: from when to when each says it lasted, and when AWS and we first knew of it. */
import type { ImpactClock } from './impact-window'
import { durationsOf, type IncidentDuration, type LifeTimes } from './incident-durations'

/** An ImpactWindow of an incident: `IncidentWindowView` is one. Times are ISO 8601 UTC. */
export interface IncidentWindow {
  clock: ImpactClock
  from: string
  to: string | null
  /** Null: the team's own. */
  eventId: string | null
  superseded: boolean
}

/** What the clocks are read from. Times are ISO 8601 UTC. */
export interface ClockFacts extends LifeTimes {
  /** All of its events' windows and the team's own. */
  windows: readonly IncidentWindow[]
  events: readonly { id: string; timePrecision: 'exact' | 'day' }[]
  /** Everything AWS said about its events, in any order. */
  updates: readonly { observedAt: string; isWhole: boolean }[]
}

/** From the first to the last that one clock says; `to` is null while one of its windows has no end. */
export interface ClockSpan {
  clock: ImpactClock
  from: string
  to: string | null
}

/** The clocks of an incident, each as a whole: `IncidentClocksView` of lib/incidents. */
export interface IncidentClocks {
  /** In the order declared, described, recovered, observed; superseded windows left out. */
  spans: ClockSpan[]
  /** AWS's first word; of a whole text only the latest time at which it can have been said is known. */
  firstSaidAt: string | null
  firstSeenAt: string | null
  acknowledgedAt: string | null
  mitigatedAt: string | null
  resolvedAt: string | null
  durations: IncidentDuration[]
}

const CLOCKS: readonly ImpactClock[] = ['declared', 'described', 'recovered', 'observed']

/** The same whatever order windows, events and updates come in. */
export function incidentClocks(facts: ClockFacts): IncidentClocks {
  const valid = facts.windows.filter(({ superseded }) => !superseded)
  const first = facts.updates.toSorted((a, b) => compare(a.observedAt, b.observedAt) || rankOf(a) - rankOf(b))[0]
  const days = new Set(facts.events.filter(({ timePrecision }) => timePrecision === 'day').map(({ id }) => id))
  const timed = valid.filter(({ clock, eventId }) => clock !== 'declared' || eventId === null || !days.has(eventId))
  return {
    spans: spansOf(valid),
    firstSaidAt: first?.observedAt ?? null,
    firstSeenAt: facts.firstSeenAt,
    acknowledgedAt: facts.acknowledgedAt,
    mitigatedAt: facts.mitigatedAt,
    resolvedAt: facts.resolvedAt,
    durations: durationsOf({
      life: facts,
      spans: spansOf(timed),
      saidAt: first === undefined || first.isWhole ? null : first.observedAt,
      hasEvents: facts.events.length > 0,
      lastKnownAt: lastKnown(facts),
    }),
  }
}

/** One span for each clock that has windows. */
function spansOf(windows: readonly IncidentWindow[]): ClockSpan[] {
  return CLOCKS.flatMap((clock) => {
    const own = windows.filter((window) => window.clock === clock)
    const from = own.map((window) => window.from).toSorted(compare)[0]
    if (from === undefined) return []
    const ends = own.map((window) => window.to)
    const to = ends.includes(null)
      ? null
      : (ends
          .flatMap((end) => end ?? [])
          .toSorted(compare)
          .at(-1) ?? null)
    return [{ clock, from, to }]
  })
}

/** The last moment of which AWS or the team said anything; null where nothing was said. */
function lastKnown({ windows, updates }: ClockFacts): string | null {
  const moments = [
    ...windows.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...updates.map(({ observedAt }) => observedAt),
  ]
  return moments.toSorted(compare).at(-1) ?? null
}

/** Of one moment, an update that was said then comes before a whole text that had been said by then. */
function rankOf({ isWhole }: { isWhole: boolean }): number {
  return isWhole ? 1 : 0
}

function compare(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b)
}
