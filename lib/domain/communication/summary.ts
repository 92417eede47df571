/** The scorecards of many incidents together: who knew first how often, and the middle of what was measured. */
import { type Spread, spreadOf } from '@/lib/domain/impact/durations'
import type { Cadence } from './cadence'
import { KNOWERS, type Knower } from './facts'
import type { WhoKnew } from './knowledge'

/** One incident as the summary counts it. */
export interface Scored {
  incidentId: string
  knew: WhoKnew
  cadence: Cadence
}

/** A spread, and the incidents that it is of, in their order. Lengths in ms. */
export interface MeasuredSpread extends Spread {
  incidentIds: string[]
}

export interface KnowerSummary {
  who: Knower
  /** Incidents of which it knew before all others, alone or together with another. */
  first: number
  /** Incidents of which it knew at all. */
  knew: number
  /** How long after the start it knew. */
  after: MeasuredSpread
}

/** Lengths in ms. */
export interface CommunicationSummary {
  incidents: number
  /** Incidents of which it can be told who knew first; the others were read in as history, or nobody noted anything. */
  told: number
  knowers: KnowerSummary[]
  postingDelay: MeasuredSpread
  /** Of each incident its median silence, and its longest one. */
  medianGap: MeasuredSpread
  longestGap: MeasuredSpread
  /** From recovery to AWS's word that it is over. */
  allClear: MeasuredSpread
}

/** The same whatever order the incidents come in, but for the order of ids. */
export function communicationSummary(scored: readonly Scored[]): CommunicationSummary {
  return {
    incidents: scored.length,
    told: scored.filter(({ knew }) => knew.known.length > 0).length,
    knowers: KNOWERS.map((who) => knowerSummary(who, scored)),
    postingDelay: measured(scored, ({ cadence }) => cadence.postingDelayMs),
    medianGap: measured(scored, ({ cadence }) => cadence.medianGapMs),
    longestGap: measured(scored, ({ cadence }) => cadence.longest?.ms ?? null),
    allClear: measured(scored, ({ cadence }) => cadence.allClear?.ms ?? null),
  }
}

/** Who knew before all others: several where they knew at the same moment, none where nobody is known to have known. */
export function firstToKnow({ known }: WhoKnew): Knower[] {
  const [earliest] = known
  return earliest === undefined ? [] : known.filter(({ at }) => at === earliest.at).map(({ who }) => who)
}

function knowerSummary(who: Knower, scored: readonly Scored[]): KnowerSummary {
  const knowledge = ({ knew }: Scored) => knew.known.find((each) => each.who === who)
  return {
    who,
    first: scored.filter(({ knew }) => firstToKnow(knew).includes(who)).length,
    knew: scored.filter((each) => knowledge(each) !== undefined).length,
    after: measured(scored, (each) => knowledge(each)?.afterMs ?? null),
  }
}

function measured(scored: readonly Scored[], of: (one: Scored) => number | null): MeasuredSpread {
  const found = scored.flatMap((one) => {
    const ms = of(one)
    return ms === null ? [] : [{ ms, id: one.incidentId }]
  })
  return { ...spreadOf(found.map(({ ms }) => ms)), incidentIds: found.map(({ id }) => id) }
}
