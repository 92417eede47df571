/** Events and entities as AWS Health writes them. */
import type { TruthEntity, TruthEvent } from './truth-event'

/** Seconds with fractions, as on the wire. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000
}

/** The summary form of an event; what is not known is left out. */
export function eventShape(event: TruthEvent): Record<string, unknown> {
  const { arn, service, typeCode, category, region, startTime, endTime, lastUpdatedTime, status, scope } = event
  return {
    arn,
    service,
    eventTypeCode: typeCode,
    eventTypeCategory: category,
    region,
    startTime: seconds(startTime),
    ...(endTime === null ? {} : { endTime: seconds(endTime) }),
    lastUpdatedTime: seconds(lastUpdatedTime),
    statusCode: status,
    eventScopeCode: scope,
    ...(event.actionability === null ? {} : { actionability: event.actionability }),
    ...(event.personas.length === 0 ? {} : { personas: event.personas }),
  }
}

/** An event with what one account is told, or everybody. */
export function detailShape(event: TruthEvent, account: string | null): Record<string, unknown> {
  return {
    ...(account === null ? {} : { awsAccountId: account }),
    event: eventShape(event),
    eventDescription: { latestDescription: event.reach.textOf(account) },
    ...(Object.keys(event.metadata).length === 0 ? {} : { eventMetadata: event.metadata }),
  }
}

/** One resource in one account. */
export function entityShape(event: TruthEvent, account: string, entity: TruthEntity): Record<string, unknown> {
  return {
    entityArn: entity.arn,
    eventArn: event.arn,
    entityValue: entity.value,
    awsAccountId: account,
    lastUpdatedTime: seconds(entity.lastUpdatedTime),
    ...(entity.status === null ? {} : { statusCode: entity.status }),
  }
}
