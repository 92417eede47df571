/** Reads the dates of AWS's RSS feed, whose zone names (PDT, PST) most parsers misread. */
import type { Instant } from '@/lib/domain/health-event'

/** Hours to UTC of the zone names that RSS (RFC 822) and AWS use. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  UTC: 0,
  UT: 0,
  GMT: 0,
  Z: 0,
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CST: -6,
  CDT: -5,
  EST: -5,
  EDT: -4,
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const PUB_DATE =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,4}|[+-]\d{4})$/i

/** The moment of a `pubDate` such as "Mon, 17 Aug 2026 21:01:19 PDT"; null when it cannot be read. */
export function instantOfPubDate(text: string): Instant | null {
  const [, day, monthName = '', year, hour, minute, second = '0', zone = ''] = PUB_DATE.exec(text.trim()) ?? []
  const month = MONTHS.indexOf(monthName.toLowerCase())
  const offset = offsetMinutes(zone.toUpperCase())
  if (day === undefined || month < 0 || offset === null) return null
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)]
  if (h > 23 || m > 59 || s > 60) return null
  const midnight = new Date(Date.UTC(Number(year), month, d))
  if (midnight.getUTCDate() !== d) return null
  return midnight.getTime() + ((h * 60 + m - offset) * 60 + s) * 1000
}

function offsetMinutes(zone: string): number | null {
  const numeric = /^([+-])(\d{2})(\d{2})$/.exec(zone)
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]))
  const hours = Object.hasOwn(ZONE_HOURS, zone) ? ZONE_HOURS[zone] : undefined
  return hours === undefined ? null : hours * 60
}
