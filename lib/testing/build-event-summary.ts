/** A row of the timeline to test with. */
import type { EventSummaryView } from '@/lib/events/contract'

export function buildEventSummary(overrides: Partial<EventSummaryView> = {}): EventSummaryView {
  return {
    id: '1',
    arn: null,
    service: 'iam',
    upstreamService: 'iam',
    serviceName: 'AWS Identity and Access Management',
    region: 'global',
    typeCode: 'AWS_IAM_OPERATIONAL_ISSUE',
    category: 'issue',
    scope: 'PUBLIC',
    status: 'closed',
    severity: null,
    peakSeverity: 'degradation',
    summary: 'Elevated propagation times',
    startedAt: '2018-05-07T15:50:00.000Z',
    endedAt: '2018-05-07T16:32:00.000Z',
    timePrecision: 'exact',
    endUnknown: false,
    referenceUrl: null,
    impact: { clock: 'described', from: '2018-05-07T14:19:00.000Z', to: '2018-05-07T15:20:00.000Z' },
    impactedServiceCount: 1,
    updateCount: 3,
    affectedAccountCount: 0,
    incident: null,
    covered: true,
    sources: ['public-feed'],
    ...overrides,
  }
}
