/** Which of the team's moments have a place on an incident's clock strip, and until when it is drawn. */
import { type ClockedWindow, type ClockStrip, unionWindows } from './clock-strip'
import { type IncidentStatus, isOver } from './incident'

/** What decides how far the axis goes: `IncidentView` has it. Times are ISO 8601 UTC. */
interface Lasting {
  status: IncidentStatus
  eventCount: number
  openEventCount: number
  endUnknown: boolean
  startedAt: string
  endedAt: string | null
  updates: readonly { observedAt: string }[]
  clocks: { resolvedAt: string | null }
}

/** Where a window without an end is drawn to: now while something goes on, else the last that is known. Milliseconds. */
export function untilOf(incident: Lasting, now: number): number {
  const goesOn = incident.openEventCount > 0 || (incident.eventCount === 0 && !isOver(incident.status))
  if (goesOn && !incident.endUnknown) return now
  const { endedAt, startedAt, updates, clocks } = incident
  const known = [endedAt ?? startedAt, clocks.resolvedAt, ...updates.map(({ observedAt }) => observedAt)]
  return known.reduce((last, at) => Math.max(last, at === null ? last : Date.parse(at)), 0)
}

/** When it hit, by each clock: `IncidentView` has it. */
interface Hit extends Pick<Lasting, 'eventCount' | 'startedAt' | 'endedAt'> {
  impactWindows: readonly ClockedWindow[]
}

/** The bars of the strip. Of what people opened by hand, and gave no other time, the times they opened it with. */
export function stripWindows({ impactWindows, eventCount, startedAt, endedAt }: Hit): ClockedWindow[] {
  if (impactWindows.length > 0 || eventCount > 0) return unionWindows(impactWindows)
  return [{ clock: 'observed', from: startedAt, to: endedAt, superseded: false }]
}

/** What the team did and marked: `IncidentView` has it. Times are ISO 8601 UTC. */
interface Worked {
  clocks: {
    firstSeenAt: string | null
    acknowledgedAt: string | null
    mitigatedAt: string | null
    resolvedAt: string | null
  }
  notes: readonly { kind: 'note' | 'mark'; occurredAt: string; body: string }[]
}

export interface NamedMoment {
  /** Milliseconds since 1970. */
  at: number
  text: string
}

/**
 * What we saw, did and marked, oldest first. What lies as far behind `base` as that is long, or further, is left out: an
 * outage of years ago that was read in today would shrink to a point. Null: nothing else is on the axis, and that we saw it is
 * not worth one. An end before we ever saw it is no work of ours.
 */
export function momentsOnAxis(
  { clocks, notes }: Worked,
  base: Pick<ClockStrip, 'from' | 'to'> | null,
): { life: NamedMoment[]; marks: NamedMoment[] } {
  const { firstSeenAt, resolvedAt } = clocks
  const isOurs = resolvedAt !== null && (firstSeenAt === null || Date.parse(resolvedAt) >= Date.parse(firstSeenAt))
  const life = [
    { at: clocks.firstSeenAt, text: 'seen' },
    { at: clocks.acknowledgedAt, text: 'acknowledged' },
    { at: clocks.mitigatedAt, text: 'mitigated' },
    { at: isOurs ? resolvedAt : null, text: 'resolved' },
  ]
  const isWorkedOn = life.some(({ at, text }) => at !== null && text !== 'seen')
  const marks = notes
    .filter(({ kind }) => kind === 'mark')
    .map(({ occurredAt, body }) => ({ at: occurredAt, text: body }))
  return { life: base === null && !isWorkedOn ? [] : onAxis(life, base), marks: onAxis(marks, base) }
}

function onAxis(
  moments: readonly { at: string | null; text: string }[],
  base: Pick<ClockStrip, 'from' | 'to'> | null,
): NamedMoment[] {
  const length = base === null ? 0 : base.to - base.from
  return moments
    .flatMap(({ at, text }) => (at === null ? [] : [{ at: Date.parse(at), text }]))
    .filter(({ at }) => base === null || (at > base.from - length && at < base.to + length))
    .toSorted((a, b) => a.at - b.at)
}
