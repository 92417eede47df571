/** The times of a row in the list, short because the heading above it says the day and the zone. */
import { clockParts } from '@/lib/domain/zone'

interface Span {
  from: string
  to: string | null
}

/**
 * "09:51–14:20"; "since 09:51" without an end, or what `endless` says; with a day where that is not the heading's, and
 * with the year where the heading names no day (null).
 */
export function rowTimes({ from, to }: Span, day: string | null, zone: string, endless = 'since'): string {
  const start = clockParts(from, zone)
  const date = start.key === day ? '' : `${start.day} ${start.month} ${day === null ? `${start.year} ` : ''}`
  const startText = `${date}${start.hour}:${start.minute}`
  if (to === null) return `${endless} ${startText}`
  const end = clockParts(to, zone)
  const endClock = `${end.hour}:${end.minute}`
  return end.key === start.key ? `${startText}–${endClock}` : `${startText} – ${end.day} ${end.month} ${endClock}`
}
