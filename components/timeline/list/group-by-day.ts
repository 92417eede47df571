/** Puts the list's rows under the days on which they began, as clocks in the chosen zone show them. */
import { dayKey } from '@/lib/domain/format-time'

/** What a row of the list tells by itself: an event, an incident. */
export interface Listed {
  id: string
  /** ISO 8601. */
  startedAt: string
}

export interface DayGroup<T> {
  /** Unique in the list. */
  key: string
  /** YYYY-MM-DD in the zone; null for all that began before the range and is listed because it reaches into it. */
  day: string | null
  rows: T[]
  /** Index of the first row in the whole list. */
  first: number
}

/** `rows` newest first; `rangeStart` is the first moment that is listed, null for the whole record. */
export function groupByDay<T extends Listed>(
  rows: readonly T[],
  zone: string,
  rangeStart: string | null,
): DayGroup<T>[] {
  const groups: DayGroup<T>[] = []
  for (const [index, row] of rows.entries()) {
    const day = rangeStart !== null && row.startedAt < rangeStart ? null : dayOf(row, zone)
    const last = groups.at(-1)
    if (last?.day === day) last.rows.push(row)
    else groups.push({ key: day ?? 'earlier', day, rows: [row], first: index })
  }
  return groups
}

// Rows keep their identity when the list is fetched again: of ten thousand only the new ones are looked at.
const days = new WeakMap<Listed, { zone: string; day: string }>()

function dayOf(row: Listed, zone: string): string {
  const known = days.get(row)
  if (known?.zone === zone) return known.day
  const day = dayKey(row.startedAt, zone)
  days.set(row, { zone, day })
  return day
}
