/** How AWS spoke of an incident: how late, how often, its longest silence, and how long after recovery it said so. */

import { spreadOf } from '@/lib/domain/impact/durations'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import { type CommunicationFacts, startOf } from './facts'

/** All times in ms UTC, all durations in ms. */
export interface Cadence {
  /** AWS's first word after the start; negative: before it. Null where either is not known by the time of day. */
  postingDelayMs: number | null
  /** AWS's first word; of a whole text only the latest time at which it can have been said is known. */
  firstSaidAt: Instant | null
  /** Whether its first word may have been said before `firstSaidAt`. */
  isFirstUncertain: boolean
  /** How often it spoke: distinct moments. */
  updates: number
  /** Half of its silences, from the first word to the end, were shorter; null where it said nothing or there is no stretch. */
  medianGapMs: number | null
  /** Its longest silence; `isOpen`: it lasts. */
  longest: { from: Instant; to: Instant; ms: number; isOpen: boolean } | null
  /** When it was over by AWS's own account, and AWS's first word at or after that; null while no clock tells the end. */
  allClear: { clock: ImpactClock; at: Instant; saidAt: Instant | null; ms: number | null } | null
}

/** By which clock it is over: AWS's text, then the status of services. Its own end is when it closed the event. */
const ENDS: readonly ImpactClock[] = ['described', 'recovered']

/**
 * Silences are counted between AWS's words, and from the last of them to the end of the event or, while it goes on, to now;
 * what AWS says after the end (a summary, days later) ends no silence. The same whatever order the facts come in.
 * @param now ms
 */
export function cadenceOf(facts: CommunicationFacts, now: Instant): Cadence {
  const said = facts.said.toSorted((a, b) => a.at - b.at || Number(a.isWhole) - Number(b.isWhole))
  const [first] = said
  const moments = [...new Set(said.map(({ at }) => at))]
  const gaps = silences(moments, endOf(facts, now))
  const longest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)[0]
  const start = startOf(facts)
  const isUncertain = first?.isWhole ?? false
  return {
    postingDelayMs: start === null || first === undefined || isUncertain ? null : first.at - start.at,
    firstSaidAt: first?.at ?? null,
    isFirstUncertain: isUncertain,
    updates: moments.length,
    medianGapMs: spreadOf(gaps.map(({ from, to }) => to - from)).median,
    longest:
      longest === undefined
        ? null
        : { ...longest, ms: longest.to - longest.from, isOpen: facts.goesOn && longest.to === now },
    allClear: allClearOf(facts, moments),
  }
}

/** Null: nobody knows when it ended, so that silences are known between its words only. */
function endOf({ spans, goesOn }: CommunicationFacts, now: Instant): Instant | null {
  if (goesOn) return now
  const ends = spans.filter(({ clock }) => clock !== 'observed').map(({ to }) => to)
  const known = ends.flatMap((to) => to ?? [])
  return known.length === 0 || ends.includes(null) ? null : Math.max(...known)
}

function silences(moments: readonly Instant[], end: Instant | null): { from: Instant; to: Instant }[] {
  const inTime = end === null ? moments : moments.filter((at) => at < end)
  const stops = end === null || inTime.length === 0 ? inTime : [...inTime, end]
  return stops.slice(1).map((to, index) => ({ from: stops[index] ?? to, to }))
}

function allClearOf({ spans }: CommunicationFacts, moments: readonly Instant[]): Cadence['allClear'] {
  for (const clock of ENDS) {
    const at = spans.find((span) => span.clock === clock)?.to ?? null
    if (at === null) continue
    const saidAt = moments.find((moment) => moment >= at) ?? null
    return { clock, at, saidAt, ms: saidAt === null ? null : saidAt - at }
  }
  return null
}
