/** Who knew first: AWS's channels as they reached us, and our people, each with how long after the start. */
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { wasImported } from '../incident-lapses'
import { type CommunicationFacts, KNOWERS, type Knower, lastKnownOf, type PeopleSign, startOf } from './facts'

/** When somebody knew at the latest. Times in ms UTC. */
export interface Knowledge {
  who: Knower
  at: Instant
  /** By what, where it is people. */
  sign: PeopleSign | null
  /** ms after the start; negative: before it. Null where no clock tells the start. */
  afterMs: number | null
}

export interface WhoKnew {
  /** The start that all of it is measured from, and the clock that tells it. */
  start: { at: Instant; clock: ImpactClock } | null
  /** Earliest first; of one moment in the order of KNOWERS. */
  known: Knowledge[]
  /** Kinds of sources that show it now, but first did when it was history: when they got to know of it tells nothing. */
  readLater: Knower[]
}

/** Signs in the order in which they count where they are of one moment. */
const SIGNS: readonly PeopleSign[] = ['opened', 'acknowledged', 'note', 'window']

/** The same whatever order the facts come in. What was read in as history was known to nobody. */
export function whoKnew(facts: CommunicationFacts): WhoKnew {
  const start = startOf(facts)
  const moments = KNOWERS.flatMap((who) => {
    const moment = who === 'people' ? firstSign(facts) : sightingOf(facts, who)
    return moment === null ? [] : [{ who, ...moment }]
  })
  const isLate = ({ at }: { at: Instant }) => wasReadLater(facts, start?.at ?? null, at)
  const known = moments
    .filter((moment) => !isLate(moment))
    .map((moment) => ({ ...moment, afterMs: start === null ? null : moment.at - start.at }))
    .toSorted((a, b) => a.at - b.at)
  return { start, known, readLater: moments.filter(isLate).map(({ who }) => who) }
}

function sightingOf(
  { sightings }: CommunicationFacts,
  who: Exclude<Knower, 'people'>,
): { at: Instant; sign: null } | null {
  const at = sightings[who]
  return at === undefined ? null : { at, sign: null }
}

function firstSign({ people }: CommunicationFacts): { at: Instant; sign: PeopleSign } | null {
  const signs = SIGNS.flatMap((sign) => {
    const at = people[sign]
    return at === undefined ? [] : [{ at, sign }]
  })
  return signs.toSorted((a, b) => a.at - b.at)[0] ?? null
}

/** As the durations of an incident have it: what was first seen long after all that is known of it was imported. */
function wasReadLater(facts: CommunicationFacts, begun: Instant | null, at: Instant): boolean {
  const { covered, hasEvents, resolvedAt } = facts
  return wasImported({ covered, hasEvents, firstSeenAt: at, resolvedAt, lastKnownAt: lastKnownOf(facts) }, begun)
}
