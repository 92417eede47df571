/** EventFacts for tests: a public issue of EC2 in us-east-1 that ran from 12:00 to 13:00, unless said otherwise. */
import type { CorrelationSettings, EventFacts } from '../facts'

const MINUTE = 60_000

/** As an installation has them that sets nothing. */
export const DEFAULT_SETTINGS: CorrelationSettings = { reopenMs: 60 * MINUTE }

/** 12:00 UTC of the day on which invented events begin. */
export const NOON = Date.UTC(2024, 4, 14, 12)

/** A moment so many minutes after NOON, ms. */
export function minute(count: number): number {
  return NOON + count * MINUTE
}

/** `from` and `to` are minutes after NOON; a `to` of null leaves the event open. */
export function buildFacts({
  from = 0,
  to = 60,
  ...overrides
}: Partial<EventFacts> & { from?: number; to?: number | null } = {}): EventFacts {
  const service = overrides.service ?? 'ec2'
  const region = overrides.region ?? 'us-east-1'
  const typeCode = overrides.typeCode ?? `AWS_${service.toUpperCase()}_OPERATIONAL_ISSUE`
  const id = overrides.id ?? '1'
  return {
    id,
    arn: `arn:aws:health:${region}::event/${service.toUpperCase()}/${typeCode}/${typeCode}_${id}`,
    service,
    serviceName: service,
    region,
    typeCode,
    category: 'issue',
    scope: 'PUBLIC',
    status: to === null ? 'open' : 'closed',
    summary: 'Slow answers',
    startedAt: minute(from),
    endedAt: to === null ? null : minute(to),
    saidAt: minute(to ?? from),
    timePrecision: 'exact',
    impactedServices: [],
    ...overrides,
  }
}
