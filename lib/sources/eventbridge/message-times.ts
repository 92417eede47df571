/** Reads the times of EventBridge's messages, which are RFC 1123 inside `detail` and ISO 8601 around it. */
import type { Instant } from '@/lib/domain/health-event'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "Thu, 26 Jan 2023 13:19:03 GMT", the day with one digit or two, the weekday believed whatever it says. */
const RFC_1123 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4})\s+(\d{2}:\d{2}:\d{2})(?:\s+(?:gmt|utc?|z|[+-]00:?00))?$/i

/** "2023-01-26T01:43:21Z", with or without fractions and another offset; without one it is UTC. */
const ISO = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(z|[+-]\d{2}:?\d{2})?$/i

/** The moment that a text stands for; null where it is no time. */
export function findMessageTime(text: string): Instant | null {
  const written = text.trim()
  return fromRfc1123(written) ?? fromIso(written)
}

function fromRfc1123(text: string): Instant | null {
  const [, day = '', monthName = '', year = '', clock = ''] = RFC_1123.exec(text) ?? []
  const month = MONTHS.indexOf(monthName.toLowerCase())
  if (month === -1) return null
  return instantOf(`${year}-${twoDigits(month + 1)}-${day.padStart(2, '0')}T${clock}Z`)
}

function fromIso(text: string): Instant | null {
  const [, day, clock, offset = 'Z'] = ISO.exec(text) ?? []
  return day === undefined || clock === undefined ? null : instantOf(`${day}T${clock}${offset.toUpperCase()}`)
}

function instantOf(iso: string): Instant | null {
  const instant = Date.parse(iso)
  return Number.isNaN(instant) ? null : instant
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
