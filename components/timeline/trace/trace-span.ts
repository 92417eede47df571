/** What the trace spans: what was asked for, or else the record from its beginning. */
import type { EventFilter } from '@/lib/events/filter'
import { DAY } from '@/lib/events/time-window'
import type { Span } from './brush'

/** A record of a day or two would be drawn as one wide swing. */
const LEAST = 7 * DAY

/** `bounds` as tracedFilter gives them; `recordFrom` is the beginning of the record; `today` the midnight that ends this day. */
export function traceSpan(
  { from, to }: Pick<EventFilter, 'from' | 'to'>,
  recordFrom: string | null,
  today: number,
): Span {
  const end = to === null ? today : Math.ceil(Date.parse(to) / DAY) * DAY
  const start = Date.parse(from ?? recordFrom ?? '')
  const first = Number.isNaN(start) ? end : Math.floor(start / DAY) * DAY
  return { from: Math.min(first, end - LEAST), to: end }
}
