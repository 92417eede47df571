/** Spans and durations of an incident's clocks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClockFacts, type IncidentWindow, incidentClocks } from './incident-clocks'

const at = (clock: string, day = '04') => `2024-05-${day}T${clock}:00.000Z`

const DECLARED: IncidentWindow = {
  clock: 'declared',
  from: at('15:40'),
  to: at('16:10'),
  eventId: '1',
  superseded: false,
}
const DESCRIBED: IncidentWindow = { ...DECLARED, clock: 'described', from: at('14:19'), to: at('15:20') }
const OBSERVED: IncidentWindow = {
  clock: 'observed',
  from: at('14:25'),
  to: at('15:45'),
  eventId: null,
  superseded: false,
}

const FACTS: ClockFacts = {
  windows: [DECLARED, DESCRIBED],
  events: [{ id: '1', timePrecision: 'exact' }],
  updates: [
    { observedAt: at('16:10'), isWhole: false },
    { observedAt: at('15:50'), isWhole: false },
  ],
  firstSeenAt: at('15:51'),
  acknowledgedAt: at('15:55'),
  mitigatedAt: null,
  resolvedAt: at('16:12'),
  covered: true,
}

/** Minutes of each duration. */
function minutes(facts: Partial<ClockFacts>): Record<string, number> {
  const { durations } = incidentClocks({ ...FACTS, ...facts })
  return Object.fromEntries(durations.map(({ what, ms }) => [what, ms / 60_000]))
}

function sentenceOf(what: string, facts: Partial<ClockFacts>): string | undefined {
  return incidentClocks({ ...FACTS, ...facts }).durations.find((duration) => duration.what === what)?.sentence
}

test('an outage that was posted after it was over', () => {
  expect(incidentClocks(FACTS)).toMatchObject({
    spans: [
      { clock: 'declared', from: at('15:40'), to: at('16:10') },
      { clock: 'described', from: at('14:19'), to: at('15:20') },
    ],
    firstSaidAt: at('15:50'),
    firstSeenAt: at('15:51'),
    acknowledgedAt: at('15:55'),
    mitigatedAt: null,
    resolvedAt: at('16:12'),
  })
  expect(minutes({})).toEqual({ 'posting-delay': 91, detection: 92, acknowledge: 4, resolve: 21, impact: 61 })
})

describe('spans', () => {
  test('reach over all events and leave superseded windows out', () => {
    const windows = [
      { ...DECLARED, eventId: '2', from: at('15:00'), to: at('15:30') },
      DECLARED,
      { ...DESCRIBED, from: at('03:00'), superseded: true },
    ]
    expect(incidentClocks({ ...FACTS, windows }).spans).toEqual([
      { clock: 'declared', from: at('15:00'), to: at('16:10') },
    ])
  })

  test('have no end while one window has none', () => {
    const windows = [DECLARED, { ...DECLARED, eventId: '2', to: null }]
    expect(incidentClocks({ ...FACTS, windows }).spans[0]?.to).toBeNull()
  })
})

describe('posting delay', () => {
  test('is measured from the declared start where AWS describes none, and says so', () => {
    expect(minutes({ windows: [DECLARED] })['posting-delay']).toBe(10)
    expect(sentenceOf('posting-delay', {})).toBe('From the start that AWS described to AWS’s first word.')
    expect(sentenceOf('posting-delay', { windows: [DECLARED] })).toContain('declared')
  })

  test('is negative where AWS spoke first', () => {
    const updates = [{ observedAt: at('14:00'), isWhole: false }]
    expect(minutes({ updates })['posting-delay']).toBe(-19)
    expect(sentenceOf('posting-delay', { updates })).toBe('AWS’s first word came before the start that AWS described.')
  })

  test('is not known from a whole text, which may have been said before', () => {
    const facts = { updates: [{ observedAt: at('15:45'), isWhole: true }, ...FACTS.updates] }
    expect(minutes(facts)).not.toHaveProperty('posting-delay')
    expect(incidentClocks({ ...FACTS, ...facts }).firstSaidAt).toBe(at('15:45'))
  })

  test('is not measured from a day', () => {
    const facts: Partial<ClockFacts> = { windows: [DECLARED], events: [{ id: '1', timePrecision: 'day' }] }
    expect(minutes(facts)).toEqual({ acknowledge: 4, resolve: 21 })
  })
})

describe('detection', () => {
  test('is not known of history that was imported, nor how fast anybody responded', () => {
    expect(minutes({ firstSeenAt: at('16:09', '06') })).toHaveProperty('detection')
    expect(minutes({ firstSeenAt: at('16:11', '06') })).toEqual({ 'posting-delay': 91, impact: 61 })
    expect(minutes({ firstSeenAt: at('16:13', '06'), windows: [], updates: [], acknowledgedAt: null })).toEqual({})
  })

  test('is not known where the watch began days after it', () => {
    const open = { windows: [{ ...DECLARED, to: null }], updates: [{ observedAt: at('10:00', '09'), isWhole: false }] }
    expect(minutes({ ...open, firstSeenAt: at('11:00', '09'), covered: false })).not.toHaveProperty('detection')
    expect(minutes({ ...open, firstSeenAt: at('11:00', '09') })).toHaveProperty('detection')
  })

  test('says that nothing was read when it began', () => {
    expect(sentenceOf('detection', { covered: false })).toBe(
      'From the start that AWS described to our first sighting. No source was read on time when it began.',
    )
  })

  test('of an incident of our own is its opening after the observed start', () => {
    const own: Partial<ClockFacts> = { windows: [OBSERVED], events: [], updates: [], firstSeenAt: at('14:35') }
    expect(minutes(own)).toEqual({ detection: 10, acknowledge: 80, resolve: 97, impact: 80 })
    expect(sentenceOf('detection', own)).toBe('From the start that the team observed to its opening here.')
  })
})

describe('impact', () => {
  test('goes by what the team observed', () => {
    expect(minutes({ windows: [DECLARED, OBSERVED, DESCRIBED] }).impact).toBe(80)
  })

  test('is not known while the team’s own window is open', () => {
    expect(minutes({ windows: [DECLARED, { ...OBSERVED, to: null }] })).not.toHaveProperty('impact')
  })

  test('goes by the next clock where AWS describes no end', () => {
    const windows = [DECLARED, { ...DESCRIBED, to: null }]
    expect(minutes({ windows }).impact).toBe(30)
    expect(sentenceOf('impact', { windows })).toContain('declared')
  })
})

const instant = fc
  .integer({ min: 0, max: 10_000 })
  .map((minute) => new Date(1_714_000_000_000 + minute * 60_000).toISOString())
const anyWindow = fc.record({
  clock: fc.constantFrom('declared', 'described', 'recovered', 'observed'),
  from: instant,
  to: fc.option(instant),
  eventId: fc.option(fc.constantFrom('1', '2')),
  superseded: fc.boolean(),
}) as fc.Arbitrary<IncidentWindow>
const anyFacts: fc.Arbitrary<ClockFacts> = fc.record({
  windows: fc.array(anyWindow),
  events: fc.constantFrom([], [{ id: '1', timePrecision: 'exact' as const }]),
  updates: fc.array(fc.record({ observedAt: instant, isWhole: fc.boolean() })),
  firstSeenAt: fc.option(instant),
  acknowledgedAt: fc.option(instant),
  mitigatedAt: fc.option(instant),
  resolvedAt: fc.option(instant),
  covered: fc.boolean(),
})

test('order does not matter, and each duration is what lies between its two moments', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const clocks = incidentClocks(facts)
      const turned = { ...facts, windows: facts.windows.toReversed(), updates: facts.updates.toReversed() }
      expect(incidentClocks(turned)).toEqual(clocks)
      for (const { ms, from, to } of clocks.durations) expect(ms).toBe(Date.parse(to) - Date.parse(from))
    }),
  )
})
