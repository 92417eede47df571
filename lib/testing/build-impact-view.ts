/** A summary of impact as readImpact gives it, with figures of a plausible quarter, for tests of what is made of one. */
import { formulas } from '@/lib/domain/impact/formulas'
import { parsePeriod } from '@/lib/domain/impact/period'
import type { DurationView, FigureView, ImpactView, IncidentLine, TopRow } from '@/lib/impact/contract'
import { CLOCKS, NO_IMPACT_FILTER } from '@/lib/impact/filter'

const CHANGE = ' than in Q1 2018'

/** One line of the list of incidents. */
export function buildIncidentLine(overrides: Partial<IncidentLine> = {}): IncidentLine {
  return {
    id: '1',
    title: 'Creating IAM entities fails',
    kind: 'identity',
    status: 'resolved',
    statusWord: 'Resolved',
    severity: 'SEV2',
    awsSeverity: 'degradation',
    startedAt: '2018-05-07T14:19:00.000Z',
    endedAt: '2018-05-07T15:20:00.000Z',
    services: ['AWS Identity and Access Management'],
    serviceCount: 1,
    regions: ['global'],
    minutes: 61,
    minutesByClock: { declared: 61, described: 61, recovered: null, observed: null },
    endUnknown: [],
    reach: { confirmed: 14, reported: 1, inferred: 197, total: 212 },
    response: {
      'posting-delay': 91,
      'time-to-detect': 92.5,
      'time-to-acknowledge': 4,
      'time-to-mitigate': null,
      'time-to-recover': 30,
    },
    postmortem: 'published',
    repeats: null,
    ...overrides,
  }
}

/** A summary of Q2 2018 in Berlin, of everything. */
export function buildImpactView(overrides: Partial<ImpactView> = {}): ImpactView {
  const period = parsePeriod('2018-Q2', 'Europe/Berlin', Date.UTC(2018, 6, 2))
  if (period === null) throw new Error('This is a period.')
  const iso = (at: number) => new Date(at).toISOString()
  const lines = [
    buildIncidentLine(),
    ...[2, 3].map((id) => buildIncidentLine({ id: String(id), title: `Elevated error rates ${id}`, minutes: 12 })),
  ]
  const clock = (name: (typeof CLOCKS)[number], minutes: number) => ({
    ...{ clock: name, minutes, before: minutes / 2, incidents: minutes === 0 ? 0 : 3, endUnknown: [] },
  })
  const minutesByClock = CLOCKS.map((name, index) => clock(name, [85, 85, 61, 0][index] ?? 0))
  return {
    asOf: '2018-07-02T06:00:00.000Z',
    period: {
      ...{ key: period.key, name: period.name, unit: period.unit, zone: period.zone, isOver: true },
      ...{ from: iso(period.from), to: iso(period.to), firstDay: '2018-04-01', lastDay: '2018-06-30' },
    },
    previous: {
      ...{ key: '2018-Q1', name: 'Q1 2018', from: '2017-12-31T23:00:00.000Z', to: iso(period.from) },
      ...{ isPart: false, isKnown: true },
    },
    filter: NO_IMPACT_FILTER,
    about: 'All services, Regions and accounts',
    isLimited: false,
    letter: {
      sentences: [
        'In Q2 2018 there were 3 incidents, 1 more than in Q1 2018, and they lasted 1 h 25 m in all, as AWS declared it.',
        'The longest, “Creating IAM entities fails”, took 1 h 01 m; IAM was hit longest of all services.',
        'AWS named 14 of our 212 accounts; by what they use another 197 could have been hit.',
        'Half of the incidents were acknowledged within 4 m.',
      ],
      unknowns: ['Of 1 incident nobody knows when it ended; its time is left out.'],
    },
    trace: [
      { day: '2018-05-07', worst: 'degradation', events: 1, began: 1 },
      { day: '2018-05-08', worst: 'disruption', events: 4, began: 2 },
      { day: '2018-06-12', worst: 'informational', events: 1, began: 1 },
      { day: '2018-06-13', worst: 'informational', events: 1, began: 0 },
    ],
    unrecorded: [],
    isKnown: true,
    figures: buildFigures(),
    minutes: clock('declared', 85),
    minutesByClock,
    touch: {
      accountMinutes: { confirmed: 1_204.5, reported: 61, inferred: 12_017 },
      before: { confirmed: 600, reported: 0, inferred: 6_000 },
      accounts: { confirmed: 14, reported: 1, inferred: 197 },
      directoryAccounts: 212,
      unknownAccounts: 3,
    },
    services: { top: buildTops(['AWS Identity and Access Management', 'Amazon EC2', 'AWS STS']), count: 3 },
    regions: { top: buildTops(['global', 'us-east-1']), count: 2 },
    teams: { top: buildTops(['Payments', 'Platform', 'Data']), count: 3 },
    response: buildResponse(),
    followUp: {
      ...{ postmortems: 2, published: 1, requiredItems: 31, settledItems: 12 },
      ...{ actions: { open: 3, done: 5, dropped: 1, overdue: 2 } },
    },
    incidents: {
      ...{
        count: lines.length,
        before: 2,
        bySeverity: { SEV1: 0, SEV2: 3, SEV3: 0, SEV4: 0 },
        open: 0,
        repeats: 1,
        lines,
      },
    },
    formulas: formulas('declared'),
    rows: {
      ...{ incidents: ['1', '2', '3'], minutes: ['11', 'observed:2'] },
      accountMinutes: { confirmed: [{ account: '111122223333', minutes: 61 }], reported: [], inferred: [] },
      repeats: [{ incident: '3', repeats: '2' }],
    },
    ...overrides,
  }
}

/** The same of a quarter in which nothing happened. */
export function buildEmptyImpactView(): ImpactView {
  const view = buildImpactView()
  const none = { confirmed: 0, reported: 0, inferred: 0 }
  return {
    ...view,
    letter: { sentences: ['In Q2 2018 there was no incident.'], unknowns: [] },
    trace: [],
    figures: view.figures.map((figure) => ({
      ...figure,
      value: 0,
      text: '0',
      change: null,
      isBetter: null,
      note: null,
    })),
    minutesByClock: view.minutesByClock.map((each) => ({ ...each, minutes: 0, before: null, incidents: 0 })),
    touch: { ...view.touch, accountMinutes: none, before: null, accounts: none },
    ...{ services: { top: [], count: 0 }, regions: { top: [], count: 0 }, teams: { top: [], count: 0 } },
    response: view.response.map((each) => ({ ...each, ...NOT_MEASURED })),
    incidents: { ...view.incidents, count: 0, open: 0, repeats: 0, lines: [] },
    rows: { incidents: [], minutes: [], accountMinutes: { confirmed: [], reported: [], inferred: [] }, repeats: [] },
  }
}

const NOT_MEASURED = {
  ...{ count: 0, median: null, p25: null, p75: null, shortest: null, longest: null, before: null },
  ...{ change: null, isBetter: null, ids: [] },
}

function buildFigures(): FigureView[] {
  const figure = (facts: Partial<FigureView> & Pick<FigureView, 'figure' | 'label' | 'text'>): FigureView => ({
    ...{ value: 1, unit: 'count', before: 1, change: null, isBetter: null, note: null },
    ...facts,
  })
  return [
    figure({
      figure: 'incidents',
      label: 'Incidents',
      text: '3',
      value: 3,
      change: `1 more${CHANGE}`,
      isBetter: false,
    }),
    figure({
      ...{ figure: 'minutes', label: 'Impact, as AWS declared it', text: '1 h 25 m', value: 85, unit: 'minutes' },
      ...{ change: `42 m more${CHANGE}`, isBetter: false, note: 'Of 1 incident the end is not known: left out.' },
    }),
    figure({
      ...{ figure: 'accounts-confirmed', label: 'Account-time, confirmed', text: '20 h 04 m', value: 1_204.5 },
      ...{ unit: 'minutes', change: `10 h 04 m more${CHANGE}`, isBetter: false, note: '14 accounts' },
    }),
    figure({
      ...{ figure: 'time-to-acknowledge', label: 'Time to acknowledge, median', text: '4 m', value: 4 },
      ...{ unit: 'minutes', change: `2 m shorter${CHANGE}`, isBetter: true, note: 'Over 3 incidents.' },
    }),
    figure({ figure: 'actions-overdue', label: 'Actions overdue', text: '2', value: 2, before: null }),
  ]
}

function buildTops(names: readonly string[]): TopRow[] {
  return names.map((name, index) => ({
    ...{ id: name, name, minutes: 85 / (index + 1), incidents: 3 - index, accountMinutes: null },
  }))
}

function buildResponse(): DurationView[] {
  const figures = [
    'posting-delay',
    'time-to-detect',
    'time-to-acknowledge',
    'time-to-mitigate',
    'time-to-recover',
  ] as const
  return figures.map((figure, index) =>
    figure === 'time-to-mitigate'
      ? { figure, ...NOT_MEASURED }
      : {
          ...{ figure, count: 3, median: 12 * (index + 1), p25: 6, p75: 40, shortest: -2, longest: 91 },
          ...{ before: { median: 20, count: 2 }, change: `8 m shorter${CHANGE}`, isBetter: true, ids: ['1', '2', '3'] },
        },
  )
}
