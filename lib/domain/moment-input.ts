/** Between moments and what a date-and-time field of a browser holds: local time without a zone, "2018-05-07T15:50". */
import { instantOf } from './time-axis'
import { clockParts } from './zone'

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/

/** What the field shows of ISO 8601 in that zone; what names no zone is UTC. '' for everything else. */
export function localInput(iso: string, zone: string): string {
  const at = Date.parse(LOCAL.test(iso) ? `${iso}Z` : iso)
  if (Number.isNaN(at)) return ''
  const { key, hour, minute } = clockParts(at, zone)
  return `${key}T${hour}:${minute}`
}

/** The moment that the field means, ms; null where it holds none. */
export function momentOfInput(local: string, zone: string): number | null {
  if (!LOCAL.test(local)) return null
  const at = Date.parse(`${local}Z`)
  return Number.isNaN(at) ? null : instantOf(at, zone)
}
