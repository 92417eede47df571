/** When anything changes in a blast radius, and how many are touched from then on: what the slider shows and snaps to. */
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'

/** A moment at which something changes, ms. */
export interface ChangePoint {
  at: number
  /** failing: something begins to fail, or fails no longer. named: AWS only names accounts that it had not named before. */
  what: 'failing' | 'named'
}

/** Accounts by certainty from a moment to the next step. */
export interface TouchedStep {
  at: number
  confirmed: number
  reported: number
  inferred: number
}

/** The ends of the slider, ms; never the same. */
export interface ScrubRange {
  from: number
  to: number
  /** The incident goes on: the end is the time of the facts. */
  isOpen: boolean
}

const MINUTE = 60_000
/** The drawing is not wider than this many steps. */
const MOST_STEPS = 240

/** From the first moment at which anything failed to the last, or to when the facts were worked out. */
export function scrubRange({ from, to, asOf }: BlastFacts): ScrubRange {
  return { from, to: Math.max(to ?? asOf, from + MINUTE), isOpen: to === null }
}

/** All changes within the range, in order of time. */
export function changePoints(facts: BlastFacts): ChangePoint[] {
  const range = scrubRange(facts)
  const points = new Map<number, ChangePoint['what']>()
  for (const { named } of facts.accounts)
    for (const [event, since] of named)
      if (since > (facts.events[event]?.spans[0]?.[0] ?? since)) points.set(since, 'named')
  for (const { spans } of [...facts.faults, ...facts.events])
    for (const at of spans.flat()) if (at !== null) points.set(at, 'failing')
  return [...points]
    .map(([at, what]) => ({ at, what }))
    .filter(({ at }) => at >= range.from && at <= range.to)
    .sort((a, b) => a.at - b.at)
}

/** How many are touched from each change on; of many changes those that a drawing can show. */
export function touchedSteps(facts: BlastFacts, points: readonly ChangePoint[]): TouchedStep[] {
  const { from, to } = scrubRange(facts)
  const moments = thinned([from, ...points.map(({ at }) => at)], (to - from) / MOST_STEPS)
  const touches = new Uint8Array(facts.accounts.length)
  return moments.map((at) => ({ at, ...countTouches(touchesAt(facts, at, touches)) }))
}

/** The change after (1) or before (-1) a moment; null is the whole time, which lies behind the end. */
export function nextChange(points: readonly ChangePoint[], range: ScrubRange, at: number | null, by: 1 | -1) {
  const moments = [...new Set([range.from, ...points.map((point) => point.at), range.to])]
  if (at === null) return by === 1 ? null : range.to
  const next = by === 1 ? moments.find((moment) => moment > at) : moments.findLast((moment) => moment < at)
  return next ?? (by === 1 ? null : range.from)
}

/** The change that lies within `reach` ms, the nearest one, else the moment itself. */
export function snapped(points: readonly ChangePoint[], at: number, reach: number): number {
  let best = at
  let distance = reach
  for (const point of points)
    if (Math.abs(point.at - at) <= distance) {
      best = point.at
      distance = Math.abs(point.at - at)
    }
  return best
}

/** How many of each certainty stand in an answer of touchesAt. */
export function countTouches(touches: Uint8Array): Omit<TouchedStep, 'at'> & { unknown: number; cleared: number } {
  const counts = new Uint32Array(6)
  for (const touch of touches) counts[touch] = (counts[touch] ?? 0) + 1
  const of = (touch: number) => counts[touch] ?? 0
  return {
    confirmed: of(TOUCH.confirmed),
    reported: of(TOUCH.reported),
    inferred: of(TOUCH.inferred),
    unknown: of(TOUCH.unknown),
    cleared: of(TOUCH.cleared),
  }
}

function thinned(moments: readonly number[], least: number): number[] {
  const kept: number[] = []
  for (const moment of moments) {
    const last = kept.at(-1)
    if (last === undefined || (moment > last && (moments.length <= MOST_STEPS || moment - last >= least)))
      kept.push(moment)
  }
  return kept
}
