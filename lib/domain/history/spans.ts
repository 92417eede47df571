/** Stretches of time in order and without overlap: what two lists share, what is left, and how much falls into each cell. */

import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import type { Instant } from '../health-event'

/** What lies in both. */
export function commonSpans(some: readonly ClosedSpan[], others: readonly ClosedSpan[]): ClosedSpan[] {
  const common: ClosedSpan[] = []
  for (let i = 0, k = 0; i < some.length && k < others.length; ) {
    const [a, b] = [some[i], others[k]]
    if (a === undefined || b === undefined) break
    const from = Math.max(a[0], b[0])
    const to = Math.min(a[1], b[1])
    if (to > from) common.push([from, to])
    if (a[1] < b[1]) i += 1
    else k += 1
  }
  return common
}

/** What of [from, to) lies in none of them. */
export function restOf(spans: readonly ClosedSpan[], from: Instant, to: Instant): ClosedSpan[] {
  const rest: ClosedSpan[] = []
  let at = from
  for (const [start, end] of spans) {
    if (start >= to) break
    if (start > at) rest.push([at, start])
    at = Math.max(at, end)
  }
  if (at < to) rest.push([at, to])
  return rest
}

/**
 * How many ms of them fall into each cell.
 * @param bounds where each cell begins and, last, where the last one ends; in order
 */
export function lengthByCell(spans: readonly ClosedSpan[], bounds: readonly Instant[]): number[] {
  const lengths = new Array<number>(Math.max(0, bounds.length - 1)).fill(0)
  let cell = 0
  for (const [from, to] of spans) {
    while (cell < lengths.length && (bounds[cell + 1] ?? 0) <= from) cell += 1
    for (let at = cell; at < lengths.length && (bounds[at] ?? 0) < to; at += 1) {
      const inside = Math.min(to, bounds[at + 1] ?? to) - Math.max(from, bounds[at] ?? from)
      lengths[at] = (lengths[at] ?? 0) + Math.max(0, inside)
    }
  }
  return lengths
}
