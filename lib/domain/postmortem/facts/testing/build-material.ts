/** Facts to compose from: one event of AWS's, over, seen, acknowledged and resolved. */
import type { FactsIncident, FactsMaterial, FactsNote, FactsUpdate } from '../material'

/** One thing AWS said. */
export function buildFactsUpdate(overrides: Partial<FactsUpdate> = {}): FactsUpdate {
  return {
    eventId: '11',
    observedAt: '2018-05-07T15:50:00.000Z',
    text: 'New roles are slow to work everywhere. We look into it.',
    severity: 'degradation',
    severityChanged: false,
    isWhole: false,
    parts: null,
    ...overrides,
  }
}

/** A starred note. */
export function buildFactsNote(overrides: Partial<FactsNote> = {}): FactsNote {
  return {
    id: '21',
    kind: 'note',
    body: 'We fail over to **Ohio**.',
    occurredAt: '2018-05-07T16:10:00.000Z',
    author: { name: 'Mira Sand' },
    starred: true,
    ...overrides,
  }
}

/** The incident. */
export function buildFactsIncident(overrides: Partial<FactsIncident> = {}): FactsIncident {
  return {
    kind: 'identity',
    status: 'resolved',
    severity: 'SEV2',
    title: 'IAM, global: new roles are slow to work',
    owner: { name: 'Mira Sand' },
    team: { name: 'Platform' },
    responders: [{ name: 'Otto Reed' }],
    startedAt: '2018-05-07T14:19:00.000Z',
    endedAt: '2018-05-07T16:32:00.000Z',
    endUnknown: false,
    services: [{ service: 'iam', name: 'AWS IAM' }],
    serviceCount: 1,
    regions: ['global'],
    everywhere: true,
    partition: 'aws',
    peakSeverity: 'degradation',
    eventCount: 1,
    openEventCount: 0,
    affectedAccountCount: 0,
    acknowledgedAt: '2018-05-07T15:56:00.000Z',
    acknowledgedBy: 'Mira Sand',
    covered: true,
    severityReason: null,
    severityRule: 'A rule of the test.',
    events: [
      {
        id: '11',
        service: 'iam',
        serviceName: 'AWS IAM',
        region: 'global',
        peakSeverity: 'degradation',
        startedAt: '2018-05-07T15:50:00.000Z',
        endedAt: '2018-05-07T16:32:00.000Z',
        endUnknown: false,
        timePrecision: 'exact',
        sources: ['public-feed'],
      },
    ],
    impactWindows: [
      {
        clock: 'described',
        from: '2018-05-07T14:19:00.000Z',
        to: '2018-05-07T15:20:00.000Z',
        eventId: '11',
        service: null,
        region: null,
        confidence: 'medium',
        superseded: false,
      },
    ],
    clocks: {
      spans: [
        { clock: 'declared', from: '2018-05-07T15:50:00.000Z', to: '2018-05-07T16:32:00.000Z' },
        { clock: 'described', from: '2018-05-07T14:19:00.000Z', to: '2018-05-07T15:20:00.000Z' },
      ],
      firstSaidAt: '2018-05-07T15:50:00.000Z',
      firstSeenAt: '2018-05-07T15:52:00.000Z',
      acknowledgedAt: '2018-05-07T15:56:00.000Z',
      mitigatedAt: null,
      resolvedAt: '2018-05-07T16:40:00.000Z',
      durations: [
        duration('posting-delay', '2018-05-07T14:19:00.000Z', '2018-05-07T15:50:00.000Z'),
        duration('detection', '2018-05-07T14:19:00.000Z', '2018-05-07T15:52:00.000Z'),
        duration('acknowledge', '2018-05-07T15:52:00.000Z', '2018-05-07T15:56:00.000Z'),
        duration('resolve', '2018-05-07T15:52:00.000Z', '2018-05-07T16:40:00.000Z'),
        duration('impact', '2018-05-07T14:19:00.000Z', '2018-05-07T15:20:00.000Z'),
      ],
    },
    failure: null,
    updates: [
      buildFactsUpdate(),
      buildFactsUpdate({
        observedAt: '2018-05-07T16:32:00.000Z',
        text: 'All is well again.',
        severity: null,
        severityChanged: true,
      }),
    ],
    notes: [buildFactsNote()],
    statusHistory: [
      { status: 'acknowledged', at: '2018-05-07T15:56:00.000Z', by: 'Mira Sand' },
      { status: 'resolved', at: '2018-05-07T16:40:00.000Z', by: 'Mira Sand' },
    ],
    leftOut: { events: 0, updates: 0, windows: 0, notes: 0 },
    ...overrides,
  }
}

function duration(what: FactsIncident['clocks']['durations'][number]['what'], from: string, to: string) {
  return { what, from, to, ms: Date.parse(to) - Date.parse(from), sentence: `From one moment to another (${what}).` }
}

/** All of it, with a blast radius of 94 of 212 accounts. */
export function buildMaterial(overrides: Partial<FactsMaterial> = {}): FactsMaterial {
  return {
    asOf: '2018-05-08T09:00:00.000Z',
    limited: false,
    incident: buildFactsIncident(),
    blast: {
      touched: 94,
      confirmed: 14,
      reported: 0,
      inferred: 80,
      unknown: 3,
      cleared: 0,
      total: 212,
      entities: 7,
      asOf: '2018-05-08T08:59:00.000Z',
    },
    ...overrides,
  }
}
