/** Turns the bundled history into observations, so that it goes the way of everything else onto the timeline. */
import type { NormalEvent, NormalImpactedService } from '@/lib/domain/health-event'
import type { ImpactWindow } from '@/lib/domain/impact-window'
import { GLOBAL_REGION } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import type { Observation } from '@/lib/events/observation'
import events from '@/prisma/bundled-history/events.json'
import { BundledHistory, type BundledRecord } from './bundled-record'

/** The outages that are shipped with the product, oldest first. */
export function bundledObservations(): Observation[] {
  return BundledHistory.parse(events).map(observationOf)
}

/** A record as an observation. It counts as fetched when its story ended: that keeps it the same at every start. */
export function observationOf(record: BundledRecord): Observation {
  const event = eventOf(record)
  return {
    event,
    raw: JSON.stringify(record),
    listing: 'bundled',
    fetchedAt: event.saidAt,
    facts: {
      externalRef: record.externalRef,
      timePrecision: record.timePrecision,
      referenceUrl: record.referenceUrl,
      windows: record.windows.map(windowOf),
    },
  }
}

function eventOf(record: BundledRecord): NormalEvent {
  const startedAt = Date.parse(record.startedAt)
  const endedAt = record.endedAt === null ? null : Date.parse(record.endedAt)
  return {
    arn: null,
    service: splitServiceKey(record.upstreamService).service,
    upstreamService: record.upstreamService,
    serviceName: record.serviceName,
    region: record.region,
    typeCode: null,
    category: 'issue',
    scope: 'PUBLIC',
    status: endedAt === null ? 'open' : 'closed',
    severity: null,
    peakSeverity: record.peakSeverity,
    summary: record.summary,
    description: null,
    startedAt,
    endedAt,
    saidAt: endedAt ?? startedAt,
    updates: [],
    impactedServices: record.impactedServices.map(impactedServiceOf),
    statusChanges: [],
  }
}

function impactedServiceOf(impacted: BundledRecord['impactedServices'][number]): NormalImpactedService {
  const { service, region } = splitServiceKey(impacted.upstreamService)
  return { ...impacted, service, region: region ?? GLOBAL_REGION, severity: null }
}

function windowOf({ from, to, confidence }: BundledRecord['windows'][number]): ImpactWindow {
  return {
    clock: 'described',
    from: Date.parse(from),
    to: Date.parse(to),
    service: null,
    sentence: null,
    confidence,
    superseded: false,
  }
}
