/** Stretches of an outage by one clock: joined, packed as the database holds them, and what they come to once its end is known. */
import type { Span } from '@/lib/domain/blast-radius/facts'
import { laterEnd } from '@/lib/domain/blast-radius/spans'
import type { Instant } from '../health-event'
import type { ImpactClock } from '../impact-window'
import type { Outage } from './outage'

/** What stands for an end that is not known, or not yet. */
const NO_END = -1

const CLOCKS: readonly ImpactClock[] = ['declared', 'described', 'recovered', 'observed']
const NONE: readonly ImpactClock[] = []

/**
 * The same time in order and without overlap. A moment without duration stays where no stretch holds it: the clock tells
 * it, though it counts no minutes. What would end before it begins is such a moment.
 */
export function joinStretches(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const end = to === null ? null : Math.max(from, to)
    const last = joined.at(-1)
    if (last === undefined || (last[1] !== null && last[1] < from)) joined.push([from, end])
    else joined[joined.length - 1] = [last[0], laterEnd(last[1], end)]
  }
  return joined
}

/**
 * What a clock's windows come to, as the database holds it: from, to, from, to … in ms, joined, and last, apart from them,
 * the first start of those without an end, with -1. A window without an end lasts as long as its event.
 */
export function packWindows(windows: readonly Span[], endedAt: Instant | null): number[] {
  const ended = windows.map(([from, to]): Span => [from, to ?? endedAt])
  const closed = joinStretches(ended.filter(([, to]) => to !== null))
  const open = ended.filter(([, to]) => to === null).map(([from]) => from)
  return [...closed, ...(open.length > 0 ? [[open.reduce((a, b) => Math.min(a, b)), NO_END] as const] : [])].flatMap(
    ([from, to]) => [from, to ?? NO_END],
  )
}

/** The windows that packWindows packed. */
export function unpackWindows(packed: readonly number[]): Span[] {
  const spans: Span[] = []
  for (let place = 0; place + 1 < packed.length; place += 2) {
    const to = packed[place + 1] ?? NO_END
    spans.push([packed[place] ?? 0, to === NO_END ? null : to])
  }
  return spans
}

/**
 * What the clocks of an outage tell, once it is known whether it goes on: a window without an end ends with it, goes on
 * with it, or, where nobody knows its end, is left out and its clock named.
 */
export function settleClocks(
  windows: Readonly<Record<ImpactClock, readonly Span[]>>,
  endedAt: Instant | null,
  goesOn: boolean,
): Pick<Outage, 'spans' | 'endUnknown'> {
  const { declared, described, recovered, observed } = windows
  if (isSettled(declared) && isSettled(described) && isSettled(recovered) && isSettled(observed))
    return { spans: windows, endUnknown: NONE }
  const settled = (told: readonly Span[]) => settleWindows(told, endedAt, goesOn)
  const isKnown = endedAt !== null || goesOn
  return {
    spans: {
      declared: settled(declared),
      described: settled(described),
      recovered: settled(recovered),
      observed: settled(observed),
    },
    endUnknown: isKnown ? NONE : CLOCKS.filter((clock) => windows[clock].some(([, to]) => to === null)),
  }
}

/** Whether there is nothing to join, and nothing without an end: so it is with most of a hundred thousand. */
function isSettled(told: readonly Span[]): boolean {
  return told.length === 0 || (told.length === 1 && told[0]?.[1] !== null)
}

function settleWindows(told: readonly Span[], endedAt: Instant | null, goesOn: boolean): readonly Span[] {
  if (isSettled(told)) return told
  if (endedAt === null && !goesOn) return joinStretches(told.filter(([, to]) => to !== null))
  return joinStretches(told.map(([from, to]) => [from, to ?? endedAt]))
}

/** Whether what lasts from `start` to `end` (null: it goes on), ms, is in [from, to): without duration it is where it begins. */
export function isWithin(start: Instant, end: Instant | null, from: Instant | null, to: Instant | null): boolean {
  if (to !== null && start >= to) return false
  return from === null || end === null || end > from || start >= from
}
