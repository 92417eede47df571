/** How much of each cell is on record. */
import type { Instant } from '@/lib/domain/health-event'
import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import { lengthByCell } from './spans'

/** whole, part, none: of the part of the cell that has passed. to-come: none of it has. */
export type CellRecord = 'whole' | 'part' | 'none' | 'to-come'

/** A minute that is missing at an edge is no gap. */
const SLACK = 60_000

/** @param known in order and without overlap */
export function recordByCell(bounds: readonly Instant[], known: readonly ClosedSpan[], now: Instant): CellRecord[] {
  return lengthByCell(known, bounds).map((length, index) => {
    const from = bounds[index] ?? now
    const passed = Math.min(bounds[index + 1] ?? now, now) - from
    if (passed <= 0) return 'to-come'
    if (length + SLACK >= passed) return 'whole'
    return length > 0 ? 'part' : 'none'
  })
}
