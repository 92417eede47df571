/** Tells in words what lay between the moments of an incident; each duration says between which clocks. */
import type { Instant } from './health-event'
import type { ImpactClock } from './impact-window'
import {
  detectionClock,
  detectionTime,
  type IncidentMoments,
  isResponseTold,
  lapse,
  postingClock,
  postingDelay,
} from './incident-lapses'

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
  const moments = momentsOf(measured)
  return [
    posting(measured, moments),
    detection(measured, moments),
    ...responses(measured, moments),
    impact(measured),
  ].flatMap((duration) => duration ?? [])
}

function momentsOf({ life, spans, saidAt, hasEvents, lastKnownAt }: Measured): IncidentMoments {
  const start = (clock: ImpactClock) => instantOf(startOf(spans, clock))
  return {
    ...{ hasEvents, covered: life.covered, firstSaidAt: instantOf(saidAt), firstSeenAt: instantOf(life.firstSeenAt) },
    ...{ acknowledgedAt: instantOf(life.acknowledgedAt), mitigatedAt: instantOf(life.mitigatedAt) },
    ...{ resolvedAt: instantOf(life.resolvedAt), lastKnownAt: instantOf(lastKnownAt) },
    starts: {
      declared: start('declared'),
      described: start('described'),
      recovered: start('recovered'),
      observed: start('observed'),
    },
  }
}

function posting({ spans, saidAt }: Measured, moments: IncidentMoments): IncidentDuration | null {
  const clock = postingClock(moments.starts)
  if (clock === null) return null
  const words = START_WORDS[clock]
  return told('posting-delay', postingDelay(moments), startOf(spans, clock), saidAt, (isBefore) =>
    isBefore ? `AWS’s first word came before ${words}.` : `From ${words} to AWS’s first word.`,
  )
}

function detection({ life, spans }: Measured, moments: IncidentMoments): IncidentDuration | null {
  const clock = detectionClock(moments)
  if (clock === null) return null
  const words = START_WORDS[clock]
  const seen = seenWords(moments)
  const unread = moments.hasEvents && !moments.covered ? ' No source was read on time when it began.' : ''
  return told(
    'detection',
    detectionTime(moments),
    startOf(spans, clock),
    life.firstSeenAt,
    (isBefore) => (isBefore ? `${capital(seen)} came before ${words}.` : `From ${words} to ${seen}.`) + unread,
  )
}

function responses({ life }: Measured, moments: IncidentMoments): (IncidentDuration | null)[] {
  if (!isResponseTold(moments)) return []
  const steps = [
    ['acknowledge', 'acknowledgedAt', 'its acknowledgement', 'It was acknowledged'],
    ['mitigate', 'mitigatedAt', 'its mitigation', 'It was mitigated'],
    ['resolve', 'resolvedAt', 'its resolution', 'It was resolved'],
  ] as const
  const seen = seenWords(moments)
  return steps.map(([what, at, noun, clause]) =>
    told(what, lapse(moments.firstSeenAt, moments[at]), life.firstSeenAt, life[at], (isBefore) =>
      isBefore ? `${clause} before ${seen}.` : `From ${seen} to ${noun}.`,
    ),
  )
}

/** Of the best clock that knows the end; while the team's own window is open, none knows better. */
function impact({ spans }: Measured): IncidentDuration | null {
  if (spans.some(({ clock, to }) => clock === 'observed' && to === null)) return null
  for (const clock of BEST) {
    const best = spans.find((span) => span.clock === clock && span.to !== null)
    if (best === undefined) continue
    const ms = lapse(instantOf(best.from), instantOf(best.to))
    return told('impact', ms, best.from, best.to, () => SPAN_WORDS[clock])
  }
  return null
}

function seenWords({ hasEvents }: IncidentMoments): string {
  return hasEvents ? 'our first sighting' : 'its opening here'
}

function startOf(spans: Measured['spans'], clock: ImpactClock): string | null {
  return spans.find((span) => span.clock === clock)?.from ?? null
}

/** Null where it was not measured. */
function told(
  what: IncidentDuration['what'],
  ms: number | null,
  from: string | null,
  to: string | null,
  sentence: (isBefore: boolean) => string,
): IncidentDuration | null {
  return ms === null || from === null || to === null ? null : { what, ms, from, to, sentence: sentence(ms < 0) }
}

function instantOf(at: string | null): Instant | null {
  return at === null ? null : Date.parse(at)
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
