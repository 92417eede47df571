/** Measures in ms what lay between the moments of an incident: how each duration is found, for one or for very many. */
import type { Instant } from './health-event'
import type { ImpactClock } from './impact-window'

/** When what happened of an incident; ms UTC, null: not known, or it did not. */
export interface IncidentMoments {
  /** Whether it has events that the reader sees. */
  hasEvents: boolean
  /** Whether something that polls AWS was read on time when it began. */
  covered: boolean
  /** From when on each clock that tells the time of day tells something of it. */
  starts: Readonly<Record<ImpactClock, Instant | null>>
  /** AWS's first word, where it is known when that was said. */
  firstSaidAt: Instant | null
  /** The first sighting of any of its events; when it was opened, where it has none. */
  firstSeenAt: Instant | null
  acknowledgedAt: Instant | null
  mitigatedAt: Instant | null
  resolvedAt: Instant | null
  /** The last moment of which anything is told. */
  lastKnownAt: Instant | null
}

const DAY = 24 * 60 * 60_000
/** What is first seen so long after the last that is known of it was imported, not detected. */
const IMPORTED_AFTER = 2 * DAY
/** What began unwatched and was first seen so long after its start was found when the watch began. */
const UNWATCHED_AFTER = DAY

const AWS_FIRST: readonly ImpactClock[] = ['described', 'declared']
const TEAM_ONLY: readonly ImpactClock[] = ['observed']
const ANY: readonly ImpactClock[] = ['described', 'declared', 'observed']

/** From AWS's start to its first word, ms; null where it cannot be measured. */
export function postingDelay({ starts, firstSaidAt }: IncidentMoments): number | null {
  return lapse(startOf(starts, postingClock(starts)), firstSaidAt)
}

/** From its start to our first sighting, ms; null where it cannot be measured. */
export function detectionTime(moments: IncidentMoments): number | null {
  const begun = startOf(moments.starts, detectionClock(moments))
  return wasImported(moments, begun) ? null : lapse(begun, moments.firstSeenAt)
}

/** Whether what people did counts from our first sighting. */
export function isResponseTold(moments: IncidentMoments): boolean {
  return moments.firstSeenAt !== null && !wasImported(moments, startOf(moments.starts, clockOf(moments.starts, ANY)))
}

/** By which clock the posting delay begins; null: none tells. */
export function postingClock(starts: IncidentMoments['starts']): ImpactClock | null {
  return clockOf(starts, AWS_FIRST)
}

/** By which clock detection begins; null: none tells. */
export function detectionClock({ starts, hasEvents }: IncidentMoments): ImpactClock | null {
  return clockOf(starts, hasEvents ? AWS_FIRST : TEAM_ONLY)
}

/** True where our first sighting tells when history was read in, and not when something was noticed. @param begun ms */
export function wasImported(
  {
    hasEvents,
    covered,
    firstSeenAt,
    lastKnownAt,
    resolvedAt,
  }: Pick<IncidentMoments, 'hasEvents' | 'covered' | 'firstSeenAt' | 'lastKnownAt' | 'resolvedAt'>,
  begun: Instant | null,
): boolean {
  if (!hasEvents || firstSeenAt === null) return false
  // Where nothing is told by the time of day, its end is the last that is known.
  const told = lastKnownAt ?? resolvedAt
  if (told !== null && firstSeenAt - told > IMPORTED_AFTER) return true
  return !covered && begun !== null && firstSeenAt - begun > UNWATCHED_AFTER
}

/** ms until people did something about it; null also of what was over before we saw it: nobody could respond to that. */
export function responseTime({ firstSeenAt }: Pick<IncidentMoments, 'firstSeenAt'>, at: Instant | null): number | null {
  const ms = lapse(firstSeenAt, at)
  return ms !== null && ms < 0 ? null : ms
}

/** ms from one to the other, negative where the second came first; null where one is not known. */
export function lapse(from: Instant | null, to: Instant | null): number | null {
  return from === null || to === null ? null : to - from
}

function clockOf(starts: IncidentMoments['starts'], clocks: readonly ImpactClock[]): ImpactClock | null {
  for (const clock of clocks) if (starts[clock] !== null) return clock
  return null
}

function startOf(starts: IncidentMoments['starts'], clock: ImpactClock | null): Instant | null {
  return clock === null ? null : starts[clock]
}
