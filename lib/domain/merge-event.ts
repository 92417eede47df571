/** Decides what one more payload changes about a HealthEvent, in whatever order payloads come. */
import type { Instant, NormalEvent } from './health-event'
import { type Listing, listingRank } from './listing'
import { severityRank, worstSeverity } from './severity'

/** What makes one payload later than another. */
export interface PayloadAge {
  listing: Listing
  saidAt: Instant
  status: string
  fetchedAt: Instant
}

/** The columns of a HealthEvent: what its latest payload says, and what every payload adds to. */
export interface EventColumns extends PayloadAge {
  arn: string | null
  service: string
  upstreamService: string
  serviceName: string | null
  region: string
  typeCode: string | null
  category: string
  scope: string
  severity: NormalEvent['severity']
  peakSeverity: NormalEvent['peakSeverity']
  summary: string
  startedAt: Instant
  endedAt: Instant | null
  timePrecision: 'exact' | 'day'
  referenceUrl: string | null
  startInferred: boolean
  payloadDigest: string
}

/**
 * True when payload `a` is AWS's later word than `b`. Bundled facts give way to any feed; then what was said last counts,
 * then a resolution, then the more direct listing, then the later fetch.
 */
export function isLaterPayload(a: PayloadAge, b: PayloadAge): boolean {
  const keys = (age: PayloadAge) => [
    age.listing === 'bundled' ? 0 : 1,
    age.saidAt,
    age.status === 'closed' ? 1 : 0,
    listingRank(age.listing),
    age.fetchedAt,
  ]
  const [left, right] = [keys(a), keys(b)]
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0
    if (value !== other) return value > other
  }
  return false
}

/** The columns after `incoming` has been read too. The result does not depend on which of two payloads came first. */
export function mergeColumns(stored: EventColumns, incoming: EventColumns): EventColumns {
  const [later, earlier] = isLaterPayload(incoming, stored) ? [incoming, stored] : [stored, incoming]
  const start = later.startInferred && !earlier.startInferred && earlier.listing !== 'bundled' ? earlier : later
  return notEndingBeforeStart({
    ...later,
    arn: later.arn ?? earlier.arn,
    serviceName: later.serviceName ?? earlier.serviceName,
    typeCode: later.typeCode ?? earlier.typeCode,
    referenceUrl: later.referenceUrl ?? earlier.referenceUrl,
    category: later.typeCode === null && earlier.typeCode !== null ? earlier.category : later.category,
    peakSeverity: worstSeverity([stored.peakSeverity, incoming.peakSeverity]),
    startedAt: start.startedAt,
    startInferred: start.startInferred,
  })
}

/** True when a reader would see a difference between the two. When it was fetched, and where, does not count. */
export function hasMoved(before: EventColumns, after: EventColumns): boolean {
  const visible: (keyof EventColumns)[] = [
    'arn',
    'service',
    'upstreamService',
    'serviceName',
    'region',
    'typeCode',
    'category',
    'scope',
    'status',
    'severity',
    'summary',
    'startedAt',
    'endedAt',
    'timePrecision',
    'referenceUrl',
  ]
  return (
    severityRank(before.peakSeverity) !== severityRank(after.peakSeverity) ||
    visible.some((name) => before[name] !== after[name])
  )
}

function notEndingBeforeStart(columns: EventColumns): EventColumns {
  const { startedAt, endedAt } = columns
  return endedAt !== null && endedAt < startedAt ? { ...columns, endedAt: startedAt } : columns
}
