/** Events of AWS Health as EventBridge delivers them: by account, in pages, in the event's Region and as a copy. */
import { randomUUID } from 'node:crypto'
import { hexOf } from './randomness'
import type { TruthEntity, TruthEvent } from './truth-event'

export interface Delivery {
  /** Account that the rule stands in; the affected account itself unless told otherwise. */
  account?: string
  /** Region that the rule stands in; the event's own unless told otherwise. */
  region?: string
  /** Entities on a page; 50 unless told otherwise. */
  pageSize?: number
  /** Milliseconds of the delivery; the event's last change unless told otherwise. */
  at?: number
  /** Leaves the entities out, as AWS does where a message would become too large. */
  truncated?: boolean
}

/** The messages of one communication: an event as one account is told of it now. */
export function messagesOf(event: TruthEvent, affected: string, delivery: Delivery = {}): Record<string, unknown>[] {
  const { account = affected, region = deliveredIn(event), pageSize = 50, at = event.lastUpdatedTime } = delivery
  const entities = delivery.truncated ? [] : event.reach.entitiesOf(affected)
  const total = Math.max(1, Math.ceil(entities.length / pageSize))
  return Array.from({ length: total }, (_, index) => {
    const page = entities.slice(index * pageSize, (index + 1) * pageSize)
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': event.service === 'ABUSE' ? 'AWS Health Abuse Event' : 'AWS Health Event',
      source: 'aws.health',
      account,
      time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
      region,
      resources: page.map(({ value }) => value),
      detail: {
        ...detailOf(event, affected, delivery),
        ...(page.length === 0 ? {} : { affectedEntities: page.map(entityOf) }),
        affectedAccount: affected,
        page: String(index + 1),
        totalPages: String(total),
      },
    }
  })
}

/** The Region to which a copy of each message goes. */
export function backupRegion(event: TruthEvent): string {
  return deliveredIn(event) === 'us-west-2' ? 'us-east-1' : 'us-west-2'
}

function deliveredIn({ region }: TruthEvent): string {
  return region === 'global' ? 'us-east-1' : region
}

function detailOf(event: TruthEvent, affected: string, { truncated = false }: Delivery): Record<string, unknown> {
  const { arn, lastUpdatedTime, startTime, endTime, metadata, reach, scope } = event
  const facts = { ...metadata, ...(truncated ? { truncated: 'true' } : {}) }
  return {
    eventArn: arn,
    service: event.service,
    eventTypeCode: event.typeCode,
    eventTypeCategory: event.category,
    eventScopeCode: scope,
    communicationId: `${hexOf(`${arn} ${lastUpdatedTime}`, 40)}-1`,
    startTime: new Date(startTime).toUTCString(),
    endTime: endTime === null ? '' : new Date(endTime).toUTCString(),
    lastUpdatedTime: new Date(lastUpdatedTime).toUTCString(),
    statusCode: event.status,
    eventRegion: event.region,
    eventDescription: [{ language: 'en_US', latestDescription: reach.textOf(scope === 'PUBLIC' ? null : affected) }],
    ...(Object.keys(facts).length === 0 ? {} : { eventMetadata: facts }),
    ...(event.actionability === null ? {} : { actionability: event.actionability }),
    ...(event.personas.length === 0 ? {} : { personas: event.personas }),
  }
}

function entityOf({ value, status, lastUpdatedTime }: TruthEntity): Record<string, unknown> {
  const changed = { entityValue: value, lastUpdatedTime: new Date(lastUpdatedTime).toUTCString() }
  return status === null ? changed : { ...changed, status }
}
