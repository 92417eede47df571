/** Builds outages for tests: an hour of Lambda in us-east-1 by AWS's own start and end, unless told otherwise. */
import type { Outage } from '@/lib/domain/impact/outage'

const START = Date.parse('2026-03-01T10:00:00Z')

export function buildOutage(overrides: Partial<Outage> = {}): Outage {
  const startedAt = overrides.startedAt ?? START
  const endedAt = overrides.endedAt === undefined ? startedAt + 3_600_000 : overrides.endedAt
  return {
    incidentId: '1',
    kind: 'provider',
    eventId: '1',
    via: 'own',
    service: 'lambda',
    region: 'us-east-1',
    partition: 'aws',
    isPublic: true,
    severity: 'degradation',
    startedAt,
    endedAt,
    goesOn: false,
    lastKnownAt: null,
    endUnknown: [],
    faults: null,
    ...overrides,
    spans: { declared: [[startedAt, endedAt]], described: [], recovered: [], observed: [], ...overrides.spans },
  }
}
