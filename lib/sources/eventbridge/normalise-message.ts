/** Brings one message of EventBridge into normal form. */
import type { EventStatus, Instant, NormalDescription, NormalEvent } from '@/lib/domain/health-event'
import { GLOBAL_REGION } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import { quote } from '@/lib/sources/public-feed/epoch'
import { shaped } from '@/lib/sources/public-feed/event-payload'
import { categoryOfTypeCode, parseUsableArn } from '@/lib/sources/public-feed/health-arn'
import { UnreadableItem } from '@/lib/sources/public-feed/unreadable'
import type { EventbridgeMessage } from './message'
import { affectedAccount, communicationOf, entityOf, pagesOf, type Times, timesOf } from './message-parts'
import { DetailPayload, MessagePayload } from './message-payload'
import { textOf } from './message-text'

const SOURCE = 'aws.health'

/**
 * Reads one message that has been parsed. `now` decides only what AWS's older messages leave open: their status.
 * @throws {UnreadableItem} where it is no message of AWS Health, or tells no event, service, time or account
 */
export function normaliseMessage(received: unknown, now: Instant): EventbridgeMessage {
  if (Array.isArray(received)) throw new UnreadableItem('it is a list, not one message')
  const around = shaped(MessagePayload, received)
  if (around.source !== SOURCE) {
    throw new UnreadableItem(
      `its source is ${around.source === null ? 'missing' : quote(around.source)}, not ${SOURCE}`,
    )
  }
  if (around.detail === undefined || around.detail === null) throw new UnreadableItem('its detail is missing')
  const detail = shaped(DetailPayload, around.detail)
  const arn = usableArn(detail.eventArn)
  const times = timesOf(detail, around.time)
  const scope = detail.eventScopeCode ?? 'NONE'
  const account = scope === 'PUBLIC' ? null : affectedAccount(detail.affectedAccount, around.account)
  const [page, totalPages] = pagesOf(detail)
  return {
    event: { event: eventOf(detail, { arn, times, scope, account, now }), raw: rawOf(received) },
    arn,
    account,
    deliveredTo: around.account,
    deliveredIn: around.region,
    detailType: around['detail-type'] ?? 'AWS Health Event',
    entities: detail.affectedEntities.flatMap(entityOf),
    communicationId: communicationOf(detail, times.saidAt),
    page,
    totalPages,
    truncated: detail.eventMetadata.isTruncated,
  }
}

function rawOf(received: unknown): string {
  try {
    return JSON.stringify(received)
  } catch {
    throw new UnreadableItem('it is nested too deeply')
  }
}

/** The ARN in a message that is otherwise not to be read; null where there is none. */
export function arnOf(received: unknown): string | null {
  const around = MessagePayload.safeParse(received)
  const detail = DetailPayload.pick({ eventArn: true }).safeParse(around.data?.detail)
  const arn = detail.data?.eventArn ?? null
  return arn === null || parseUsableArn(arn) === null ? null : arn
}

interface Read {
  arn: string
  times: Times
  scope: string
  account: string | null
  now: Instant
}

function eventOf(detail: DetailPayload, { arn, times, scope, account, now }: Read): NormalEvent {
  const parsed = parseUsableArn(arn)
  const upstreamService = detail.service ?? parsed?.serviceCode ?? null
  if (upstreamService === null) throw new UnreadableItem('its service is missing')
  const typeCode = detail.eventTypeCode ?? parsed?.typeCode ?? null
  const { text, summary, updates } = textOf(detail.eventDescription, { typeCode, account, ...times })
  return {
    arn,
    service: splitServiceKey(upstreamService).service,
    upstreamService,
    serviceName: null,
    region: (detail.eventRegion ?? parsed?.region ?? GLOBAL_REGION).toLowerCase(),
    typeCode,
    category: detail.eventTypeCategory ?? categoryOfTypeCode(typeCode),
    scope,
    status: detail.statusCode ?? statusOf(times, now),
    severity: null,
    peakSeverity: null,
    summary,
    description: descriptionOf(text, account, detail),
    ...times,
    updates,
    impactedServices: [],
    statusChanges: [],
  }
}

function usableArn(arn: string | null): string {
  if (arn === null) throw new UnreadableItem('its eventArn is missing')
  if (parseUsableArn(arn) === null) throw new UnreadableItem(`its eventArn ${quote(arn)} is not one of AWS Health`)
  return arn
}

/** What the messages of before 2023 leave to be concluded. */
function statusOf({ startedAt, endedAt }: Times, now: Instant): EventStatus {
  if (endedAt !== null && endedAt <= now) return 'closed'
  return startedAt > now ? 'upcoming' : 'open'
}

function descriptionOf(text: string | null, account: string | null, detail: DetailPayload): NormalDescription | null {
  if (text === null) return null
  return { text, account, actionability: detail.actionability, personas: detail.personas }
}
