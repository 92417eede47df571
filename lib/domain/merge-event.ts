/** Decides what one more payload changes about a HealthEvent, in whatever order payloads come. */
import type { Instant, NormalEvent } from './health-event'
import {
  exceeds,
  isLaterDescription,
  laterDescription,
  laterSeverity,
  type ToldDescription,
  type ToldSeverity,
} from './later-word'
import { type Listing, listingRank } from './listing'
import { severityRank, worstSeverity } from './severity'

/** AWS's word where a payload does not say whom the event concerns. */
const UNSTATED_SCOPE = 'NONE'

/** What makes one payload later than another. */
export interface PayloadAge {
  listing: Listing
  saidAt: Instant
  status: string
  fetchedAt: Instant
}

/** The columns of a HealthEvent: what its latest payload says, and what every payload adds to. */
export interface EventColumns extends PayloadAge, ToldSeverity, ToldDescription {
  arn: string | null
  service: string
  upstreamService: string
  serviceName: string | null
  region: string
  typeCode: string | null
  category: string
  scope: string
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
  const ages = (age: PayloadAge) => [
    age.listing === 'bundled' ? 0 : 1,
    age.saidAt,
    age.status === 'closed' ? 1 : 0,
    listingRank(age.listing),
    age.fetchedAt,
  ]
  return exceeds(ages(a), ages(b))
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
    scope: later.scope === UNSTATED_SCOPE ? earlier.scope : later.scope,
    endedAt: endOf(later, earlier),
    ...laterSeverity(stored, incoming),
    ...laterDescription(stored, incoming),
    summary: summaryOf(later, stored, incoming),
    peakSeverity: worstSeverity([stored.peakSeverity, incoming.peakSeverity]),
    startedAt: start.startedAt,
    startInferred: start.startInferred,
  })
}

/** A message that says that the event is over, but not since when, leaves the end that another payload gave. */
function endOf(later: EventColumns, earlier: EventColumns): Instant | null {
  const isKept = later.status === 'closed' && earlier.status === 'closed' && earlier.listing !== 'bundled'
  return later.endedAt ?? (isKept ? earlier.endedAt : null)
}

/**
 * Where a text is as new as the latest payload, the summary stays with that text: AWS may tell several accounts, or through
 * several sources, at one moment, each in its own words.
 */
function summaryOf(later: EventColumns, stored: EventColumns, incoming: EventColumns): string {
  const described = isLaterDescription(incoming, stored) ? incoming : stored
  const isNew = described.description !== null && described.descriptionSaidAt === later.saidAt
  return isNew ? described.summary : later.summary
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
    'description',
    'descriptionAccount',
    'actionability',
  ]
  return (
    severityRank(before.peakSeverity) !== severityRank(after.peakSeverity) ||
    before.personas.join('\n') !== after.personas.join('\n') ||
    visible.some((name) => before[name] !== after[name])
  )
}

function notEndingBeforeStart(columns: EventColumns): EventColumns {
  const { startedAt, endedAt } = columns
  return endedAt !== null && endedAt < startedAt ? { ...columns, endedAt: startedAt } : columns
}
