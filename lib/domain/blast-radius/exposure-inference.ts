/** Which of some accounts an incident is inferred to touch, by which trail, and from when to when. */
import { endsAt, type TrailPlace } from './exposure-ends'
import type { Fault, Span, Trail } from './facts'
import { wholeSpan } from './spans'
import { restsOnUsage } from './trail-end'

/** What an incident is inferred to touch. */
export interface InferredTouch {
  /** Indices of the places, in order. */
  places: number[]
  /** The first trail that ends at one of them. */
  trail: Trail
  /** From the first of the faults behind it to the last. */
  span: Span
}

/** What is inferred of the places; null where no trail ends at any of them. */
export function inferredIn(
  faults: readonly Fault[],
  trails: readonly Trail[],
  places: readonly TrailPlace[],
): InferredTouch | null {
  const reached = new Set<number>()
  const ended: Trail[] = []
  for (const trail of trails) {
    const here = places.flatMap((place, index) => (endsAt(trail.end, place) ? [index] : []))
    if (here.length > 0) ended.push(trail)
    for (const index of here) reached.add(index)
  }
  const [trail] = ended
  const span = wholeSpan(ended.map(({ fault }) => faults[fault]?.spans ?? []))
  if (trail === undefined || span === null) return null
  return { places: [...reached].sort((a, b) => a - b), trail, span }
}

/** Whether more might be inferred if it were known what accounts use. */
export function dependsOnUsage(trails: readonly Trail[]): boolean {
  return trails.some(({ end }) => restsOnUsage(end))
}
