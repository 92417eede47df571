/** Incidents with all that is known about them, to test pages with: one outage of three events and what people did. */
import type { IncidentEventView, IncidentNoteView, IncidentUpdateView, IncidentView } from '@/lib/incidents/contract'
import { buildIncidentSummary } from './build-incident-summary'

/** One of its events: a degradation of EC2, over. */
export function buildIncidentEvent(overrides: Partial<IncidentEventView> = {}): IncidentEventView {
  return {
    id: '11',
    arn: 'arn:aws:health:us-east-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/AWS_EC2_OPERATIONAL_ISSUE_1',
    service: 'ec2',
    serviceName: 'Amazon EC2',
    region: 'us-east-1',
    typeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
    scope: 'PUBLIC',
    status: 'closed',
    severity: null,
    peakSeverity: 'degradation',
    summary: 'Launches fail',
    startedAt: '2018-05-07T15:50:00.000Z',
    endedAt: '2018-05-07T16:32:00.000Z',
    endUnknown: false,
    timePrecision: 'exact',
    updateCount: 1,
    affectedAccountCount: 0,
    sources: ['public-feed'],
    byHand: false,
    ...overrides,
  }
}

/** One thing AWS said of it. */
export function buildIncidentUpdate(overrides: Partial<IncidentUpdateView> = {}): IncidentUpdateView {
  return {
    eventId: '11',
    observedAt: '2018-05-07T15:50:00.000Z',
    recordedAt: '2018-05-07T15:51:00.000Z',
    text: 'Launches of instances fail more often than usual.',
    severity: 'degradation',
    severityBefore: null,
    severityChanged: false,
    isWhole: false,
    parts: null,
    ...overrides,
  }
}

/** What somebody wrote on it. */
export function buildIncidentNote(overrides: Partial<IncidentNoteView> = {}): IncidentNoteView {
  return {
    id: '21',
    kind: 'note',
    body: 'We fail over to **Ohio**.',
    html: '<p>We fail over to <strong>Ohio</strong>.</p>',
    occurredAt: '2018-05-07T16:00:00.000Z',
    createdAt: '2018-05-07T16:00:10.000Z',
    editedAt: null,
    author: { kind: 'person', id: 'mira', name: 'Mira Sand' },
    mentions: [],
    starred: false,
    version: 1,
    ...overrides,
  }
}

/** The incident. */
export function buildIncidentView(overrides: Partial<IncidentView> = {}): IncidentView {
  const events = overrides.events ?? [buildIncidentEvent()]
  return {
    ...buildIncidentSummary({ eventCount: events.length, peakSeverity: 'degradation' }),
    description: null,
    descriptionHtml: null,
    proposedSeverity: 'SEV2',
    severityRule: 'SEV2: a rule of the test.',
    severityReason: null,
    version: 3,
    responders: [],
    events,
    links: [],
    impactWindows: [],
    clocks: {
      spans: [],
      firstSaidAt: null,
      firstSeenAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      durations: [],
    },
    failure: null,
    updates: [buildIncidentUpdate()],
    notes: [],
    history: [],
    statusHistory: [],
    related: [],
    merged: [],
    leftOut: { events: 0, updates: 0, windows: 0, notes: 0, history: 0 },
    ...overrides,
  }
}
