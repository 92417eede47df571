/** The trace of a stretch of history: how bad each day, week or month of it was. */

import type { ClosedSpan } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import type { Instant } from '../health-event'
import { binStart, nextBinStart, type TraceBin, traceUnit } from '../trace-bins'
import { Presence } from './presence'
import { addTo } from './tally'

/** How many outages are looked at in one step. */
const STEP = 1_000
/** Units of the drawing. */
export const TRACE_WIDTH = 1200

/**
 * Bins of UTC days, weeks or months, the finest that can be seen; those without an outage are left out. An outage counts from
 * its own start to its own end and by every clock; `began`: incidents whose first outage begins in the bin.
 * @param outages those of each incident together
 * @param began when incidents began, in order
 */
export function* traceSteps(
  outages: readonly Outage[],
  began: readonly Instant[],
  [from, to]: ClosedSpan,
  now: Instant,
): Generator<undefined, TraceBin[]> {
  const unit = traceUnit(from, to, TRACE_WIDTH)
  const bounds: Instant[] = []
  for (let at = binStart(from, unit); at < to; at = nextBinStart(at, unit)) bounds.push(at)
  bounds.push(Math.max(nextBinStart(bounds.at(-1) ?? from, unit), to))
  const counts = new Map<number, number>()
  for (const at of began) {
    const start = binStart(at, unit)
    counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  const presence = new Presence(bounds)
  let looked = 0
  for (const outage of outages) {
    addTo(presence, outage, now)
    looked += 1
    if (looked % STEP === 0) yield
  }
  return presence.cells().map(({ index, worst, incidents }) => {
    const start = bounds[index] ?? from
    return { from: start, to: nextBinStart(start, unit), worst, events: incidents, began: counts.get(start) ?? 0 }
  })
}
