/** Factories of observations for tests, each a plausible public event unless told otherwise. */
import type { NormalEvent, NormalUpdate } from '@/lib/domain/health-event'
import type { Observation } from '@/lib/events/observation'

const STARTED_AT = Date.parse('2026-03-01T10:00:00Z')
const MINUTE = 60_000

/** An update said `minutes` after the usual start. */
export function buildUpdate(minutes: number, overrides: Partial<NormalUpdate> = {}): NormalUpdate {
  return {
    observedAt: STARTED_AT + minutes * MINUTE,
    text: `Some requests fail, ${minutes} minutes in.`,
    severity: 'degradation',
    ...overrides,
  }
}

/** An open degradation of Lambda in us-east-1. */
export function buildEvent(overrides: Partial<NormalEvent> = {}): NormalEvent {
  return {
    arn: 'arn:aws:health:us-east-1::event/LAMBDA/AWS_LAMBDA_OPERATIONAL_ISSUE/AWS_LAMBDA_OPERATIONAL_ISSUE_1',
    service: 'lambda',
    upstreamService: 'lambda-us-east-1',
    serviceName: 'AWS Lambda',
    region: 'us-east-1',
    typeCode: 'AWS_LAMBDA_OPERATIONAL_ISSUE',
    category: 'issue',
    scope: 'PUBLIC',
    status: 'open',
    severity: 'degradation',
    peakSeverity: 'degradation',
    summary: 'Elevated error rates',
    description: null,
    startedAt: STARTED_AT,
    endedAt: null,
    saidAt: STARTED_AT,
    updates: [buildUpdate(0)],
    impactedServices: [],
    statusChanges: [],
    ...overrides,
  }
}

/** An event as the current list showed it. `raw` follows from the event unless given. */
export function buildObservation(event: Partial<NormalEvent> = {}, overrides: Partial<Observation> = {}): Observation {
  const built = buildEvent(event)
  return {
    event: built,
    raw: JSON.stringify(built),
    listing: 'current',
    fetchedAt: built.saidAt + MINUTE,
    ...overrides,
  }
}
