/** Brings what AWS Health says about an event into the normal form. */
import { regionOfEvent } from '@/lib/domain/event-region'
import { splitDescription, summaryOf } from '@/lib/domain/health-description'
import type { EventStatus, Instant, NormalDescription, NormalEvent, ObservedEvent } from '@/lib/domain/health-event'
import { regionOfName } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import { usableKey } from '@/lib/sources/public-feed/event-parts'
import { categoryOfTypeCode, type HealthArn, LONGEST_ARN, parseUsableArn } from '@/lib/sources/public-feed/health-arn'
import { UnreadableItem } from '@/lib/sources/public-feed/unreadable'
import { EventItem, instantOfIso } from './health-items'
import type { EventDetail } from './reader'

/**
 * The event as its listing and, where it was read, its detail tell it; of the two the later word counts. Where neither
 * names its scope, that which was told beside its accounts counts.
 * @throws {UnreadableItem} when it has no ARN, no time or no service
 */
export function normaliseListed(
  listed: string,
  detail: EventDetail | null,
  scopeOfAccounts: string | null = null,
): ObservedEvent {
  const item = latestItem(readItem(listed), detail === null ? null : readItem(detail.event))
  const { arn, parsed } = arnOf(item)
  const lastUpdatedAt = instantOfIso(item.lastUpdatedTime ?? item.startTime)
  if (lastUpdatedAt === null) throw new UnreadableItem('it has neither a time of its last update nor of its start')
  const startedAt = instantOfIso(item.startTime) ?? lastUpdatedAt
  const endedAt = instantOfIso(item.endTime)
  const upstreamService = usableKey(item.service ?? parsed.serviceCode)
  const typeCode = item.eventTypeCode ?? parsed.typeCode
  const text = detail?.text ?? null
  const account = detail?.account ?? null
  const event: NormalEvent = {
    arn,
    service: splitServiceKey(upstreamService).service,
    upstreamService,
    serviceName: null,
    region: regionOf(item, parsed, upstreamService),
    typeCode,
    category: item.eventTypeCategory ?? categoryOfTypeCode(typeCode),
    scope: item.eventScopeCode ?? scopeOfAccounts ?? 'NONE',
    status: item.statusCode ?? statusOf(startedAt, endedAt, lastUpdatedAt),
    severity: null,
    peakSeverity: null,
    summary: summaryOf(text, typeCode),
    description: descriptionOf(item, text, account),
    startedAt,
    endedAt,
    saidAt: lastUpdatedAt,
    updates: splitDescription(text ?? '', { startedAt, lastUpdatedAt }).map((update) => ({ ...update, account })),
    impactedServices: [],
    statusChanges: [],
  }
  return { event, raw: rawOf(item, detail) }
}

/** @throws {UnreadableItem} for what is not the JSON of an event */
function readItem(json: string): EventItem {
  const item = EventItem.safeParse(parsed(json))
  if (item.success) return item.data
  throw new UnreadableItem('it is not an event')
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The later of the two, with what only the other one tells. */
function latestItem(listed: EventItem, detailed: EventItem | null): EventItem {
  if (detailed === null) return listed
  const [ofListing, ofDetail] = [listed.lastUpdatedTime ?? '', detailed.lastUpdatedTime ?? '']
  const [later, earlier] = ofDetail >= ofListing ? [detailed, listed] : [listed, detailed]
  const told = Object.entries(later).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  const merged = { ...earlier, ...Object.fromEntries(told) }
  // An end that was taken back later stays taken back.
  return ofDetail === ofListing ? merged : { ...merged, endTime: later.endTime }
}

const TELLS_NOTHING: HealthArn = { region: null, serviceCode: null, typeCode: null }

/** What AWS calls the event is its identity, even where it has not the form of an ARN. */
function arnOf({ arn }: EventItem): { arn: string; parsed: HealthArn } {
  if (arn === null || arn.length > LONGEST_ARN) throw new UnreadableItem('it has no ARN')
  return { arn, parsed: parseUsableArn(arn) ?? TELLS_NOTHING }
}

/** What AWS states as the event's Region counts: ARNs of global events name the Region that sent them. */
function regionOf({ region }: EventItem, { region: arnRegion }: HealthArn, upstreamService: string): string {
  const stated = region === null ? null : regionOfName(region)
  return stated ?? regionOfEvent({ arnRegion, regionName: null, upstreamService })
}

function statusOf(startedAt: Instant, endedAt: Instant | null, at: Instant): EventStatus {
  if (endedAt !== null && endedAt <= at) return 'closed'
  return startedAt > at ? 'upcoming' : 'open'
}

function descriptionOf(
  { actionability, personas }: EventItem,
  text: string | null,
  account: string | null,
): NormalDescription | null {
  if (text === null && actionability === null && personas.length === 0) return null
  return { text, account: text === null ? null : account, actionability, personas }
}

/** What AWS said, as it is kept: the event and, where they were read, its text and what stands beside it. */
function rawOf(item: EventItem, detail: EventDetail | null): string {
  const event = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null))
  if (detail === null) return JSON.stringify({ event })
  const { account, text, metadata } = detail
  return JSON.stringify({
    ...(account === null ? {} : { awsAccountId: account }),
    event,
    eventDescription: { latestDescription: text },
    eventMetadata: metadata,
  })
}
