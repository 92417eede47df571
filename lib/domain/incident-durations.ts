/** Measures what lay between the moments of an incident; each duration says between which clocks. */
import type { ImpactClock } from './impact-window'

/** The moments of an incident's life at our side. Times are ISO 8601 UTC. */
export interface LifeTimes {
  /** The first sighting of any of its events; when it was opened, where it has none. */
  firstSeenAt: string | null
  acknowledgedAt: string | null
  mitigatedAt: string | null
  resolvedAt: string | null
  /** Whether something that polls AWS was read on time when it began. */
  covered: boolean
}

/** A duration, and between which clocks. */
export interface IncidentDuration {
  what: 'posting-delay' | 'detection' | 'acknowledge' | 'mitigate' | 'resolve' | 'impact'
  /** ms; negative where the second came before the first. */
  ms: number
  from: string
  to: string
  /** What it is measured from and to, naming the clocks. */
  sentence: string
}

/** What durations are measured from. */
export interface Measured {
  life: LifeTimes
  /** Those of clocks that tell the time of day. */
  spans: readonly { clock: ImpactClock; from: string; to: string | null }[]
  /** AWS's first word; null where it is not known when that was said. */
  saidAt: string | null
  hasEvents: boolean
  /** The last moment of which anything is told. */
  lastKnownAt: string | null
}

const DAY = 24 * 60 * 60_000
/** What is first seen so long after the last that is known of it was imported, not detected. */
const IMPORTED_AFTER = 2 * DAY
/** What began unwatched and was first seen so long after its start was found when the watch began. */
const UNWATCHED_AFTER = DAY

const START_WORDS: Record<ImpactClock, string> = {
  declared: 'the start that AWS declared',
  described: 'the start that AWS described',
  recovered: 'the first change of a service’s status',
  observed: 'the start that the team observed',
}

const SPAN_WORDS: Record<ImpactClock, string> = {
  declared: 'From the first start to the last end that AWS declared for its events.',
  described: 'From the first start to the last end that AWS described in its texts.',
  recovered: 'From the first change of a service’s status to the last return to normal.',
  observed: 'From the first start to the last end that the team observed.',
}

/** Best first. */
const BEST: readonly ImpactClock[] = ['observed', 'described', 'recovered', 'declared']

/** In the order in which things happen to people: posting delay, detection, response, and how long it hit. */
export function durationsOf(measured: Measured): IncidentDuration[] {
  return [postingDelay(measured), detection(measured), ...responses(measured), impact(measured)].flatMap(
    (duration) => duration ?? [],
  )
}

function postingDelay({ spans, saidAt }: Measured): IncidentDuration | null {
  const start = firstOf(spans, ['described', 'declared'])
  if (start === null || saidAt === null) return null
  const words = START_WORDS[start.clock]
  return between('posting-delay', start.from, saidAt, (isBefore) =>
    isBefore ? `AWS’s first word came before ${words}.` : `From ${words} to AWS’s first word.`,
  )
}

function detection(measured: Measured): IncidentDuration | null {
  const { life, spans, hasEvents } = measured
  const start = firstOf(spans, hasEvents ? ['described', 'declared'] : ['observed'])
  if (start === null || life.firstSeenAt === null || wasImported(measured, start.from)) return null
  const words = START_WORDS[start.clock]
  const seen = seenWords(measured)
  const unread = hasEvents && !life.covered ? ' No source was read on time when it began.' : ''
  return between(
    'detection',
    start.from,
    life.firstSeenAt,
    (isBefore) => (isBefore ? `${capital(seen)} came before ${words}.` : `From ${words} to ${seen}.`) + unread,
  )
}

function responses(measured: Measured): IncidentDuration[] {
  const { life, spans } = measured
  const { firstSeenAt } = life
  const begun = firstOf(spans, ['described', 'declared', 'observed'])?.from ?? null
  if (firstSeenAt === null || wasImported(measured, begun)) return []
  const steps = [
    ['acknowledge', life.acknowledgedAt, 'its acknowledgement', 'It was acknowledged'],
    ['mitigate', life.mitigatedAt, 'its mitigation', 'It was mitigated'],
    ['resolve', life.resolvedAt, 'its resolution', 'It was resolved'],
  ] as const
  const seen = seenWords(measured)
  return steps.flatMap(([what, at, noun, clause]) =>
    at === null
      ? []
      : [
          between(what, firstSeenAt, at, (isBefore) =>
            isBefore ? `${clause} before ${seen}.` : `From ${seen} to ${noun}.`,
          ),
        ],
  )
}

/** Of the best clock that knows the end; while the team's own window is open, none knows better. */
function impact({ spans }: Measured): IncidentDuration | null {
  if (spans.some(({ clock, to }) => clock === 'observed' && to === null)) return null
  const best = firstOf(
    spans.filter(({ to }) => to !== null),
    BEST,
  )
  if (best === null || best.to === null) return null
  return between('impact', best.from, best.to, () => SPAN_WORDS[best.clock])
}

/** True where our first sighting tells when history was read in, and not when something was noticed. */
function wasImported({ life, lastKnownAt, hasEvents }: Measured, begun: string | null): boolean {
  if (!hasEvents || life.firstSeenAt === null) return false
  const seen = Date.parse(life.firstSeenAt)
  // Where nothing is told by the time of day, its end is the last that is known.
  const told = lastKnownAt ?? life.resolvedAt
  if (told !== null && seen - Date.parse(told) > IMPORTED_AFTER) return true
  return !life.covered && begun !== null && seen - Date.parse(begun) > UNWATCHED_AFTER
}

function seenWords({ hasEvents }: Measured): string {
  return hasEvents ? 'our first sighting' : 'its opening here'
}

function firstOf<T extends { clock: ImpactClock }>(spans: readonly T[], clocks: readonly ImpactClock[]): T | null {
  for (const clock of clocks) {
    const span = spans.find((each) => each.clock === clock)
    if (span !== undefined) return span
  }
  return null
}

function between(
  what: IncidentDuration['what'],
  from: string,
  to: string,
  sentence: (isBefore: boolean) => string,
): IncidentDuration {
  const ms = Date.parse(to) - Date.parse(from)
  return { what, ms, from, to, sentence: sentence(ms < 0) }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
