/** What the communication about an incident is judged by: when who knew, and when AWS spoke. All times in ms UTC. */
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'

/** public-page: the public status page or its RSS feed. people: somebody of ours, as far as they wrote it down here. */
export const KNOWERS = ['public-page', 'health-api', 'eventbridge', 'people'] as const
export type Knower = (typeof KNOWERS)[number]

/** By what people showed that they knew: each at the time at which it was written down, whatever time it tells of. */
export type PeopleSign = 'opened' | 'acknowledged' | 'note' | 'window'

/** From the first to the last that one clock tells of an incident; `to` null: some of it has no end. */
export interface FactSpan {
  clock: ImpactClock
  from: Instant
  to: Instant | null
}

export interface CommunicationFacts {
  incidentId: string
  /** One for each clock that tells the time of day; superseded windows left out. */
  spans: readonly FactSpan[]
  /** Whether AWS, or people where it has no events, hold it open. */
  goesOn: boolean
  hasEvents: boolean
  /** Whether something that polls AWS was read on time when it began. */
  covered: boolean
  /** What AWS said, in any order. isWhole: a text of which only its last change is known; it may have been said before. */
  said: readonly { at: Instant; isWhole: boolean }[]
  /** The first time at which each kind of source showed any of its events. */
  sightings: Readonly<Partial<Record<Exclude<Knower, 'people'>, Instant>>>
  people: Readonly<Partial<Record<PeopleSign, Instant>>>
  resolvedAt: Instant | null
}

/** From which of the clocks the start is taken, best first: AWS's text, then its dates, then what people saw. */
const STARTS: readonly ImpactClock[] = ['described', 'declared', 'recovered', 'observed']

/** When it began, and which clock says so; null where none tells the time of day. */
export function startOf({ spans }: Pick<CommunicationFacts, 'spans'>): { at: Instant; clock: ImpactClock } | null {
  for (const clock of STARTS) {
    const span = spans.find((each) => each.clock === clock)
    if (span !== undefined) return { at: span.from, clock }
  }
  return null
}

/** The last moment of which anything is told; null where nothing is. */
export function lastKnownOf({ spans, said }: Pick<CommunicationFacts, 'spans' | 'said'>): Instant | null {
  const moments = [...spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to])), ...said.map(({ at }) => at)]
  return moments.length === 0 ? null : Math.max(...moments)
}
