/** Makes a bundled record of a recorded event: its facts, none of AWS's text, not the made-up ARN. */
import { type BundledRecord, RECORDED_HISTORY } from '@/lib/bundled-history/bundled-record'
import type { Instant } from '@/lib/domain/health-event'
import { describedWindows } from '@/lib/domain/impact-windows/described-windows'
import type { RecordedEvent } from './recorded-history'

/** The record without its words. */
export function recordOfRecordedEvent({ key, index, payload, event }: RecordedEvent): BundledRecord {
  const { upstreamService, serviceName, region, peakSeverity } = event
  const startedAt = moment(event.startedAt)
  return {
    externalRef: `${startedAt.slice(0, 10)}-${upstreamService}`,
    upstreamService,
    serviceName: serviceName ?? upstreamService,
    region,
    startedAt,
    endedAt: event.endedAt === null ? null : moment(event.endedAt),
    timePrecision: 'exact',
    peakSeverity,
    summary: '',
    impactedServices: event.impactedServices.map((service) => ({
      upstreamService: service.upstreamService,
      name: service.name ?? service.upstreamService,
      peakSeverity: service.peakSeverity,
    })),
    windows: closedWindows(event),
    referenceUrl: null,
    provenance: [{ file: RECORDED_HISTORY, key, index, date: payload.date }],
  }
}

/** The windows that the texts state to the end. One that stays open, or was corrected later, is not shipped. */
function closedWindows(event: RecordedEvent['event']): BundledRecord['windows'] {
  return describedWindows(event.updates, { startedAt: event.startedAt }).flatMap(
    ({ from, to, confidence, superseded }) =>
      superseded || to === null || confidence === 'low' ? [] : [{ from: moment(from), to: moment(to), confidence }],
  )
}

function moment(at: Instant): string {
  return new Date(at).toISOString()
}
