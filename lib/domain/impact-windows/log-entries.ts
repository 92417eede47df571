/** Takes apart texts that keep a log in themselves ("[02:45 AM PDT] We are …"), so that each entry counts as its own update. */
import type { Instant } from '../health-event'
import { latest, TOLERANCE } from './placement'
import { logEntries } from './sentences'
import { type Moment, momentAt, type Shape } from './shape'
import { clocksMeant } from './written-clocks'
import { PACIFIC_TIME } from './zones'

/** A text and when it was said. */
export interface SaidText {
  observedAt: Instant
  text: string
}

/** The entries of a text, each with the time of its stamp; the text itself where it has no stamps that can be read. */
export function saidTexts(shape: Shape, observedAt: Instant): SaidText[] {
  const entries = logEntries(shape)
  const whole = [{ observedAt, text: shape.text }]
  const stamped = entries.filter(({ stamp }) => stamp !== null)
  if (stamped.length === 0) return whole
  const moments = stamped.flatMap(({ stamp }) => momentAt(shape, stamp ?? undefined) ?? [])
  const oldestFirst = countedBack(moments.toReversed(), observedAt)?.toReversed() ?? null
  const newestFirst = countedBack(moments, observedAt)
  const times = shorter(oldestFirst, newestFirst)
  if (times === null || moments.length !== stamped.length) return whole
  const heading = entries.filter(({ stamp }) => stamp === null).map(({ text }) => ({ observedAt, text }))
  return [...heading, ...stamped.map(({ text }, at) => ({ observedAt: times[at] ?? observedAt, text }))]
}

/**
 * The stamps' instants, each the latest that is not after the one before it. Those after the post count as its own time,
 * a millisecond apart for their order: what they tell may lie after the post once more.
 */
function countedBack(moments: readonly Moment[], observedAt: Instant): Instant[] | null {
  const times: Instant[] = []
  let limit = observedAt + TOLERANCE
  for (const { clock, date, zone } of moments) {
    const meant = (zone ?? PACIFIC_TIME)[0]
    const [time, ...others] = clocksMeant(clock, clock.of24)
    if (meant === undefined || time === undefined || others.length > 0) return null
    const at = latest({ clock: time, date, zone: meant.place ?? meant.offset ?? 0 }, limit, observedAt)
    if (at === null) return null
    times.push(Math.min(at, observedAt - times.length))
    limit = at
  }
  return times
}

function shorter(first: Instant[] | null, second: Instant[] | null): Instant[] | null {
  if (first === null || second === null) return first ?? second
  return spanOf(first) <= spanOf(second) ? first : second
}

function spanOf(times: readonly Instant[]): number {
  return Math.max(...times) - Math.min(...times)
}
