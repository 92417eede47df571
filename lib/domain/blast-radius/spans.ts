/** Stretches of time as lists in order and without overlap: how they are joined, and whether one holds a moment. */
import type { Instant } from '../health-event'
import type { Span } from './facts'

/** What a beginning without any duration counts as: AWS's clock tells minutes. */
const MINUTE_MS = 60_000

/** The same time in order and without overlap; stretches that end before or when they begin are left out. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const [from, to] of spans.filter(isAnyTime).toSorted(inOrder)) {
    const last = joined.at(-1)
    if (last === undefined || (last[1] !== null && last[1] < from)) joined.push([from, to])
    else joined[joined.length - 1] = [last[0], laterEnd(last[1], to)]
  }
  return joined
}

/** `spans` joined, or where they hold no time at all the minute from `from` on. */
export function spansOrMinute(spans: readonly Span[], from: Instant): Span[] {
  const joined = joinSpans(spans)
  return joined.length === 0 ? [[from, from + MINUTE_MS]] : joined
}

/** The later of two ends; null, which is none, is the latest. */
export function laterEnd(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? null : Math.max(a, b)
}

/** Whether one of the spans holds the moment, ms: from <= at < to. */
export function holdsMoment(spans: readonly Span[], at: Instant): boolean {
  return spans.some(([from, to]) => from <= at && (to === null || at < to))
}

/** Whether the time holds the moment, ms; null: whether it is any time at all. */
export function lastsAt(spans: readonly Span[], at: Instant | null): boolean {
  return at === null ? spans.length > 0 : holdsMoment(spans, at)
}

/** From the first beginning to the last end of all lists; null where they are all empty. */
export function wholeSpan(lists: Iterable<readonly Span[]>): Span | null {
  let whole: Span | null = null
  for (const spans of lists)
    for (const [from, to] of spans)
      whole = whole === null ? [from, to] : [Math.min(whole[0], from), laterEnd(whole[1], to)]
  return whole
}

function isAnyTime([from, to]: Span): boolean {
  return to === null || to > from
}

function inOrder(a: Span, b: Span): number {
  return a[0] - b[0]
}
