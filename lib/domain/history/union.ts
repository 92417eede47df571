/** The union of a clock's stretches of very many outages, in a few milliseconds. */
import type { Instant } from '@/lib/domain/health-event'
import type { Outage } from '@/lib/domain/impact/outage'
import { type ClosedSpan, SpanUnion } from '@/lib/domain/impact/span-union'
import type { ImpactClock } from '@/lib/domain/impact-window'

/**
 * What the clock tells of any of them within [from, to): in order, without overlap. What goes on lasts until `to`, which is not
 * later than now. Outages in order of their starts take least time.
 */
export function unionOfClock(outages: readonly Outage[], clock: ImpactClock, from: Instant, to: Instant): ClosedSpan[] {
  const union = new SpanUnion()
  const within: ClosedSpan = [from, to]
  for (const { spans } of outages) union.addWithin(spans[clock], within)
  return union.spans()
}
