/** The orders in which events stand, the same whatever order they come in. */
import type { Instant } from '../health-event'

/** Compares two ids as the numbers they are. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Earliest start first, then smallest id. */
export function compareStarts(a: { id: string; startedAt: Instant }, b: { id: string; startedAt: Instant }): number {
  return a.startedAt - b.startedAt || compareIds(a.id, b.id)
}
