/** A row of the list of incidents to test with. */
import type { IncidentSummaryView } from '@/lib/incidents/contract'

export function buildIncidentSummary(overrides: Partial<IncidentSummaryView> = {}): IncidentSummaryView {
  return {
    id: '1',
    kind: 'provider',
    origin: 'correlated',
    status: 'resolved',
    severity: 'SEV2',
    title: 'Elevated error rates of several services',
    owner: null,
    team: null,
    startedAt: '2018-05-07T15:50:00.000Z',
    endedAt: '2018-05-07T16:32:00.000Z',
    endUnknown: false,
    impact: { clock: 'described', from: '2018-05-07T14:19:00.000Z', to: '2018-05-07T15:20:00.000Z' },
    services: [{ service: 'ec2', name: 'Amazon EC2' }],
    serviceCount: 1,
    regions: ['us-east-1'],
    everywhere: false,
    partition: 'aws',
    awsSeverity: null,
    peakSeverity: 'disruption',
    eventCount: 1,
    openEventCount: 0,
    affectedAccountCount: 0,
    reach: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    covered: true,
    postmortem: null,
    ...overrides,
  }
}
