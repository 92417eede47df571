/** Puts the list's events under the days on which they began, as clocks in the chosen zone show them. */
import { dayKey } from '@/lib/domain/format-time'
import type { EventSummaryView } from '@/lib/events/contract'

export interface DayGroup {
  /** Unique in the list. */
  key: string
  /** YYYY-MM-DD in the zone; null for all that began before the range and is listed because it reaches into it. */
  day: string | null
  events: EventSummaryView[]
  /** Index of the first event in the whole list. */
  first: number
}

/** `events` newest first; `rangeStart` is the first moment that is listed, null for the whole record. */
export function groupByDay(events: readonly EventSummaryView[], zone: string, rangeStart: string | null): DayGroup[] {
  const groups: DayGroup[] = []
  for (const [index, event] of events.entries()) {
    const day = rangeStart !== null && event.startedAt < rangeStart ? null : dayOf(event, zone)
    const last = groups.at(-1)
    if (last?.day === day) last.events.push(event)
    else groups.push({ key: day ?? 'earlier', day, events: [event], first: index })
  }
  return groups
}

// Events keep their identity when the list is fetched again: of ten thousand only the new ones are looked at.
const days = new WeakMap<EventSummaryView, { zone: string; day: string }>()

function dayOf(event: EventSummaryView, zone: string): string {
  const known = days.get(event)
  if (known?.zone === zone) return known.day
  const day = dayKey(event.startedAt, zone)
  days.set(event, { zone, day })
  return day
}
